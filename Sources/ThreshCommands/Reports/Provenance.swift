internal import ThreshKit

/// Where one row comes from: its words in their paragraph, the page, the basis of each cell, the stages.
struct Provenance {
  let row: Evidence
  let document: Document
  let source: SourceRow?
  let cells: [Cell]
  /// `cleanup/page@1`, … in the order they ran.
  let stages: [String]

  /// One value of the row.
  struct Cell {
    var field: String
    var value: String?
    var state: String
    /// Whether its words stand in the quote; nil when there is no value.
    var basis: String?
    var rule: String?
    /// 0 to 1, when the rule gives one.
    var confidence: Double?
    /// Where the words it rests on stand in the page's text, if that is known.
    var place: Range<Int>?
    var words: String?
  }

  /// Nil when `row` is not in `tables`.
  init?(_ row: Evidence, document: Document, tables: ReviewTables) {
    let scalars = Array(document.text.unicodeScalars)
    guard row.start >= 0, row.start <= row.end, row.end <= scalars.count else { return nil }
    self.row = row
    self.document = document
    source = tables.sources.first { $0.sourceID == row.sourceID }
    stages = tables.run.stages
    cells = Self.cells(tables.cells(of: row.id) ?? 0..<0, tables.table(.cells), scalars)
  }

  private static func cells(_ range: Range<Int>, _ table: TableView, _ scalars: [Unicode.Scalar]) -> [Cell] {
    let names = table.columns.map(\.name)
    return range.compactMap { index in
      let cell = JSONValue.object(zip(names, table.row(index)).map { .init($0, $1) })
      guard case .string(let field)? = cell["field"], case .string(let state)? = cell["state"] else {
        return nil
      }
      var result = Cell(field: field, state: state)
      if case .string(let value)? = cell["value"] { result.value = value }
      if case .string(let basis)? = cell["basis"] { result.basis = basis }
      if case .string(let rule)? = cell["rule"] { result.rule = rule }
      if case .double(let confidence)? = cell["confidence"] { result.confidence = confidence }
      if case .int(let start)? = cell["start"], case .int(let end)? = cell["end"], start >= 0, start < end,
        end <= scalars.count
      {
        result.place = start..<end
        result.words = text(scalars[start..<end])
      }
      return result
    }
  }

  /// The stretch of the page around the quote, in three parts, with the paragraphs before and after it.
  struct Context {
    var before: String?
    var lead: String
    var quote: String
    var tail: String
    var after: String?
  }

  var context: Context {
    let scalars = Array(document.text.unicodeScalars)
    func words(_ start: Int, _ end: Int) -> String {
      let start = min(max(0, start), scalars.count)
      return Self.text(scalars[start..<max(start, min(end, scalars.count))])
    }
    let blocks = document.blocks.filter { $0.kind != .furniture }
    let first = blocks.firstIndex { $0.start <= row.start && row.start < $0.end }
    let last = blocks.lastIndex { $0.start < row.end && row.end <= $0.end }
    guard let first, let last, first <= last else {
      return Context(
        lead: words(row.start - 300, row.start), quote: row.quote, tail: words(row.end, row.end + 300))
    }
    func block(_ index: Int) -> String? {
      blocks.indices.contains(index) ? words(blocks[index].start, blocks[index].end) : nil
    }
    return Context(
      before: block(first - 1), lead: words(blocks[first].start, row.start), quote: row.quote,
      tail: words(row.end, blocks[last].end), after: block(last + 1))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
