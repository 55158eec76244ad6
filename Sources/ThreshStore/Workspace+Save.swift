internal import Foundation
internal import GRDB
public import ThreshKit

extension Workspace {
  /// How many runs of a pipeline are remembered.
  static let runsKept = 20

  /// Keeps `run` as the pipeline's last; the one before stays the last until this one is written whole.
  ///
  /// Records that the workspace holds already are not written again. Of the runs before, the statements are kept, and
  /// of the one before the pages.
  ///
  /// - Parameter jobs: how many records may be encoded at once.
  public func save(_ run: SavedRun, jobs: Int = 1) throws(StoreError) {
    let head = try Blob(RunHead(run))
    let corpus = run.corpus
    try writing { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO run (id, pipeline, sha256, data) VALUES (?, ?, ?, ?)",
        arguments: [run.id, corpus.run.pipeline, head.sha256, head.data])
      try Self.removeRecords(db, pipeline: corpus.run.pipeline, last: run.id)
      for (table, batch) in [
        ("page", RecordBatch.pages(corpus.pages)), ("document", .documents(corpus.documents)),
      ] {
        let row = try db.makeStatement(
          sql: "INSERT INTO \(table) (run, position, id, sha256) VALUES (?, ?, ?, ?)")
        try Self.storing(batch, jobs, db) { position, stretch, blob in
          try row.execute(arguments: [run.id, position, stretch.page, blob.sha256])
        }
      }
      let row = try db.makeStatement(
        sql: "INSERT INTO evidence (run, position, id, sha256, ids) VALUES (?, ?, ?, ?, ?)")
      let statements = RecordBatch.evidence(corpus.evidence)
      try Self.storing(statements, jobs, db) { position, stretch, blob in
        let ids = corpus.evidence[stretch.range].map { $0.id + " " }.joined()
        try row.execute(arguments: [run.id, position, stretch.page, blob.sha256, ids])
      }
    }
  }

  /// Makes room for the records of the run `last`.
  private static func removeRecords(_ db: Database, pipeline: String, last: String) throws {
    // The pages of the run before tell what has come and gone since.
    for (table, kept) in [("page", 2), ("document", 0)] {
      try db.execute(
        sql: """
          DELETE FROM \(table) WHERE run = ?3 OR run IN (SELECT id FROM run WHERE pipeline = ?1 AND number NOT IN
          (SELECT number FROM run WHERE pipeline = ?1 ORDER BY number DESC LIMIT ?2))
          """, arguments: [pipeline, kept, last])
    }
    try db.execute(sql: "DELETE FROM evidence WHERE run = ?", arguments: [last])
    try db.execute(
      sql: """
        DELETE FROM run WHERE pipeline = ?1 AND number NOT IN
        (SELECT number FROM run WHERE pipeline = ?1 ORDER BY number DESC LIMIT ?2)
        """, arguments: [pipeline, runsKept])
    try db.execute(sql: "DELETE FROM evidence WHERE run NOT IN (SELECT id FROM run)")
  }

  /// Encodes the stretches of `batch` a few at a time, so that only those are in memory twice, and hands each to `store`
  /// in order.
  private static func storing(
    _ batch: RecordBatch, _ jobs: Int, _ db: Database, _ store: (Int, PageStretch, Blob) throws -> Void
  ) throws {
    let stretches = PageStretch.all(of: batch)
    let known = try db.makeStatement(sql: "SELECT data FROM blob WHERE sha256 = ?")
    let insert = try db.makeStatement(sql: "INSERT OR REPLACE INTO blob (sha256, data) VALUES (?, ?)")
    let size = 32 * max(1, jobs)
    for start in stride(from: 0, to: stretches.count, by: size) {
      let part = stretches[start..<min(start + size, stretches.count)]
      let blobs = Parallel.map(part.count, jobs: jobs) { index in
        Result { () throws(StoreError) in try Blob(batch.slice(part[start + index].range)) }
      }
      for (index, result) in blobs.enumerated() {
        let blob = try result.get()
        // A blob of that name may have been damaged since.
        if try Data.fetchOne(known, arguments: [blob.sha256]) != blob.data {
          try insert.execute(arguments: [blob.sha256, blob.data])
        }
        try store(start + index, part[start + index], blob)
      }
    }
  }
}
