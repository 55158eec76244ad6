/// Where things begin and end in HTML, after the tokenization rules of the HTML standard.
enum HTMLScanner {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Past the name of a tag that starts at `start`.
  @inline(__always)
  static func nameEnd(_ bytes: Bytes, _ start: Int) -> Int {
    var at = start
    while at < bytes.count, !ASCII.isSpace(bytes[at]), bytes[at] != 0x2F, bytes[at] != 0x3E { at += 1 }
    return at
  }

  /// Past as much of a tag's name, `start` to `end`, as libxml2 takes for one; it would read the rest as an attribute.
  @inline(__always)
  static func plainNameEnd(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    let end = min(end, start + 90)
    var at = start
    while at < end, isPlain(bytes[at]) { at += 1 }
    return at
  }

  /// The tag so named, if it has a constant; else ``Tag/none``.
  static func tag(_ bytes: Bytes, _ start: Int, _ end: Int) -> Tag {
    guard end - start <= 32 else { return .none }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { lower in
      for index in start..<end { lower[index - start] = ASCII.lower(bytes[index]) }
      return Tag(rawValue: Tag.known.number(of: Bytes(rebasing: lower[..<(end - start)])))
    }
  }

  /// Past the name of an attribute.
  @inline(__always)
  static func attributeNameEnd(_ bytes: Bytes, _ start: Int) -> Int {
    // An equals sign may be the first character of a name.
    var at = start + 1
    while at < bytes.count, !ASCII.isSpace(bytes[at]), bytes[at] != 0x2F, bytes[at] != 0x3E, bytes[at] != 0x3D
    {
      at += 1
    }
    return at
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == 0x2D || byte == 0x5F || byte == 0x3A
      || byte == 0x2E
  }

  /// Whether an attribute's name is one that pages use on purpose: not `@click`, `[src]` or a scrap of broken markup.
  @inline(__always)
  static func isPlainName(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    guard end - start <= 90, ASCII.isLetter(bytes[start]) || bytes[start] == 0x5F || bytes[start] == 0x3A
    else {
      return false
    }
    for index in start..<end where !isPlain(bytes[index]) { return false }
    return true
  }

  /// The value after an attribute's name: its content, and the place past it and its quotes. Nil without a
  /// value, or when its quote is never closed.
  @inline(__always)
  static func value(_ bytes: Bytes, _ nameEnd: Int) -> (range: Range<Int>, end: Int)? {
    var at = nameEnd
    while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
    guard at < bytes.count, bytes[at] == 0x3D else { return nil }
    at += 1
    while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
    guard at < bytes.count else { return nil }
    if bytes[at] == 0x22 || bytes[at] == 0x27 {
      guard let end = ByteSearch.find(bytes[at], in: bytes, from: at + 1) else { return nil }
      return (at + 1..<end, end + 1)
    }
    let start = at
    while at < bytes.count, !ASCII.isSpace(bytes[at]), bytes[at] != 0x3E { at += 1 }
    return (start..<at, at)
  }

  /// Whether a value begins after an attribute's name, given that ``value(_:_:)`` found no end of it.
  static func isUnclosed(_ bytes: Bytes, _ nameEnd: Int) -> Bool {
    var at = nameEnd
    while at < bytes.count, ASCII.isSpace(bytes[at]) { at += 1 }
    return at < bytes.count && bytes[at] == 0x3D
  }

  /// Past the `>` of a tag whose name ended at `start`; nil when it has none.
  static func tagEnd(_ bytes: Bytes, _ start: Int) -> Int? {
    var at = start
    while at < bytes.count {
      if bytes[at] == 0x3E { return at + 1 }
      if ASCII.isSpace(bytes[at]) || bytes[at] == 0x2F {
        at += 1
        continue
      }
      let nameEnd = attributeNameEnd(bytes, at)
      if let value = value(bytes, nameEnd) {
        at = value.end
      } else if isUnclosed(bytes, nameEnd) {
        return ByteSearch.find(0x3E, in: bytes, from: start).map { $0 + 1 }
      } else {
        at = nameEnd
      }
    }
    return nil
  }

  /// Past the comment that starts at `start`; the end of the page when it is not closed, nil when there is none.
  static func commentEnd(_ bytes: Bytes, _ start: Int) -> Int? {
    guard ByteSearch.has("<!--", in: bytes, at: start) else { return nil }
    var at = start + 4
    while let end = ByteSearch.find(0x3E, in: bytes, from: at) {
      if bytes[end - 1] == 0x2D, bytes[end - 2] == 0x2D { return end + 1 }
      if end >= start + 7, bytes[end - 1] == 0x21, bytes[end - 2] == 0x2D, bytes[end - 3] == 0x2D {
        return end + 1
      }
      at = end + 1
    }
    return bytes.count
  }
}
