/// Small numbers by 64-bit keys: a hash table with open addressing, for look-ups at every word of a corpus.
///
/// A `Dictionary` guards against keys chosen to collide, which makes it four times slower here; the keys of a phrase
/// matcher come from vocabularies.
struct KeyTable: Sendable {
  private struct Slot {
    var key: UInt64 = 0
    /// -1 where the slot is free.
    var value: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 2)
  private var count = 0
  /// A bit for the high bits of every key's hash. Most words of a text are no key, and this is small enough to stay in
  /// the processor's nearest cache.
  private var filter = [UInt64](repeating: 0, count: 1024)

  subscript(key: UInt64) -> Int32? {
    @inline(__always)
    get {
      let bit = Self.hash(key) >> 48
      guard filter[Int(bit >> 6)] & (1 << (bit & 63)) != 0 else { return nil }
      let value = slots[place(of: key)].value
      return value < 0 ? nil : value
    }
    set {
      guard let newValue else { return }
      precondition(newValue >= 0)
      if 2 * (count + 1) > slots.count { grow() }
      let place = place(of: key)
      if slots[place].value < 0 { count += 1 }
      slots[place] = Slot(key: key, value: newValue)
      let bit = Self.hash(key) >> 48
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
    }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  /// Where `key` is or would be.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    // The high bits of the product depend on all bits of the key.
    var place = Int(truncatingIfNeeded: Self.hash(key) >> 32) & mask
    while slots[place].value >= 0, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots.filter { $0.value >= 0 }
    slots = [Slot](repeating: Slot(), count: slots.count * 2)
    for slot in old { slots[place(of: slot.key)] = slot }
  }
}
