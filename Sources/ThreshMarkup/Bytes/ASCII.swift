/// Small questions about bytes of text that markup asks everywhere.
enum ASCII {
  /// Space, tab, line feed, form feed, carriage return: the white space of HTML.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// `bytes` without white space at both ends.
  static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes
  }

  /// Whether one of the words of `text`, which white space separates, is `word`.
  static func hasWord(_ word: UnsafeBufferPointer<UInt8>, in text: ArraySlice<UInt8>) -> Bool {
    if word.isEmpty { return false }
    return text.withUnsafeBufferPointer { text in
      var start = 0
      while start < text.count {
        var end = start
        while end < text.count, !isSpace(text[end]) { end += 1 }
        if end - start == word.count, (0..<word.count).allSatisfy({ text[start + $0] == word[$0] }) {
          return true
        }
        start = end + 1
      }
      return false
    }
  }

  /// Whether `a` and `b` are the same, letter case ignored; `b` must be in lower case.
  static func equalsIgnoringCase(_ a: UnsafeBufferPointer<UInt8>, _ b: StaticString) -> Bool {
    guard a.count == b.utf8CodeUnitCount else { return false }
    for index in 0..<a.count where lower(a[index]) != b.utf8Start[index] { return false }
    return true
  }
}
