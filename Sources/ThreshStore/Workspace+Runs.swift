internal import Foundation
internal import GRDB
public import ThreshKit

extension Workspace {
  /// Notes that everything the run `id` had to write is written.
  ///
  /// - Parameter account: what it wrote, as JSON; the engine's business.
  public func finish(_ id: String, account: [UInt8]) throws(StoreError) {
    try writing { db in
      try db.execute(
        sql: "UPDATE run SET finish_sha256 = ?, finish = ? WHERE id = ?",
        arguments: [ContentID.sha256(account), Data(account), id])
    }
  }

  /// The account that the last run of `pipeline` gave of what it wrote; nil when it did not finish.
  public func account(pipeline: String) throws(StoreError) -> [UInt8]? {
    let row = try reading { db in
      try Row.fetchOne(
        db, sql: "SELECT finish, finish_sha256 FROM run WHERE pipeline = ? ORDER BY number DESC LIMIT 1",
        arguments: [pipeline]
      ).map { (data: $0["finish"] as Data?, sha256: $0["finish_sha256"] as String?) }
    }
    guard let data = row?.data, ContentID.sha256(data) == row?.sha256 else { return nil }
    return [UInt8](data)
  }

  /// The links that a group stage with the digest `stage` found in the last run of `pipeline`; nil when there are none
  /// or they are damaged.
  public func links(pipeline: String, stage: String) throws(StoreError) -> [UInt8]? {
    let row = try reading { db in
      try Row.fetchOne(
        db, sql: "SELECT sha256, data FROM links WHERE pipeline = ? AND stage = ?",
        arguments: [pipeline, stage]
      ).map { (data: $0["data"] as Data, sha256: $0["sha256"] as String) }
    }
    guard let row, ContentID.sha256(row.data) == row.sha256 else { return nil }
    return [UInt8](row.data)
  }

  /// Keeps the links that a group stage found, in place of those of the run before.
  public func keepLinks(_ data: [UInt8], pipeline: String, stage: String) throws(StoreError) {
    try writing { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO links (pipeline, stage, sha256, data) VALUES (?, ?, ?, ?)",
        arguments: [pipeline, stage, ContentID.sha256(data), Data(data)])
    }
  }

  /// Keeps the file of the page `page` as it was found under `name`.
  public func keepFile(_ bytes: [UInt8], page: String, name: String) throws(StoreError) {
    let sha256 = ContentID.sha256(bytes)
    try writing { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO blob (sha256, data) VALUES (?, ?)", arguments: [sha256, Data(bytes)])
      try db.execute(
        sql: "INSERT OR REPLACE INTO kept_file (page, name, sha256) VALUES (?, ?, ?)",
        arguments: [page, name, sha256])
    }
  }

  /// Whether the file of the page `page` found under `name` is kept.
  public func keepsFile(page: String, name: String) throws(StoreError) -> Bool {
    try reading { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM kept_file WHERE page = ? AND name = ?)",
        arguments: [page, name])
        ?? false
    }
  }

  /// Forgets what these stages could not use, so that the next run tries it again.
  ///
  /// - Parameter stages: digests of ``StageIdentity``.
  /// - Returns: how many results were forgotten.
  public func forgetFailures(stages: [String]) throws(StoreError) -> Int {
    try writing { db in
      var forgotten = 0
      for stage in stages {
        try db.execute(sql: "DELETE FROM result WHERE stage = ? AND failed > 0", arguments: [stage])
        forgotten += db.changesCount
      }
      // With work to be done again no run is done with.
      if forgotten > 0 { try db.execute(sql: "UPDATE run SET finish = NULL, finish_sha256 = NULL") }
      return forgotten
    }
  }
}
