/// The hashes that were met, so that each is taken once without sorting them; all are forgotten at once, and the memory
/// is used again.
struct SeenHashes: Sendable {
  /// Each the round in which it was filled, above the hash. What is of an earlier round is free.
  private var slots = [UInt64](repeating: 0, count: 1024)
  private var round: UInt64 = 1
  private var count = 0

  mutating func forget() {
    round += 1
    count = 0
  }

  /// True when `hash` was not met since the last ``forget()``.
  mutating func insert(_ hash: UInt32) -> Bool {
    if count * 2 >= slots.count { grow() }
    let entry = round << 32 | UInt64(hash)
    let isNew = Self.put(entry, into: &slots)
    if isNew { count += 1 }
    return isNew
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for entry in slots where entry >> 32 == round { _ = Self.put(entry, into: &larger) }
    slots = larger
  }

  private static func put(_ entry: UInt64, into slots: inout [UInt64]) -> Bool {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: entry) & mask
    while slots[place] >> 32 == entry >> 32 {
      if slots[place] == entry { return false }
      place = (place + 1) & mask
    }
    slots[place] = entry
    return true
  }
}
