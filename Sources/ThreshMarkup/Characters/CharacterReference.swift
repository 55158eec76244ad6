/// A character reference as the HTML standard reads it, complete or not.
struct CharacterReference {
  /// Bytes it takes up, from `&` on.
  var length: Int
  var first: UInt32
  /// 0 when it stands for one scalar.
  var second: UInt32 = 0

  /// Reads the reference whose `&` is at `at`; nil when that is a plain ampersand.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at: Int, inAttribute: Bool) {
    guard at + 1 < bytes.count else { return nil }
    let reference =
      bytes[at + 1] == 0x23
      ? Self.numeric(bytes, at) : Self.named(bytes, at, inAttribute: inAttribute)
    guard let reference else { return nil }
    self = reference
  }

  private init(length: Int, first: UInt32, second: UInt32 = 0) {
    (self.length, self.first, self.second) = (length, first, second)
  }

  private static func numeric(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Self? {
    var at = start + 2
    let hexadecimal = at < bytes.count && bytes[at] | 0x20 == 0x78
    if hexadecimal { at += 1 }
    let digits = at
    var value: UInt32 = 0
    while at < bytes.count, let digit = digit(bytes[at], hexadecimal: hexadecimal) {
      value = min(value * (hexadecimal ? 16 : 10) + digit, 0x11_0000)
      at += 1
    }
    if at == digits { return nil }
    if at < bytes.count, bytes[at] == 0x3B { at += 1 }
    if 0x80..<0xA0 ~= value { value = Windows1252.scalar(of: UInt8(value)) }
    let known = value != 0 && Unicode.Scalar(value) != nil
    return Self(length: at - start, first: known ? value : 0xFFFD)
  }

  private static func digit(_ byte: UInt8, hexadecimal: Bool) -> UInt32? {
    if ASCII.isDigit(byte) { return UInt32(byte - 0x30) }
    let letter = byte | 0x20
    return hexadecimal && 0x61...0x66 ~= letter ? UInt32(letter - 0x57) : nil
  }

  private static func named(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, inAttribute: Bool
  ) -> Self? {
    let name = start + 1
    var end = name
    while end < bytes.count, end - name < 40, ASCII.isLetter(bytes[end]) || ASCII.isDigit(bytes[end]) {
      end += 1
    }
    if end == name { return nil }
    if end < bytes.count, bytes[end] == 0x3B,
      let found = EntityTable.html.scalars(of: UnsafeBufferPointer(rebasing: bytes[name..<end]))
    {
      return Self(length: end + 1 - start, first: found.0, second: found.1)
    }
    var length = min(end - name, EntityTable.longestWithoutSemicolon)
    while length >= 2 {
      let stop = name + length
      if let found = EntityTable.html.scalarsWithoutSemicolon(
        of: UnsafeBufferPointer(rebasing: bytes[name..<stop]))
      {
        // `?a=1&copy=2` in an address is no copyright sign.
        if inAttribute, stop < bytes.count, bytes[stop] == 0x3D || stop < end { return nil }
        return Self(length: stop - start, first: found.0, second: found.1)
      }
      length -= 1
    }
    return nil
  }
}
