import Testing

@testable import Extraction

@Suite struct FeatureHashTests {
  /// Models that are trained depend on these values: they may not change.
  @Test func valuesStay() {
    #expect(FeatureHash("").value == 0xab3e_7c0b)
    #expect(FeatureHash("pain").value == 0x8240_c204)
    #expect(FeatureHash("größer").value == 0x1469_908d)
  }

  @Test func aNameBuiltInStepsIsTheSame() {
    #expect(FeatureHash("next:").adding("pain") == FeatureHash("next:pain"))
    var hash = FeatureHash("next")
    hash.add(UInt8(ascii: ":"))
    hash.add(Array("pain".utf8))
    #expect(hash.value == FeatureHash("next:pain").value)
  }

  @Test func lowBitsTellNamesApart() {
    let buckets = Set((0..<1000).map { FeatureHash("word\($0)").value & 0xFFFF })
    #expect(buckets.count > 980)
  }
}
