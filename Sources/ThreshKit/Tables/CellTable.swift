/// One value of one statement, and the words it rests on; or why there is none.
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
    .required(
      "field", help: "Column of the evidence table; `study` for all of the study when nothing is said of one."
    ) { $0.field },
    .optional("value", type: .text, help: "The value as text.") { $0.value },
    .required(
      "state",
      help:
        "Whether the page gives a value; not_applicable where such a statement can have none, unclear where "
        + "it gives several and none can be told to be the one, conflict where pages disagree on it."
    ) { $0.state.state },
    .optional("basis", help: "Whether its words are in the quote; null without a value.") { $0.state.basis },
    .optional("start", help: "First Unicode scalar of the words it rests on.") { $0.state.start },
    .optional("end", help: "One past the last Unicode scalar of those words.") { $0.state.end },
    .optional(
      "rule", help: "The rule or cue that gave the value; `term:NAME` for an entry of a vocabulary."
    ) { $0.state.rule },
    .optional("confidence", help: "0 to 1, when the rule gives one.") { $0.state.confidence },
  ]

  /// A row for each charted field of each statement, in order of both: a value has its basis, an empty cell its reason.
  /// Where nothing is said of a study, one row `study` stands for all of its fields, for one reason holds for all.
  var cellTable: TableView {
    let columns = Self.chartedColumns
    let firsts = cellStarts
    let disputed = disputedFields
    return TableView(
      .cells, unit: "one charted field of one statement", columns: Self.cellColumns, count: firsts.last ?? 0
    ) { [evidence] range, body in
      // The statement that has the first of the cells: the last that begins at or before it.
      var row = 0
      var end = evidence.count
      while row + 1 < end {
        let middle = (row + end) / 2
        if firsts[middle] <= range.lowerBound { row = middle } else { end = middle }
      }
      while row < evidence.count, firsts[row] < range.upperBound {
        // Taken out of the list once for all its cells: to copy a statement costs more than to write a cell.
        let statement = evidence[row]
        for place in range.clamped(to: firsts[row]..<firsts[row + 1]) {
          let (field, column) = columns[place - firsts[row]]
          if field.isOfStudy, statement.study.isEmpty {
            body(
              CellRow(
                evidenceID: statement.id, field: ChartedField.study,
                state: statement.state(of: field, isStated: false)))
            continue
          }
          let isStated = column.isStated(statement)
          var state = statement.state(of: field, isStated: isStated)
          if isStated, let id = statement.studyID, disputed[id]?.contains(field.rawValue) == true {
            state.state = .conflict
          }
          body(
            CellRow(
              evidenceID: statement.id, field: column.spec.name, value: column.text(statement), state: state))
        }
        row += 1
      }
    }
  }

  /// Where the cells of a statement stand in the cells table; nil when it is not in the tables.
  public func cells(of evidenceID: String) -> Range<Int>? {
    let firsts = cellStarts
    return evidence.firstIndex { $0.id == evidenceID }.map { firsts[$0]..<firsts[$0 + 1] }
  }

  /// The place of the first cell of each statement, and the number of all cells.
  private var cellStarts: [Int] {
    let whole = Self.chartedColumns.count
    let withoutStudy = Self.chartedColumns.count { !$0.field.isOfStudy } + 1
    var starts = [0]
    starts.reserveCapacity(evidence.count + 1)
    for statement in evidence {
      starts.append(starts[starts.count - 1] + (statement.study.isEmpty ? withoutStudy : whole))
    }
    return starts
  }

  /// The charted fields in the order of their columns, those of the study last.
  private static let chartedColumns: [(field: ChartedField, column: Column<Evidence>)] =
    evidenceColumns.compactMap { column in ChartedField(rawValue: column.spec.name).map { ($0, column) } }

  /// By study, the fields on which pages disagree.
  private var disputedFields: [String: Set<String>] {
    var fields: [String: Set<String>] = [:]
    for study in studies where !study.conflictingFields.isEmpty {
      fields[study.studyID] = Set(study.conflictingFields.map { ChartedField.study + "_" + $0 })
    }
    return fields
  }
}
