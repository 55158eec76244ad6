/// A table as sinks see it: columns and cells, its row type erased.
public struct TableView: Sendable {
  public let name: TableName
  /// What a row is, for documentation.
  public let unit: String
  public let columns: [ColumnSpec]
  public let count: Int
  /// Names of the columns that stages of the user's own added, sorted: members of the last column's object.
  public let extraNames: [String]
  private let values: @Sendable (Int) -> [JSONValue]
  private let writeRows: @Sendable (Range<Int>, JSONRowFrame, StaticString, inout JSONWriter) -> Void
  private let visitTexts: @Sendable (Range<Int>, [String], ([String?], [JSONValue]) -> Void) -> Void

  /// - Parameter visit: calls its second argument for each row of a range, in order.
  init<Row>(
    _ name: TableName, unit: String, columns: [Column<Row>], count: Int, extraNames: [String] = [],
    visit: @escaping @Sendable (Range<Int>, (Row) -> Void) -> Void
  ) {
    self.name = name
    self.unit = unit
    self.columns = columns.map(\.spec)
    self.count = count
    self.extraNames = extraNames
    // Closures and not a protocol, so that the compiler makes a version of this for each type of row.
    let rows = TableRows(columns: columns, visit: visit)
    values = { rows.values($0) }
    writeRows = { rows.write($0, $1, $2, to: &$3) }
    visitTexts = { rows.forEachText(in: $0, $1, $2) }
  }

  /// The values of row `index`, one for each of ``columns``.
  public func row(_ index: Int) -> [JSONValue] { values(index) }

  /// Writes the rows of `range` as JSON objects with the columns of a group nested in one object.
  ///
  /// - Parameter separator: what goes before each row but the first of the table.
  public func write(_ range: Range<Int>, separator: StaticString, to writer: inout JSONWriter) {
    writeRows(range, JSONRowFrame(columns), separator, &writer)
  }

  /// Calls `body` for each row of `range` with the texts (see ``CellText``) of the columns that are not
  /// ``ColumnSpec/isJSONOnly``, then the values of ``extraNames``.
  public func forEachRow(in range: Range<Int>, _ body: (_ texts: [String?], _ extra: [JSONValue]) -> Void) {
    visitTexts(range, extraNames, body)
  }
}

/// The rows of a table before their type is erased.
private struct TableRows<Row>: Sendable {
  let columns: [Column<Row>]
  let visit: @Sendable (Range<Int>, (Row) -> Void) -> Void

  func values(_ index: Int) -> [JSONValue] {
    var values: [JSONValue] = []
    visit(index..<index + 1) { row in values = columns.map { $0.value(row) } }
    return values
  }

  func write(
    _ range: Range<Int>, _ frame: JSONRowFrame, _ separator: StaticString, to writer: inout JSONWriter
  ) {
    let prefixes = frame.prefixes
    let writes = columns.map(\.write)
    var index = range.lowerBound
    visit(range) { row in
      if index > 0 { writer.append(separator) }
      index += 1
      for column in writes.indices {
        writer.append(prefixes[column])
        writes[column](row, &writer)
      }
      writer.append(frame.end)
    }
  }

  func forEachText(in range: Range<Int>, _ extraNames: [String], _ body: ([String?], [JSONValue]) -> Void) {
    let texts = columns.filter { !$0.spec.isJSONOnly }.map(\.text)
    let extra = extraNames.isEmpty ? nil : columns.first { $0.spec.type == .anyObject }
    visit(range) { row in
      let values = extra?.value(row)
      body(texts.map { $0(row) }, extraNames.map { values?[$0] ?? .null })
    }
  }
}

extension ReviewTables {
  /// The table called `name`.
  public func table(_ name: TableName) -> TableView {
    switch name {
    case .evidence:
      TableView(
        name, unit: "one statement on one page", columns: Self.evidenceColumns, count: evidence.count,
        extraNames: evidence.indices.reduce(into: Set()) { $0.formUnion(evidence[$1].extra.keys) }.sorted()
      ) { [evidence] range, body in evidence[range].forEach(body) }
    case .claims:
      TableView(
        name, unit: "one proposition, restated anywhere", columns: Self.claimColumns, count: claims.count
      ) { [claims] range, body in claims[range].forEach(body) }
    case .studies:
      TableView(
        name, unit: "one study that can be told apart", columns: Self.studyColumns, count: studies.count
      ) { [studies] range, body in studies[range].forEach(body) }
    case .sources:
      TableView(name, unit: "one saved page", columns: Self.sourceColumns, count: sources.count) {
        [sources] range, body in sources[range].forEach(body)
      }
    case .problems:
      TableView(
        name, unit: "one thing that could not be done", columns: Self.problemColumns, count: problems.count
      ) { [problems] range, body in problems[range].forEach(body) }
    case .cells: cellTable
    case .answers:
      TableView(
        name, unit: "one question to one article", columns: Self.answerColumns, count: answers.count
      ) { [answers] range, body in answers[range].forEach(body) }
    }
  }
}
