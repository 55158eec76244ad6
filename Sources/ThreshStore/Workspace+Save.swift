internal import Foundation
internal import GRDB
public import ThreshKit

extension Workspace {
  /// Keeps `run` in place of the pipeline's run before; that one stays until this one is written whole.
  public func save(_ run: SavedRun) throws(StoreError) {
    let rows = try RunRows(run)
    let pipeline = run.corpus.run.pipeline
    try Self.reporting(folder) {
      try database.write { db in
        for table in ["run", "page", "document", "evidence"] {
          try db.execute(sql: "DELETE FROM \(table) WHERE pipeline = ?", arguments: [pipeline])
        }
        try db.execute(
          sql: "INSERT INTO run (pipeline, data, sha256) VALUES (?, ?, ?)",
          arguments: [pipeline, rows.head.data, rows.head.sha256])
        for (table, list) in [("page", rows.pages), ("document", rows.documents)] {
          let insert = try db.makeStatement(
            sql: "INSERT INTO \(table) (pipeline, position, id, sha256, data) VALUES (?, ?, ?, ?, ?)")
          for (position, row) in list.enumerated() {
            try insert.execute(arguments: [pipeline, position, row.id, row.blob.sha256, row.blob.data])
          }
        }
        let insert = try db.makeStatement(
          sql: "INSERT INTO evidence (pipeline, position, id, sha256, ids, data) VALUES (?, ?, ?, ?, ?, ?)")
        for (position, row) in rows.evidence.enumerated() {
          try insert.execute(
            arguments: [pipeline, position, row.id, row.blob.sha256, row.ids, row.blob.data])
        }
      }
    }
  }
}

/// A run encoded for the tables.
struct RunRows: Sendable {
  struct Row: Sendable {
    var id: String
    /// Of statements: each id followed by a space.
    var ids = ""
    var blob: Blob
  }

  var head: Blob
  var pages: [Row]
  var documents: [Row]
  var evidence: [Row]

  init(_ run: SavedRun) throws(StoreError) {
    head = try Blob(RunHead(run))
    pages = try Self.rows(run.corpus.pages) { (page) throws(StoreError) in
      Row(id: page.id, blob: try Blob(page))
    }
    documents = try Self.rows(run.corpus.documents) { (document) throws(StoreError) in
      Row(id: document.id, blob: try Blob(document))
    }
    evidence = try Self.rows(Self.byPage(run.corpus.evidence)) { (list) throws(StoreError) in
      Row(
        id: list.first?.sourceID ?? "", ids: list.map { $0.id + " " }.joined(), blob: try Blob(Array(list)))
    }
  }

  private static func rows<Value>(_ values: [Value], _ row: (Value) throws(StoreError) -> Row)
    throws(StoreError)
    -> [Row]
  {
    var rows: [Row] = []
    rows.reserveCapacity(values.count)
    for value in values { rows.append(try row(value)) }
    return rows
  }

  /// Runs of consecutive statements of the same page.
  private static func byPage(_ evidence: [Evidence]) -> [ArraySlice<Evidence>] {
    var slices: [ArraySlice<Evidence>] = []
    var start = 0
    for index in evidence.indices
    where index + 1 == evidence.count || evidence[index + 1].sourceID != evidence[index].sourceID {
      slices.append(evidence[start...index])
      start = index + 1
    }
    return slices
  }
}

/// What is kept of a run beside its records.
struct RunHead: Codable, Sendable {
  var run: RunInfo
  var pipelineFile: String?
  var steps: [SavedStep]
  var links: [String: [Link]]
  var problems: [Problem]
  var setAside: [String: Report.SetAside]
  var counts: [String: [String: Int]]
  var filesFound: Int

  init(_ saved: SavedRun) {
    run = saved.corpus.run
    pipelineFile = saved.pipelineFile
    steps = saved.steps
    links = saved.corpus.links
    problems = saved.corpus.problems
    setAside = saved.corpus.setAside
    counts = saved.corpus.counts
    filesFound = saved.corpus.filesFound
  }
}
