internal import ThreshKit

/// One or several lines that belong together, on the way to becoming a block.
struct TextPiece {
  /// Byte range without marker.
  var range: Range<Int>
  var firstLine: TextLine
  var lastLine: TextLine
  var lineCount = 1
  var shape: LineShape
  /// What it is, once that is known.
  var kind: Block.Kind?
  /// Heading level or list depth.
  var level: Int?

  var marker: TextLine.Marker? { firstLine.marker }
  var blankBefore: Bool { firstLine.blankBefore }

  init(_ line: TextLine, _ text: [UInt8]) {
    range = line.content
    firstLine = line
    lastLine = line
    shape = LineShape(text, line.content)
    if line.quoteDepth > 0 { kind = .quote }
  }

  /// Whether it is not known yet what it is, and no bullet or number stands before it.
  var isOpen: Bool { kind == nil && marker == nil }

  /// Adds a line. ``shape`` stays that of the first line until the piece is whole: looking at all of it again for
  /// each line would take square time.
  mutating func join(_ line: TextLine) {
    range = range.lowerBound..<line.range.upperBound
    lastLine = line
    lineCount += 1
  }
}
