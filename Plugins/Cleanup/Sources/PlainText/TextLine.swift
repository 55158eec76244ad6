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
