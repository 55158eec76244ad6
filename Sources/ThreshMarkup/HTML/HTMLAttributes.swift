/// The attributes of a page's start tags, which libxml2 does not get to see: on most pages they are three quarters of
/// the markup, and it would copy every value character by character.
///
/// A tag whose attributes lie here has one in their place, ``placeholder``, whose value is the tag's number.
struct HTMLAttributes {
  var all: [MarkupTree.Attribute] = []
  /// The values of `all`, references resolved.
  var values: [UInt8] = []
  var names = AttributeName.known
  /// Where in `all` those of each numbered tag lie.
  private(set) var tags: [Range<UInt32>] = []

  static let placeholder: StaticString = " _="

  /// Adds the attribute `name`; false when the tag, whose attributes begin at `first`, has one of that name.
  ///
  /// Its value is empty until it is set with ``setValue()``.
  mutating func add(_ name: UnsafeBufferPointer<UInt8>, after first: Int) -> Bool {
    let number = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count) { lower in
      for index in 0..<name.count { lower[index] = ASCII.lower(name[index]) }
      return AttributeName(rawValue: names.intern(UnsafeBufferPointer(lower)))
    }
    if number.rawValue != NameTable.overflow {
      for index in first..<all.count where all[index].name == number { return false }
    }
    all.append(.init(start: UInt32(truncatingIfNeeded: values.count), length: 0, name: number))
    return true
  }

  /// What was appended to `values` since the last attribute was added is that attribute's value.
  mutating func setValue() {
    guard let last = all.indices.last else { return }
    all[last].length = UInt32(truncatingIfNeeded: values.count) - all[last].start
  }

  /// The number of the tag whose attributes begin at `first`; nil when it has none.
  mutating func number(from first: Int) -> Int? {
    guard first < all.count else { return nil }
    tags.append(UInt32(truncatingIfNeeded: first)..<UInt32(truncatingIfNeeded: all.count))
    return tags.count - 1
  }

  /// Forgets the attributes from `first` on, of a tag that is left out.
  mutating func remove(from first: Int) {
    guard first < all.count else { return }
    values.removeLast(values.count - Int(all[first].start))
    all.removeLast(all.count - first)
  }
}
