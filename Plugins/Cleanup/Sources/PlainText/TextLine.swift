/// A line of a plain-text page that holds something, as byte ranges over the text.
struct TextLine {
  /// What stands before a list item.
  enum Marker: Hashable {
    case bullet
    /// `1.`, `2)`, `(3)`, `#4:`
    case number
    /// `III.`
    case roman
  }

  /// The line without white space at its ends, quotation signs (`>`) left out.
  var range: Range<Int>
  /// Columns before the first character; a TAB reaches to the next multiple of four.
  var indent: Int
  /// Whether a blank line, or the start of the text, stands before it.
  var blankBefore: Bool
  /// How many `>` stand before it.
  var quoteDepth: Int
  var marker: Marker?
  /// The line without its marker.
  var content: Range<Int>
  /// Whether two or more spaces end it: a line break on purpose, in Markdown.
  var hasHardBreak: Bool

  /// Splits `text` at LF, CR LF and CR; blank lines are left out.
  static func split(_ text: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    var blankBefore = true
    var at = 0
    while at < text.count {
      var end = at
      while end < text.count, text[end] != 10, text[end] != 13 { end += 1 }
      if let line = read(text, at..<end, blankBefore) {
        lines.append(line)
        blankBefore = false
      } else {
        blankBefore = true
      }
      at = end + 1
      if end + 1 < text.count, text[end] == 13, text[end + 1] == 10 { at += 1 }
    }
    return lines
  }

  private static func read(_ text: [UInt8], _ line: Range<Int>, _ blankBefore: Bool) -> TextLine? {
    var end = line.upperBound
    while let size = TextBytes.spaceBefore(text, end, from: line.lowerBound) { end -= size }
    let hasHardBreak = line.upperBound - end >= 2
    var start = line.lowerBound
    var indent = 0
    var quoteDepth = 0
    while start < end {
      if let size = TextBytes.spaceAt(text, start) {
        indent += text[start] == 9 ? 4 - indent % 4 : 1
        start += size
      } else if text[start] == UInt8(ascii: ">"), quoteDepth > 0 || isQuoteSign(text, start, end) {
        quoteDepth += 1
        indent = 0
        start += 1
      } else {
        break
      }
    }
    guard start < end else { return nil }
    let found = marker(text, start..<end)
    return TextLine(
      range: start..<end, indent: indent, blankBefore: blankBefore, quoteDepth: quoteDepth,
      marker: found?.marker,
      content: (found?.contentStart ?? start)..<end, hasHardBreak: hasHardBreak)
  }

  /// `>5 %` is not a quotation; `> words` and `>>` are.
  private static func isQuoteSign(_ text: [UInt8], _ at: Int, _ end: Int) -> Bool {
    at + 1 < end && (text[at + 1] == 32 || text[at + 1] == UInt8(ascii: ">"))
  }

  private static func marker(_ text: [UInt8], _ range: Range<Int>) -> (marker: Marker, contentStart: Int)? {
    guard let (kind, end) = bulletEnd(text, range) ?? numberEnd(text, range) ?? romanEnd(text, range) else {
      return nil
    }
    var start = end
    while start < range.upperBound, let size = TextBytes.spaceAt(text, start) { start += size }
    // A marker is set off from its item and is not all there is.
    return start > end && start < range.upperBound ? (kind, start) : nil
  }

  private static func bulletEnd(_ text: [UInt8], _ range: Range<Int>) -> (Marker, Int)? {
    let first = text[range.lowerBound]
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      return (.bullet, range.lowerBound + 1)
    }
    let (scalar, size) = TextBytes.scalar(text, range.lowerBound)
    return "•·▪●◦‣⁃–—■□➤►▶✓✔✅☐→\u{F0B7}\u{2219}".unicodeScalars.contains(scalar) && size > 1
      ? (.bullet, range.lowerBound + size) : nil
  }

  private static func numberEnd(_ text: [UInt8], _ range: Range<Int>) -> (Marker, Int)? {
    var at = range.lowerBound
    let opening = text[at]
    if opening == UInt8(ascii: "(") || opening == UInt8(ascii: "#") { at += 1 }
    let digits = at
    while at < range.upperBound, text[at] >= 48, text[at] <= 57 { at += 1 }
    guard at > digits, at - digits <= 3, at < range.upperBound else { return nil }
    switch (opening, text[at]) {
    case (UInt8(ascii: "("), UInt8(ascii: ")")): return (.number, at + 1)
    case (UInt8(ascii: "("), _): return nil
    case (_, UInt8(ascii: ".")), (_, UInt8(ascii: ")")): return (.number, at + 1)
    case (UInt8(ascii: "#"), UInt8(ascii: ":")): return (.number, at + 1)
    default: return nil
    }
  }

  private static func romanEnd(_ text: [UInt8], _ range: Range<Int>) -> (Marker, Int)? {
    var at = range.lowerBound
    while at < range.upperBound, [UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X")].contains(text[at])
    { at += 1 }
    guard at > range.lowerBound, at - range.lowerBound <= 5, at < range.upperBound else { return nil }
    return text[at] == UInt8(ascii: ".") ? (.roman, at + 1) : nil
  }
}

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
