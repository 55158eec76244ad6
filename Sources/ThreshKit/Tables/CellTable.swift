/// One value of one statement, and the words it rests on.
struct CellRow {
  var evidenceID: String
  var field: String
  /// The value as text.
  var value: String?
  var state: CellState
}

extension ReviewTables {
  /// The columns of the cells table, in order.
  static let cellColumns: [Column<CellRow>] = [
    .required("evidence_id", help: "Row of the evidence table.") { $0.evidenceID },
    .required("field", help: "Column of the evidence table.") { $0.field },
    .optional("value", type: .text, help: "The value as text.") { $0.value },
    .required("state", help: "Whether the page gives a value.") { $0.state.state },
    .optional("basis", help: "Whether its words are in the quote.") { $0.state.basis },
    .optional("start", help: "First Unicode scalar of the words it rests on.") { $0.state.start },
    .optional("end", help: "One past the last Unicode scalar of those words.") { $0.state.end },
    .optional("rule", help: "The rule, cue or lexicon entry that gave the value.") { $0.state.rule },
    .optional("confidence", help: "0 to 1, when the rule gives one.") { $0.state.confidence },
  ]

  /// A row for each cell whose state the extraction gave and each further one that has a value.
  var cellTable: TableView {
    let fields = Self.chartedFields
    var places: [(row: Int32, field: Int32)] = []
    for (row, statement) in evidence.enumerated() {
      for (index, field) in fields.enumerated()
      where statement.states[field.spec.name] != nil || field.isStated(statement) {
        places.append((Int32(row), Int32(index)))
      }
    }
    return TableView(
      .cells, unit: "one value of one statement", columns: Self.cellColumns, count: places.count
    ) { [evidence, places] range, body in
      // A statement is taken out of the list once for all its cells: to copy one costs more than to write a cell.
      var current: (row: Int32, statement: Evidence)?
      for place in places[range] {
        if current?.row != place.row { current = (place.row, evidence[Int(place.row)]) }
        guard let statement = current?.statement else { continue }
        let field = fields[Int(place.field)]
        body(
          CellRow(
            evidenceID: statement.id, field: field.spec.name, value: field.text(statement),
            state: statement.states[field.spec.name] ?? CellState(.reported)))
      }
    }
  }

  /// The columns whose values are read off the page.
  static let chartedFields: [Column<Evidence>] = {
    let names: Set<String> = [
      "type", "population", "condition", "intervention", "comparator", "outcomes", "direction", "certainty",
      "statistics",
    ]
    return evidenceColumns.filter { names.contains($0.spec.name) || $0.spec.group == "study" }
  }()
}
