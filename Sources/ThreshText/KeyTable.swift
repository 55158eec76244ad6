/// Small numbers by 64-bit keys: a hash table with open addressing, for look-ups at every word of a corpus.
///
/// A `Dictionary` guards against keys chosen to collide, which makes it four times slower here; the keys of a phrase
/// matcher come from vocabularies.
struct KeyTable: Sendable {
  private var keys: [UInt64] = [0, 0]
  /// -1 where the slot is free.
  private var values: [Int32] = [-1, -1]
  private var count = 0

  subscript(key: UInt64) -> Int32? {
    get {
      let value = values[slot(of: key)]
      return value < 0 ? nil : value
    }
    set {
      guard let newValue else { return }
      precondition(newValue >= 0)
      if 2 * (count + 1) > keys.count { grow() }
      let slot = slot(of: key)
      if values[slot] < 0 { count += 1 }
      keys[slot] = key
      values[slot] = newValue
    }
  }

  /// Where `key` is or would be.
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    // The high bits of the product depend on all bits of the key.
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while values[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.1 >= 0 }
    keys = [UInt64](repeating: 0, count: keys.count * 2)
    values = [Int32](repeating: -1, count: keys.count)
    for (key, value) in old {
      let slot = slot(of: key)
      keys[slot] = key
      values[slot] = value
    }
  }
}
