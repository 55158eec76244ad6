/// A table as sinks see it: columns and cells, its row type erased.
public struct TableView: Sendable {
  public let name: TableName
  /// What a row is, for documentation.
  public let unit: String
  public let columns: [ColumnSpec]
  public let count: Int
  /// Names of the columns that stages of the user's own added, sorted: members of the last column's object.
  public let extraNames: [String]
  private let cells: @Sendable (Int) -> [JSONValue]

  init<Row>(
    _ name: TableName, unit: String, columns: [Column<Row>], count: Int, extraNames: [String] = [],
    row: @escaping @Sendable (Int) -> Row
  ) {
    self.name = name
    self.unit = unit
    self.columns = columns.map(\.spec)
    self.count = count
    self.extraNames = extraNames
    cells = { index in
      let row = row(index)
      return columns.map { $0.value(row) }
    }
  }

  /// The values of row `index`, one for each of ``columns``.
  public func row(_ index: Int) -> [JSONValue] { cells(index) }
}

extension ReviewTables {
  /// The table called `name`.
  public func table(_ name: TableName) -> TableView {
    switch name {
    case .evidence:
      TableView(
        name, unit: "one statement on one page", columns: Self.evidenceColumns, count: evidence.count,
        extraNames: Set(evidence.flatMap(\.extra.keys)).sorted()
      ) { [evidence] in evidence[$0] }
    case .claims:
      TableView(
        name, unit: "one proposition, restated anywhere", columns: Self.claimColumns, count: claims.count
      ) { [claims] in claims[$0] }
    case .studies:
      TableView(
        name, unit: "one study that can be told apart", columns: Self.studyColumns, count: studies.count
      ) { [studies] in studies[$0] }
    case .sources:
      TableView(name, unit: "one saved page", columns: Self.sourceColumns, count: sources.count) {
        [sources] in sources[$0]
      }
    case .problems:
      TableView(
        name, unit: "one thing that could not be done", columns: Self.problemColumns, count: problems.count
      ) { [problems] in problems[$0] }
    case .cells: cellTable
    }
  }
}
