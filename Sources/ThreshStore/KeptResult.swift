internal import Foundation
internal import GRDB
public import ThreshKit

/// What a map stage once made of the records of a page, without the records.
public struct KeptResult: Sendable {
  public var stage: StageIdentity
  /// Digest of the records the stage was given.
  public var input: String
  /// Digest of the records it gave.
  public var output: String
  public var failed: Int
  /// What the stage said about each input record; the engine's business.
  public var notes: [UInt8]
}

extension Workspace {
  /// Everything that map stages made of `page` and that is kept, the last made first.
  public func results(page: String) throws(StoreError) -> [KeptResult] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT reference, code, options, build, input, output, failed, result.data AS data
          FROM result JOIN stage ON digest = stage WHERE page = ? ORDER BY result.rowid DESC
          """, arguments: [page]
      ).map { row in
        KeptResult(
          stage: StageIdentity(row), input: row.text("input") ?? "", output: row.text("output") ?? "",
          failed: row.number("failed") ?? 0, notes: [UInt8](row.bytes("data") ?? Data()))
      }
    }
  }

  /// The stage with this digest; nil when it is not known any more.
  public func stage(_ digest: String) throws(StoreError) -> StageIdentity? {
    try reading { db in
      try Row.fetchOne(db, sql: "SELECT * FROM stage WHERE digest = ?", arguments: [digest])
        .map(StageIdentity.init)
    }
  }

  /// Keeps what is behind the digests of a run's steps, so that a later run can be compared with it.
  public func keepStages(_ stages: [StageIdentity]) throws(StoreError) {
    try writing { db in
      for stage in stages {
        try db.execute(
          sql: """
            INSERT OR REPLACE INTO stage (digest, reference, code, options, build) VALUES (?, ?, ?, ?, ?)
            """,
          arguments: [stage.digest, stage.reference, stage.code, stage.options, stage.build])
      }
    }
  }
}

extension StageIdentity {
  fileprivate init(_ row: Row) {
    self.init(
      reference: row.text("reference") ?? "", code: row.text("code") ?? "",
      options: row.text("options") ?? "", build: row.text("build") ?? "")
  }
}
