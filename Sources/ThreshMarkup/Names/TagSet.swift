/// A set of known tags that is tested in constant time without hashing. Tags known to one tree only are never in it.
public struct TagSet: Sendable, Hashable, ExpressibleByArrayLiteral {
  @usableFromInline var words: InlineWords

  @usableFromInline
  struct InlineWords: Sendable, Hashable {
    @usableFromInline var a, b, c, d, e, f: UInt64
    @usableFromInline init() { (a, b, c, d, e, f) = (0, 0, 0, 0, 0, 0) }

    @inlinable subscript(index: Int) -> UInt64 {
      get {
        switch index {
        case 0: a
        case 1: b
        case 2: c
        case 3: d
        case 4: e
        case 5: f
        default: 0
        }
      }
      set {
        switch index {
        case 0: a = newValue
        case 1: b = newValue
        case 2: c = newValue
        case 3: d = newValue
        case 4: e = newValue
        case 5: f = newValue
        default: break
        }
      }
    }
  }

  public init(_ tags: some Sequence<Tag>) {
    words = InlineWords()
    for tag in tags { insert(tag) }
  }

  public init(arrayLiteral elements: Tag...) { self.init(elements) }

  @inlinable
  public func contains(_ tag: Tag) -> Bool {
    words[Int(tag.rawValue >> 6)] >> UInt64(tag.rawValue & 63) & 1 != 0
  }

  /// Adds `tag`, if it is one with a constant.
  public mutating func insert(_ tag: Tag) {
    words[Int(tag.rawValue >> 6)] |= 1 << UInt64(tag.rawValue & 63)
  }

  public func union(_ other: TagSet) -> TagSet {
    var result = self
    for index in 0..<6 { result.words[index] |= other.words[index] }
    return result
  }
}
