import Testing

@testable import ThreshKit

@Suite struct CellTableTests {
  private func cells(_ corpus: Corpus = TablesFixture.corpus) -> [[JSONValue]] {
    let table = ReviewTables(corpus).table(.cells)
    return (0..<table.count).map { table.row($0) }
  }

  /// Field and state of the cells of the first statement.
  private func states(_ change: (inout Evidence) -> Void) -> [String: String] {
    var corpus = TablesFixture.corpus
    change(&corpus.evidence[0])
    let id = JSONValue.string(corpus.evidence[0].id)
    var states: [String: String] = [:]
    for cell in cells(corpus) where cell[0] == id {
      if case .string(let field) = cell[1], case .string(let state) = cell[3] { states[field] = state }
    }
    return states
  }

  @Test func aValueTellsWhichWordsItRestsOn() {
    let cells = cells()
    let condition = cells.first { $0[1] == .string("condition") }
    #expect(condition?[2] == .string("back pain"))
    #expect(condition?[4] == .string("page_focus"))
    #expect(cells.contains { $0[1] == .string("statistics") && $0[2] == .string("count: 33 trials") })
    #expect(ReviewTables(TablesFixture.corpus).summary.inferredCells == 2)
  }

  @Test func everyFieldOfEveryStatementHasAState() {
    let corpus = TablesFixture.corpus
    let cells = cells(corpus)
    for row in corpus.evidence {
      let mine = cells.filter { $0[0] == .string(row.id) }
      let fields = ChartedField.allCases.filter { !$0.isOfStudy }.map(\.rawValue) + ["study"]
      #expect(mine.map { $0[1] } == fields.map(JSONValue.string))
      #expect(mine.allSatisfy { ($0[2] == .null) == ($0[3] != .string("reported")) }, "a null says why")
    }
  }

  @Test func anEmptyCellSaysWhetherThePageCouldGiveIt() {
    let finding = states { _ in }
    #expect(finding["population"] == "not_reported")
    #expect(finding["comparator"] == "not_reported")
    #expect(finding["study"] == "not_reported", "research shows, and the page does not say which")
    let cost = states {
      $0.type = .cost
      $0.citationStatus = .none
      $0.direction = nil
    }
    for field in ["direction", "comparator", "outcomes", "study"] {
      #expect(cost[field] == "not_applicable", "\(field)")
    }
    #expect(cost["intervention"] == "not_reported")
    let mechanism = states {
      $0.type = .mechanism
      $0.condition = nil
      $0.states = [:]
    }
    #expect(mechanism["condition"] == "not_applicable")
  }

  @Test(arguments: [(Design.rct, "not_applicable"), (.metaAnalysis, "not_reported")])
  func aSingleStudyCoversNoOthers(_ design: Design, _ expected: String) {
    let states = states { $0.study.design = design }
    #expect(states["study_design"] == "reported")
    #expect(states["study_year"] == "not_reported")
    #expect(states["study_n_studies"] == expected)
    #expect(states["study"] == nil, "the fields stand for themselves")
  }

  @Test func whatTheExtractionNotedHolds() {
    #expect(states { $0.states["population"] = CellState(.unclear) }["population"] == "unclear")
    #expect(states { $0.states["study"] = CellState(.unclear) }["study"] == "unclear")
    let states = states {
      $0.study.year = 2017
      $0.states["study"] = CellState(.unclear)
    }
    #expect(states["study_year"] == "reported" && states["study_venue"] == "unclear")
  }

  @Test func aFieldOnWhichPagesDisagreeIsAConflictOnBoth() {
    var corpus = TablesFixture.corpus
    for index in [0, 2] {
      corpus.evidence[index].studyID = "S1"
      corpus.evidence[index].study.venue = "Pain"
      corpus.evidence[index].study.year = 2017 + index
    }
    let cells = cells(corpus)
    func states(_ field: String) -> [JSONValue] {
      cells.filter { $0[1] == .string(field) }.map { $0[3] }
    }
    #expect(states("study_year") == [.string("conflict"), .string("conflict")])
    #expect(states("study_venue") == [.string("reported"), .string("reported")])
  }

  @Test func anyStretchOfTheTableIsTheSame() {
    var corpus = TablesFixture.corpus
    corpus.evidence[1].study.year = 2017
    let tables = ReviewTables(corpus)
    let table = tables.table(.cells)
    #expect(table.count == 10 + 16 + 10)
    func texts(_ range: Range<Int>) -> [[String?]] {
      var rows: [[String?]] = []
      table.forEachRow(in: range) { texts, _ in rows.append(texts) }
      return rows
    }
    let all = texts(0..<table.count)
    #expect(all.count == table.count)
    for start in 0...table.count {
      for end in start...table.count { #expect(texts(start..<end) == Array(all[start..<end])) }
    }
    for row in corpus.evidence {
      let range = tables.cells(of: row.id) ?? 0..<0
      #expect(!range.isEmpty && texts(range).allSatisfy { $0[0] == row.id })
    }
    #expect(tables.cells(of: "E0") == nil)
  }

  @Test func noStatementsNoCells() {
    var corpus = TablesFixture.corpus
    corpus.evidence = []
    #expect(cells(corpus).isEmpty)
  }

  @Test func aTermIsReadBackFromItsRule() {
    #expect(CellState(.reported, rule: CellState.rule(term: "back pain")).term == "back pain")
    #expect(CellState(.reported, rule: "comparison").term == nil)
    #expect(CellState(.reported).term == nil)
  }
}
