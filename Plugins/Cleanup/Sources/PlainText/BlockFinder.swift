internal import ThreshKit

/// Finds the blocks of a plain text: headings, paragraphs, list items, quotes and page furniture.
///
/// It first puts wrapped lines together, then decides for each piece by its own shape and by what stands around
/// it. When in doubt a piece is a paragraph: a statement must not be lost as a heading or as furniture.
struct BlockFinder {
  private let text: [UInt8]
  private(set) var pieces: [TextPiece]

  init(_ text: [UInt8], isMarkdown: Bool) {
    self.text = text
    let lines = TextLine.split(text)
    let markdown = MarkdownLines(lines, text, isMarkdown: isMarkdown)
    pieces = []
    var run: [TextLine] = []
    func flush() -> [TextPiece] {
      defer { run = [] }
      return LineJoiner.pieces(run, text, isMarkdown: isMarkdown)
    }
    for (index, line) in lines.enumerated() {
      if let mark = markdown.marked[index] {
        pieces += flush()
        var piece = TextPiece(line, text)
        piece.range = mark.range
        piece.kind = mark.kind
        piece.level = mark.level
        pieces.append(piece)
      } else if markdown.dropped.contains(index) {
        pieces += flush()
      } else {
        run.append(line)
      }
    }
    pieces += flush()
    findFurniture()
    findLists()
    HeadingFinder.mark(&pieces)
    for index in pieces.indices where pieces[index].kind == nil { pieces[index].kind = .paragraph }
  }

  /// The text of a piece.
  func string(_ piece: TextPiece) -> String { String(decoding: text[piece.range], as: UTF8.self) }

  // MARK: Furniture

  private mutating func findFurniture() {
    let kinds = pieces.map { piece in
      piece.kind == nil && piece.lineCount == 1 ? Furniture.kind(of: string(piece)) : nil
    }
    for (index, kind) in kinds.enumerated() where kind != nil { pieces[index].kind = .furniture }
    findHeaderLines(kinds)
    findFoot(kinds)
  }

  /// The bullets of a page's header, such as the site's name, the date and the reading time.
  private mutating func findHeaderLines(_ kinds: [Furniture.Kind?]) {
    guard let first = pieces.indices.first(where: { pieces[$0].marker == .bullet }) else { return }
    guard !pieces[..<first].contains(where: { $0.kind == nil && $0.shape.isSentence }) else { return }
    let end = pieces.indices[first...].first { pieces[$0].marker != .bullet } ?? pieces.endIndex
    let run = first..<end
    guard end < pieces.endIndex, !run.contains(where: { pieces[$0].shape.isSentence }),
      run.contains(where: { [.date, .readingTime, .byline].contains(kinds[$0]) })
    else { return }
    for index in run { pieces[index].kind = .furniture }
  }

  /// After "Leave a comment" or "Related articles" with no sentence behind it, all is the page's foot. So is a last
  /// word or two that nothing follows.
  private mutating func findFoot(_ kinds: [Furniture.Kind?]) {
    let lastSentence =
      pieces.indices.last { pieces[$0].kind != .furniture && pieces[$0].shape.isSentence } ?? -1
    if let start = kinds.indices.first(where: { $0 > lastSentence && kinds[$0] == .footStart }) {
      for index in start..<pieces.endIndex where pieces[index].kind == nil { pieces[index].kind = .furniture }
    }
    if let last = pieces.indices.last, last == lastSentence + 1, last >= 3, pieces[last].isOpen,
      pieces[last].shape.words <= 2, pieces[last].shape.ending == .none, !pieces[last].shape.startsLower
    {
      pieces[last].kind = .furniture
    }
  }

  // MARK: Lists

  private mutating func findLists() {
    for index in pieces.indices where pieces[index].kind == nil {
      switch pieces[index].marker {
      case .bullet:
        pieces[index].kind = .listItem
      case .number where !HeadingFinder.isNumberedHeading(pieces, index):
        pieces[index].kind = .listItem
      case nil where pieces[index].shape.ending == .colon:
        findUnmarkedItems(after: index)
      case .number, .roman, nil: break
      }
    }
    setDepths()
  }

  /// The items of a list without bullets: short lines that are no sentences, after a line that ends in a colon.
  private mutating func findUnmarkedItems(after leadIn: Int) {
    guard !HeadingFinder.isLabel(pieces[leadIn].shape) || pieces[leadIn].shape.words > 1 else { return }
    let first = leadIn + 1
    guard first < pieces.endIndex, Self.isItem(pieces[first]) else { return }
    var end = first + 1
    while end < pieces.endIndex, Self.isItem(pieces[end]) {
      // Items stand all together or all apart, and are written in the same way.
      if pieces[end].blankBefore != (end > first + 1 ? pieces[end - 1].blankBefore : pieces[end].blankBefore)
      {
        break
      }
      if pieces[first].shape.style != .title, pieces[end].shape.style == .title { break }
      end += 1
    }
    guard end - first >= 2 || pieces[first].shape.startsLower else { return }
    for index in first..<end { pieces[index].kind = .listItem }
  }

  private static func isItem(_ piece: TextPiece) -> Bool {
    guard piece.isOpen, piece.lineCount == 1, !piece.shape.hasInnerStop else { return false }
    let isLoose = piece.shape.ending == .semicolon || piece.shape.ending == .comma
    return piece.shape.length <= 140 && (isLoose || piece.shape.ending == .none)
  }

  /// Nesting of list items by their indentation.
  private mutating func setDepths() {
    var indents: [Int] = []
    for index in pieces.indices {
      guard pieces[index].kind == .listItem else {
        if pieces[index].kind != .furniture { indents = [] }
        continue
      }
      let indent = pieces[index].firstLine.indent
      while let last = indents.last, last > indent { indents.removeLast() }
      if indents.last != indent { indents.append(indent) }
      pieces[index].level = indents.count
    }
  }
}
