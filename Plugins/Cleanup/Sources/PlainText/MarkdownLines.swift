internal import ThreshKit

/// The line marks of Markdown: headings, fences, rules, front matter.
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
      } else if let (range, level) = Self.heading(text, line.range) {
        marked[index] = (.heading, range, level)
        index += 1
      } else {
        if isMarkdown { readUnderline(lines, text, index) }
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
