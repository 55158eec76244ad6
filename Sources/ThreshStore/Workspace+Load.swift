internal import Foundation
internal import GRDB
public import ThreshKit

extension Workspace {
  /// The last run of `pipeline`, or nil when none is kept.
  public func load(pipeline: String) throws(StoreError) -> SavedRun? {
    // One transaction, so that a run that is saved meanwhile is seen whole or not at all.
    let read = try reading { db -> (Stored, [Stored], [Stored], [Stored])? in
      guard let head = try Self.head(db, pipeline) else { return nil }
      func rows(_ table: String) throws -> [Stored] {
        try Stored.fetch(db, Stored.of(table) + " WHERE run = ? ORDER BY position", [head.id])
      }
      return (head, try rows("page"), try rows("document"), try rows("evidence"))
    }
    guard let (headRow, pages, documents, evidence) = read else { return nil }
    let head = try headRow.blob.decode(RunHead.self, name: "the run of pipeline \(pipeline)")
    var corpus = Corpus(run: head.run)
    for row in pages { corpus.pages += try row.records("page") }
    let names = Dictionary(corpus.pages.map { ($0.id, $0.fileName) }) { first, _ in first }
    for row in documents { corpus.documents += try row.records("document", source: names[row.id]) }
    for row in evidence {
      corpus.evidence += try row.records("the statements of page", source: names[row.id])
    }
    for (name, links) in head.links { corpus.links[Relation(rawValue: name) ?? .other] = links }
    corpus.problems = head.problems
    corpus.setAside = head.setAside
    corpus.losses = head.losses ?? [:]
    corpus.counts = head.counts
    corpus.filesFound = head.filesFound
    corpus.filesUnread = head.filesUnread
    return SavedRun(
      corpus: corpus, pipelineFile: head.pipelineFile, steps: head.steps, started: head.started)
  }

  /// The statements whose id is `id` or, from four characters on, begins with it, in any pipeline's last run.
  public func evidence(id: String) throws(StoreError) -> [SavedEvidence] {
    let isID = id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    guard id.utf8.count >= 4, isID else { return [] }
    let rows = try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT pipeline, evidence.id AS id, evidence.sha256 AS sha256, blob.data AS data
          FROM run JOIN evidence ON evidence.run = run.id LEFT JOIN blob ON blob.sha256 = evidence.sha256
          WHERE run.number IN (SELECT max(number) FROM run GROUP BY pipeline) AND instr(' ' || ids, ' ' || ?) > 0
          ORDER BY pipeline, position
          """,
        arguments: [id]
      ).map { (pipeline: $0["pipeline"] as String, stored: Stored($0)) }
    }
    var found: [SavedEvidence] = []
    for row in rows {
      guard let head = try head(of: row.pipeline) else { continue }
      let page: Page? = try record("page", row.stored.id, in: row.pipeline)
      let list: [Evidence] = try row.stored.records("the statements of page", source: page?.fileName)
      let matching = list.filter { $0.id.hasPrefix(id) }
      guard !matching.isEmpty else { continue }
      let document: Document? = try document(id: row.stored.id, pipeline: row.pipeline)
      for evidence in matching {
        found.append(
          SavedEvidence(
            pipeline: row.pipeline, evidence: evidence, document: document, page: page, steps: head.steps,
            run: head.run))
      }
    }
    return found
  }

  /// The document made from the page with this id in the last run of `pipeline`, or nil.
  public func document(id: String, pipeline: String) throws(StoreError) -> Document? {
    let page: Page? = try record("page", id, in: pipeline)
    return try record("document", id, in: pipeline, source: page?.fileName)
  }

  private func record<R: ThreshKit.Record>(
    _ table: String, _ id: String, in pipeline: String, source: String? = nil
  )
    throws(StoreError) -> R?
  {
    let row = try reading { db in
      guard let head = try Self.head(db, pipeline) else { return nil as Stored? }
      return try Stored.fetch(
        db, Stored.of(table) + " WHERE run = ? AND id = ? ORDER BY position LIMIT 1", [head.id, id]
      ).first
    }
    return try row?.records(table, source: source).first { $0.pageID == id }
  }

  private func head(of pipeline: String) throws(StoreError) -> RunHead? {
    let row = try reading { db in try Self.head(db, pipeline) }
    return try row?.blob.decode(RunHead.self, name: "the run of pipeline \(pipeline)")
  }

  private static func head(_ db: Database, _ pipeline: String) throws -> Stored? {
    try Stored.fetch(
      db, "SELECT id, sha256, data FROM run WHERE pipeline = ? ORDER BY number DESC LIMIT 1", [pipeline]
    ).first
  }
}

/// A row of one of the record tables.
struct Stored: Sendable {
  var id: String
  var blob: Blob

  init(_ row: Row) {
    id = row["id"]
    // A blob that is gone is as good as a damaged one.
    blob = Blob(data: row["data"] ?? Data(), sha256: row["sha256"])
  }

  /// The beginning of a query for rows of a record table.
  static func of(_ table: String) -> String {
    """
    SELECT id, \(table).sha256 AS sha256, blob.data AS data
    FROM \(table) LEFT JOIN blob ON blob.sha256 = \(table).sha256
    """
  }

  /// The records, with the file name that was left out.
  ///
  /// - Parameter kind: what an error calls them, before the page's id.
  func records<R: ThreshKit.Record>(_ kind: String, source: String? = nil) throws(StoreError) -> [R] {
    let list = try blob.decode([R].self, name: "\(kind) \(id)")
    guard let source else { return list }
    var batch = RecordBatch(list)
    batch.setSources(source)
    return batch.records(of: R.self) ?? list
  }

  static func fetch(_ db: Database, _ sql: String, _ arguments: StatementArguments) throws -> [Stored] {
    try Row.fetchAll(db, sql: sql, arguments: arguments).map(Stored.init)
  }
}
