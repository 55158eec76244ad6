internal import Foundation
internal import GRDB
public import ThreshKit

/// What was dropped from a workspace.
public struct Garbage: Sendable, Hashable {
  public var runs = 0
  public var results = 0
  public var stages = 0
  public var links = 0
  public var files = 0
  public var keptFiles = 0
  /// Lists of records and files that nothing names any more.
  public var blobs = 0
  /// Bytes of those.
  public var bytes = 0

  public init() {}
}

extension Workspace {
  /// Drops what none of the last `runs` runs of each pipeline needs; what a person decided is never touched.
  ///
  /// A result is needed when a step of such a run made it, of a page that was in the last run or gave a statement of it.
  /// The file keeps its size until ``compact()``.
  ///
  /// - Parameter isTrial: counts only.
  public func dropGarbage(keeping runs: Int, isTrial: Bool = false) throws(StoreError) -> Garbage {
    let kept = try Dictionary(grouping: self.runs(), by: \.pipeline).values.flatMap {
      $0.prefix(max(1, runs))
    }
    let steps = kept.flatMap { $0.run.steps.compactMap(\.identity) }
    return try writing { db in
      var garbage = Garbage()
      try db.inSavepoint {
        garbage = try Self.drop(db, runs: kept.map(\.id), steps: steps)
        return isTrial ? .rollback : .commit
      }
      return garbage
    }
  }

  /// Bytes of the database's files.
  public var size: Int {
    let path = folder + "/" + Workspace.fileName
    return (FileStamp(path)?.size ?? 0) + (FileStamp(path + "-wal")?.size ?? 0)
  }

  /// Whether the file has space that is no longer used.
  public func hasUnusedSpace() throws(StoreError) -> Bool {
    try reading { db in try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0 } > 0
  }

  /// Writes the file anew without the space that is no longer used.
  public func compact() throws(StoreError) {
    try Self.reporting(folder) {
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM")
        try db.checkpoint(.truncate)
      }
    }
    // Every page of the file is a new one.
    breakSeal(isWrittenAnew: true)
  }

  /// What is needed goes into temporary tables first; everything else is dropped.
  private static func drop(_ db: Database, runs: [String], steps: [String]) throws -> Garbage {
    try db.execute(
      sql: """
        CREATE TEMP TABLE needed_run (id TEXT PRIMARY KEY);
        CREATE TEMP TABLE needed_stage (digest TEXT PRIMARY KEY);
        CREATE TEMP TABLE needed_page (id TEXT PRIMARY KEY);
        """)
    defer {
      try? db.execute(sql: "DROP TABLE needed_run; DROP TABLE needed_stage; DROP TABLE needed_page")
    }
    for id in runs { try db.execute(sql: "INSERT INTO needed_run VALUES (?)", arguments: [id]) }
    for digest in steps {
      try db.execute(sql: "INSERT OR IGNORE INTO needed_stage VALUES (?)", arguments: [digest])
    }
    var garbage = Garbage()
    func dropped(_ table: String, _ condition: String) throws -> Int {
      try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)")
      return db.changesCount
    }
    garbage.runs = try dropped("run", "id NOT IN (SELECT id FROM needed_run)")
    for table in ["page", "document", "evidence"] {
      _ = try dropped(table, "run NOT IN (SELECT id FROM run)")
      let isLast =
        "run IN (SELECT id FROM run WHERE number IN (SELECT max(number) FROM run GROUP BY pipeline))"
      try db.execute(
        sql: "INSERT OR IGNORE INTO needed_page SELECT id FROM \(table)"
          + (table == "evidence" ? "" : " WHERE " + isLast))
    }
    let isNeeded = "stage IN (SELECT digest FROM needed_stage)"
    garbage.results = try dropped("result", "NOT (\(isNeeded) AND page IN (SELECT id FROM needed_page))")
    garbage.links = try dropped("links", "NOT (\(isNeeded) AND pipeline IN (SELECT pipeline FROM run))")
    garbage.keptFiles = try dropped("kept_file", "page NOT IN (SELECT id FROM needed_page)")
    garbage.stages = try dropped(
      "stage",
      "digest NOT IN (SELECT digest FROM needed_stage) AND digest NOT IN (SELECT stage FROM result)")
    for row in try Row.fetchAll(db, sql: "SELECT path, stage, name FROM file") {
      let stage = row.text("stage") ?? ""
      // The digest of the program itself is known in the same way.
      let isUsed = steps.contains(stage) || stage == "program"
      if isUsed, access(row.text("path") ?? "", F_OK) == 0 { continue }
      try db.execute(
        sql: "DELETE FROM file WHERE path = ? AND stage = ? AND name = ?",
        arguments: [row.text("path"), stage, row.text("name")])
      garbage.files += db.changesCount
    }
    let isUnused = """
      sha256 NOT IN (SELECT sha256 FROM page UNION SELECT sha256 FROM document UNION SELECT sha256 FROM evidence
      UNION SELECT output FROM result UNION SELECT sha256 FROM kept_file)
      """
    garbage.bytes =
      try Int.fetchOne(db, sql: "SELECT coalesce(sum(length(data)), 0) FROM blob WHERE \(isUnused)") ?? 0
    garbage.blobs = try dropped("blob", isUnused)
    return garbage
  }
}
