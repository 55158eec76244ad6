/// Characters in UTF-8 bytes.
enum TextBytes {
  /// Bytes of the white space character at `at`: ASCII white space, no-break, zero-width and ideographic spaces.
  static func spaceAt(_ text: [UInt8], _ at: Int) -> Int? {
    let byte = text[at]
    if byte == 32 || (byte >= 9 && byte <= 13) { return 1 }
    if byte == 0xC2, at + 1 < text.count, text[at + 1] == 0xA0 { return 2 }
    guard byte >= 0xE2, at + 2 < text.count else { return nil }
    return isWideSpace(byte, text[at + 1], text[at + 2]) ? 3 : nil
  }

  /// Bytes of the white space character that ends before `end`.
  static func spaceBefore(_ text: [UInt8], _ end: Int, from start: Int) -> Int? {
    guard end > start else { return nil }
    let byte = text[end - 1]
    if byte == 32 || (byte >= 9 && byte <= 13) { return 1 }
    if byte == 0xA0, end - 2 >= start, text[end - 2] == 0xC2 { return 2 }
    guard end - 3 >= start else { return nil }
    return isWideSpace(text[end - 3], text[end - 2], byte) ? 3 : nil
  }

  private static func isWideSpace(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    switch (a, b, c) {
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): true
    default: false
    }
  }

  /// The character at `at` of valid UTF-8, and its length in bytes.
  static func scalar(_ text: [UInt8], _ at: Int) -> (Unicode.Scalar, Int) {
    let first = UInt32(text[at])
    let size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard size > 1, at + size <= text.count else {
      return (Unicode.Scalar(UInt8(truncatingIfNeeded: first)), 1)
    }
    var value = first & (0x7F >> UInt32(size))
    for index in 1..<size { value = value << 6 | UInt32(text[at + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", size)
  }
}

extension String {
  /// Whether the bytes of `part` stand in it; many times faster than comparing characters.
  func holds(_ part: String) -> Bool {
    var text = self
    var part = part
    return text.withUTF8 { text in
      part.withUTF8 { part in
        guard let first = part.first else { return true }
        var at = 0
        while at + part.count <= text.count {
          if text[at] == first, (1..<part.count).allSatisfy({ text[at + $0] == part[$0] }) { return true }
          at += 1
        }
        return false
      }
    }
  }
}
