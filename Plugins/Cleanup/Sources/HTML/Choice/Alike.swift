internal import ThreshMarkup

/// Things with equal hashes as groups.
struct Alike: Sendable {
  /// The group of each thing.
  private(set) var group: [Int32]
  /// How many things each group has.
  private(set) var counts: [Int] = []

  init(_ hashes: [UInt64]) {
    group = []
    group.reserveCapacity(hashes.count)
    var size = 64
    while size < hashes.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    var keys: [UInt64] = []
    for hash in hashes {
      var slot = Int(truncatingIfNeeded: hash >> 17) & (size - 1)
      while slots[slot] >= 0, keys[Int(slots[slot])] != hash { slot = (slot + 1) & (size - 1) }
      if slots[slot] < 0 {
        slots[slot] = Int32(keys.count)
        keys.append(hash)
        counts.append(0)
      }
      group.append(slots[slot])
      counts[Int(slots[slot])] += 1
    }
  }

  /// Groups of the elements that have the same tag, the same class but for its digits, and stand in the same tag.
  init(_ elements: [OutlineElement], _ tree: MarkupTree) {
    self.init(
      tree.bytes.withUnsafeBufferPointer { bytes in
        elements.map { element in
          var hash = WordHash.mix(WordHash.seed, UInt8(truncatingIfNeeded: element.tag.rawValue))
          if element.parent >= 0 {
            hash = WordHash.mix(hash, UInt8(truncatingIfNeeded: elements[element.parent].tag.rawValue))
          }
          guard let range = tree.attributeRange(element.node, .class) else { return hash }
          for index in range where bytes[index] &- 0x30 >= 10 { hash = WordHash.mix(hash, bytes[index]) }
          return hash
        }
      })
  }
}
