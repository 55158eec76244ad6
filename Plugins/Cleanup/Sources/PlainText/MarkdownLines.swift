internal import ThreshKit

/// The line marks of Markdown: headings, fences, rules, comments, front matter.
struct MarkdownLines {
  /// Lines that are blocks by themselves, with what they are.
  private(set) var marked: [Int: (kind: Block.Kind, range: Range<Int>, level: Int?)] = [:]
  /// Lines that are marks and nothing else.
  private(set) var dropped: Set<Int> = []

  /// - Parameter isMarkdown: whether the page is Markdown by name; in other text only `# Heading` and fences count.
  init(_ lines: [TextLine], _ text: [UInt8], isMarkdown: Bool) {
    var index = isMarkdown ? skipFrontMatter(lines, text) : 0
    while index < lines.count {
      let line = lines[index]
      if let fence = fence(text, line.range) {
        index = readCode(lines, text, from: index, fence: fence)
      } else if isMarkdown, let end = Self.comment(lines, text, from: index) {
        for line in index...end { marked[line] = (.furniture, lines[line].range, nil) }
        index = end + 1
      } else if let (range, level) = Self.heading(text, line.range) {
        marked[index] = (.heading, range, level)
        index += 1
      } else {
        if isMarkdown {
          readUnderline(lines, text, index)
          readEmphasis(lines, text, index)
        }
        index += 1
      }
    }
  }

  /// `## Heading ##`
  private static func heading(_ text: [UInt8], _ range: Range<Int>) -> (Range<Int>, Int)? {
    var at = range.lowerBound
    while at < range.upperBound, text[at] == UInt8(ascii: "#") { at += 1 }
    let level = at - range.lowerBound
    guard (1...6).contains(level), at < range.upperBound, TextBytes.spaceAt(text, at) != nil else {
      return nil
    }
    while at < range.upperBound, let size = TextBytes.spaceAt(text, at) { at += size }
    var end = range.upperBound
    while end > at, text[end - 1] == UInt8(ascii: "#") { end -= 1 }
    while let size = TextBytes.spaceBefore(text, end, from: at) { end -= size }
    return at < end ? (at..<end, level) : nil
  }

  /// A line of equals signs or hyphens under a line of text makes that a heading; alone it is a rule.
  private mutating func readUnderline(_ lines: [TextLine], _ text: [UInt8], _ index: Int) {
    let line = lines[index]
    guard let sign = Self.onlyByte(text, line.range), [61, 45, 42, 95].contains(sign) else { return }
    guard line.range.count >= 3 || sign == 61 else { return }
    dropped.insert(index)
    let isUnderline = (sign == 61 || sign == 45) && !line.blankBefore && index > 0
    if isUnderline, marked[index - 1] == nil, !dropped.contains(index - 1), lines[index - 1].marker == nil {
      marked[index - 1] = (.heading, lines[index - 1].range, sign == 61 ? 1 : 2)
    }
  }

  /// The one byte that the range is made of, spaces left out.
  private static func onlyByte(_ text: [UInt8], _ range: Range<Int>) -> UInt8? {
    let first = text[range.lowerBound]
    return text[range].allSatisfy { $0 == first || $0 == 32 } ? first : nil
  }

  /// The last line of the comment (`<!-- … -->`) that begins on a line; nil when none begins there, when it never
  /// closes, or when words follow it on its line.
  private static func comment(_ lines: [TextLine], _ text: [UInt8], from start: Int) -> Int? {
    guard text[lines[start].range].starts(with: "<!--".utf8) else { return nil }
    let close = Array("-->".utf8)
    for index in start..<lines.count {
      let range = lines[index].range
      var at = range.lowerBound + (index == start ? 4 : 0)
      while at + 3 <= range.upperBound {
        if text[at..<at + 3].elementsEqual(close) { return at + 3 == range.upperBound ? index : nil }
        at += 1
      }
    }
    return nil
  }

  /// A line that is all emphasis and stands apart is a remark, where one in bold may be a heading.
  private mutating func readEmphasis(_ lines: [TextLine], _ text: [UInt8], _ index: Int) {
    let line = lines[index]
    let sign = text[line.range.lowerBound]
    guard sign == UInt8(ascii: "*") || sign == UInt8(ascii: "_"), line.marker == nil, line.range.count > 2,
      line.blankBefore, index + 1 >= lines.count || lines[index + 1].blankBefore,
      text[line.range.upperBound - 1] == sign, text[line.range.lowerBound + 1] != sign,
      marked[index] == nil, !dropped.contains(index)
    else { return }
    marked[index] = (.paragraph, line.range, nil)
  }

  private func fence(_ text: [UInt8], _ range: Range<Int>) -> UInt8? {
    let first = text[range.lowerBound]
    guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~"), range.count >= 3 else { return nil }
    return text[range.prefix(3)].allSatisfy { $0 == first } ? first : nil
  }

  /// Marks the lines of a fenced block as code; returns the line after it. A fence that never closes is no fence.
  private mutating func readCode(_ lines: [TextLine], _ text: [UInt8], from start: Int, fence sign: UInt8)
    -> Int
  {
    guard let end = lines.indices.dropFirst(start + 1).first(where: { fence(text, lines[$0].range) == sign })
    else {
      return start + 1
    }
    dropped.insert(start)
    dropped.insert(end)
    for index in start + 1..<end { marked[index] = (.code, lines[index].range, nil) }
    return end + 1
  }

  /// Marks the lines between two `---` at the start of the text as furniture; returns the line after them.
  private mutating func skipFrontMatter(_ lines: [TextLine], _ text: [UInt8]) -> Int {
    func isRule(_ index: Int) -> Bool { text[lines[index].range].elementsEqual("---".utf8) }
    guard lines.count > 2, isRule(0), let end = lines.indices.dropFirst().first(where: isRule) else {
      return 0
    }
    for index in 0...end { marked[index] = (.furniture, lines[index].range, nil) }
    return end + 1
  }
}
