import Testing

@testable import ThreshText

@Suite struct KeyTableTests {
  @Test func holdsWhatADictionaryHolds() {
    var table = KeyTable()
    var dictionary: [UInt64: Int32] = [:]
    var state: UInt64 = 7
    for number in 0..<3000 as Range<Int32> {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Few low bits, so that keys repeat and crowd the same slots.
      let key = (state >> 40) % 1500 << 32
      table[key] = number
      dictionary[key] = number
    }
    for key in 0..<1600 as Range<UInt64> { #expect(table[key << 32] == dictionary[key << 32]) }
    #expect(table[1] == nil)
  }
}
