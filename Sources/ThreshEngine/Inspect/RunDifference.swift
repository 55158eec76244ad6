internal import Foundation
public import ThreshKit
public import ThreshStore

/// What is different between the evidence tables of two runs.
public struct RunDifference: Sendable {
  public var before: PastRun
  public var after: PastRun
  /// Rows that only the later one has.
  public var came: [Evidence] = []
  /// Rows that only the earlier one has.
  public var went: [Evidence] = []
  /// Rows with the same words, and what is different about them.
  public var changed: [Row] = []
  /// How many rows are the same.
  public var same = 0
  /// Problems that only one of the two met.
  public var newProblems: [Problem] = []
  public var goneProblems: [Problem] = []
  /// What decides the rows and is not the same: stages by id, with the parts of theirs.
  public var stages: [(id: String, parts: [String])] = []
  public var hasOtherPages: Bool
  /// File names of pages that only the later run has, and of those that only the earlier one has; empty where the pages
  /// of one of them are no longer known.
  public var newPages: [String] = []
  public var gonePages: [String] = []

  /// A row of both tables.
  public struct Row: Sendable {
    public var row: Evidence
    /// Set when it stands on another page now, or in another place: the id it had.
    public var formerID: String?
    public var cells: [Cell]
  }

  /// A cell that is not what it was.
  public struct Cell: Sendable, Hashable {
    public var column: String
    public var before: JSONValue
    public var after: JSONValue
  }

  /// - Parameters:
  ///   - before: the earlier run.
  ///   - after: a later run.
  public init(_ before: PastRun, _ after: PastRun, _ workspace: Workspace) throws(StoreError) {
    self.before = before
    self.after = after
    hasOtherPages = before.run.corpus.run.inputDigest != after.run.corpus.run.inputDigest
    let names = try Self.names([after, before], workspace)
    let old = try EvidenceCells(workspace.statements(run: before.id), names, before)
    let new = try EvidenceCells(workspace.statements(run: after.id), names, after)
    if hasOtherPages {
      let (pages, others) = (try workspace.pages(run: before.id), try workspace.pages(run: after.id))
      let (ids, otherIDs) = (Set(pages.map(\.id)), Set(others.map(\.id)))
      if !pages.isEmpty, !others.isEmpty {
        newPages = others.filter { !ids.contains($0.id) }.map(\.fileName)
        gonePages = pages.filter { !otherIDs.contains($0.id) }.map(\.fileName)
      }
    }
    compare(old, new)
    problems()
    for step in after.run.steps {
      let known = before.run.steps.first { $0.id == step.id }
      if known?.identity == step.identity { continue }
      var parts = ["new"]
      if let known {
        var kept: (StageIdentity?, StageIdentity?)
        if let digest = known.identity { kept.0 = try workspace.stage(digest) }
        if let digest = step.identity { kept.1 = try workspace.stage(digest) }
        parts = kept.1.map { KeyPart.parts(kept.0, $0).filter(\.isChanged).map(\.name) } ?? []
      }
      stages.append((step.id, parts.isEmpty ? ["changed"] : parts))
    }
    for step in before.run.steps where !after.run.steps.contains(where: { $0.id == step.id }) {
      stages.append((step.id, ["taken out"]))
    }
  }

  /// File names of pages; of earlier runs those of pages that are still there.
  private static func names(_ runs: [PastRun], _ workspace: Workspace) throws(StoreError) -> [String: String]
  {
    var names: [String: String] = [:]
    for run in runs {
      let last = try workspace.runs(pipeline: run.pipeline).first ?? run
      for page in try workspace.pages(run: run.id) + workspace.pages(run: last.id) {
        names[page.id] = page.fileName
      }
    }
    return names
  }

  private mutating func compare(_ old: EvidenceCells, _ new: EvidenceCells) {
    var left = old.positions
    var unknown: [Int] = []
    for (index, row) in new.rows.enumerated() {
      if let position = left.removeValue(forKey: row.id) {
        note(new, index, old, position)
      } else {
        unknown.append(index)
      }
    }
    // A page that was changed is another page: its rows are told by their words.
    var byWords: [String: [Int]] = [:]
    for position in left.values.sorted(by: >) {
      byWords[old.rows[position].quote, default: []].append(position)
    }
    for index in unknown {
      if let position = byWords[new.rows[index].quote]?.popLast() {
        note(new, index, old, position)
      } else {
        came.append(new.rows[index])
      }
    }
    went = byWords.values.joined().sorted().map { old.rows[$0] }
  }

  private mutating func note(_ new: EvidenceCells, _ index: Int, _ old: EvidenceCells, _ position: Int) {
    let hasMoved = new.rows[index].id != old.rows[position].id
    let cells = zip(zip(EvidenceCells.columns, old.cells(position)), new.cells(index)).compactMap {
      pair, after -> Cell? in
      let (column, before) = pair
      if before == after || (hasMoved && EvidenceCells.placeColumns.contains(column)) { return nil }
      return Cell(column: column, before: before, after: after)
    }
    if cells.isEmpty, !hasMoved {
      same += 1
    } else {
      changed.append(
        Row(row: new.rows[index], formerID: hasMoved ? old.rows[position].id : nil, cells: cells))
    }
  }

  private mutating func problems() {
    func counted(_ run: PastRun) -> [Problem: Int] {
      let problems = RunAccount(run)?.problems ?? run.run.corpus.problems
      return Dictionary(problems.map { ($0, 1) }, uniquingKeysWith: +)
    }
    let (old, new) = (counted(before), counted(after))
    func order(_ problems: some Sequence<Problem>) -> [Problem] {
      problems.sorted { ($0.source, $0.stage, $0.code) < ($1.source, $1.stage, $1.code) }
    }
    newProblems = order(new.keys.filter { old[$0] == nil })
    goneProblems = order(old.keys.filter { new[$0] == nil })
  }
}

/// The cells of an evidence table, of a run whose pages may no longer be known.
struct EvidenceCells {
  static let names = ["source", "review_status"]
  /// Columns that say where a statement stands.
  static let placeColumns: Set<String> = [
    "evidence_id", "source_id", "start", "end", "prefix", "suffix", "link", "section",
  ]

  let rows: [Evidence]
  let positions: [String: Int]
  private let table: TableView
  /// The columns that are compared: without the file's name, which is not kept of earlier runs.
  static let columns: [String] = view([], RunInfo(pipeline: "", pipelineDigest: "", stages: [], thresh: ""))
    .columns.map(\.name).filter { !names.contains($0) }

  init(_ statements: [Evidence], _ names: [String: String], _ run: PastRun) {
    var sizes: [String: Int] = [:]
    for row in statements { if let group = row.duplicateGroup { sizes[group, default: 0] += 1 } }
    rows = statements.map { row in
      var row = row
      row.source = names[row.sourceID] ?? String(row.sourceID.prefix(12))
      // As in the table: a statement that stands alone is in no group.
      if let group = row.duplicateGroup, sizes[group] == 1 { row.duplicateGroup = nil }
      return row
    }
    positions = Dictionary(rows.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    table = Self.view(rows, run.run.corpus.run)
  }

  func cells(_ index: Int) -> [JSONValue] {
    zip(table.columns, table.row(index)).filter { !Self.names.contains($0.0.name) }.map(\.1)
  }

  private static func view(_ rows: [Evidence], _ run: RunInfo) -> TableView {
    var tables = ReviewTables(Corpus(run: run))
    tables.evidence = rows
    return tables.table(.evidence)
  }
}
