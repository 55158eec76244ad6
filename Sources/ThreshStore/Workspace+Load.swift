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
        try Stored.fetch(
          db, "SELECT id, sha256, data FROM \(table) WHERE pipeline = ? ORDER BY position", [pipeline])
      }
      return (head, try rows("page"), try rows("document"), try rows("evidence"))
    }
    guard let (headRow, pages, documents, evidence) = read else { return nil }
    let head = try headRow.blob.decode(RunHead.self, name: "the run of pipeline \(pipeline)")
    var corpus = Corpus(run: head.run)
    for row in pages { corpus.pages.append(try row.blob.decode(name: "page \(row.id)")) }
    for row in documents { corpus.documents.append(try row.blob.decode(name: "document \(row.id)")) }
    for row in evidence {
      corpus.evidence += try row.blob.decode([Evidence].self, name: "the statements of page \(row.id)")
    }
    for (name, links) in head.links { corpus.links[Relation(rawValue: name) ?? .other] = links }
    corpus.problems = head.problems
    corpus.setAside = head.setAside
    corpus.counts = head.counts
    corpus.filesFound = head.filesFound
    corpus.filesUnread = head.filesUnread
    return SavedRun(corpus: corpus, pipelineFile: head.pipelineFile, steps: head.steps)
  }

  /// The statements whose id is `id` or, from four characters on, begins with it, in any pipeline's last run.
  public func evidence(id: String) throws(StoreError) -> [SavedEvidence] {
    let isID = id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    guard id.utf8.count >= 4, isID else { return [] }
    let rows = try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT pipeline, id, sha256, data FROM evidence WHERE instr(' ' || ids, ' ' || ?) > 0
          ORDER BY pipeline, position
          """,
        arguments: [id]
      ).map { (pipeline: $0["pipeline"] as String, stored: Stored($0)) }
    }
    var found: [SavedEvidence] = []
    for row in rows {
      let list = try row.stored.blob.decode([Evidence].self, name: "the statements of page \(row.stored.id)")
      let matching = list.filter { $0.id.hasPrefix(id) }
      guard !matching.isEmpty, let head = try head(of: row.pipeline) else { continue }
      let page: Page? = try record("page", row.stored.id, in: row.pipeline)
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
    try record("document", id, in: pipeline)
  }

  private func record<Value: Decodable>(_ table: String, _ id: String, in pipeline: String) throws(StoreError)
    -> Value?
  {
    let row = try reading { db in
      try Stored.fetch(
        db, "SELECT id, sha256, data FROM \(table) WHERE id = ? AND pipeline = ? ORDER BY position LIMIT 1",
        [id, pipeline]
      ).first
    }
    return try row?.blob.decode(Value.self, name: "\(table) \(id)")
  }

  private func head(of pipeline: String) throws(StoreError) -> RunHead? {
    let row = try reading { db in try Self.head(db, pipeline) }
    return try row?.blob.decode(RunHead.self, name: "the run of pipeline \(pipeline)")
  }

  private static func head(_ db: Database, _ pipeline: String) throws -> Stored? {
    try Stored.fetch(db, "SELECT pipeline AS id, sha256, data FROM run WHERE pipeline = ?", [pipeline]).first
  }
}

/// A row of one of the record tables.
struct Stored: Sendable {
  var id: String
  var blob: Blob

  init(_ row: Row) {
    id = row["id"]
    blob = Blob(data: row["data"], sha256: row["sha256"])
  }

  static func fetch(_ db: Database, _ sql: String, _ arguments: StatementArguments) throws -> [Stored] {
    try Row.fetchAll(db, sql: sql, arguments: arguments).map(Stored.init)
  }
}
