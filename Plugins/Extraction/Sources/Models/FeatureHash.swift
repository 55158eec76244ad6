/// The hash of a feature's name: FNV-1a over its UTF-8 bytes, 32 bits, then the finaliser of MurmurHash3, so that the low
/// bits, which choose the bucket of a ``HashedModel``, depend on all of the name.
///
/// A name may be built step by step, and a prefix be shared: `FeatureHash("next:").adding("pain")`.
struct FeatureHash: Sendable, Hashable {
  private var state: UInt32 = 0x811c_9dc5

  init() {}

  /// The hash of `name`, to which more may be added.
  init(_ name: String) { add(name.utf8) }

  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt32(byte)) &* 0x0100_0193
  }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  func adding(_ name: String) -> FeatureHash {
    var longer = self
    longer.add(name.utf8)
    return longer
  }

  /// The hash of what was added so far.
  var value: UInt32 {
    var hash = state
    hash = (hash ^ hash >> 16) &* 0x85eb_ca6b
    hash = (hash ^ hash >> 13) &* 0xc2b2_ae35
    return hash ^ hash >> 16
  }
}
