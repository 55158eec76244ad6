/// Puts the lines of hard-wrapped paragraphs together again.
enum LineJoiner {
  /// The pieces that `lines` make.
  ///
  /// - Parameter isMarkdown: lines without a blank line between them are one paragraph, as Markdown says.
  static func pieces(_ lines: [TextLine], _ text: [UInt8], isMarkdown: Bool) -> [TextPiece] {
    let width = wrapWidth(lines, text)
    var pieces: [TextPiece] = []
    for line in lines {
      if let last = pieces.last, !line.blankBefore, line.marker == nil,
        last.lastLine.quoteDepth == line.quoteDepth,
        belongsTo(last, line, text, width: width, isMarkdown: isMarkdown)
      {
        pieces[pieces.count - 1].join(line)
      } else {
        pieces.append(TextPiece(line, text))
      }
    }
    for index in pieces.indices where pieces[index].lineCount > 1 {
      pieces[index].shape = LineShape(text, pieces[index].range)
    }
    return pieces
  }

  private static func belongsTo(
    _ piece: TextPiece, _ line: TextLine, _ text: [UInt8], width: Int?, isMarkdown: Bool
  ) -> Bool {
    if isMarkdown { return !piece.lastLine.hasHardBreak }
    let last = LineShape(text, piece.lastLine.content)
    if piece.marker != nil, line.indent > piece.firstLine.indent, !last.endsSentence { return true }
    let next = LineShape(text, line.content)
    if let width {
      // The line is full when the next word had no room in it.
      if last.length + 1 + next.firstWord.utf8.count >= width * 9 / 10 { return true }
    }
    // A long line that breaks off, and goes on in lower case.
    return next.startsLower && last.length >= 60 && (last.ending == .none || last.ending == .comma)
      && !last.startsLower
  }

  /// The width at which the text is wrapped by hand, in characters; nil when its lines are whole paragraphs.
  private static func wrapWidth(_ lines: [TextLine], _ text: [UInt8]) -> Int? {
    var shapes: [LineShape] = []
    for index in lines.indices.dropLast()
    where !lines[index + 1].blankBefore && lines[index + 1].marker == nil {
      shapes.append(LineShape(text, lines[index].range))
    }
    // Whole paragraphs on one line show that nobody wrapped the rest.
    let long = lines.count { $0.range.count > 200 }
    guard shapes.count >= 2, long * 10 <= lines.count else { return nil }
    let lengths = shapes.map(\.length).sorted()
    let width = lengths[(lengths.count - 1) * 95 / 100]
    let full = lengths.count { $0 * 10 >= width * 6 }
    let broken = shapes.count { !$0.endsSentence && $0.ending != .colon }
    guard width >= 40, width <= 120, full * 10 >= lengths.count * 7, broken * 2 >= shapes.count else {
      return nil
    }
    return width
  }
}
