internal import GRDB
public import ThreshKit

extension Workspace {
  /// Names of the files that a source stage with the digest `stage` was given and that need not be read again, sorted.
  public func knownFiles(stage: String) throws(StoreError) -> [String] {
    try reading { db in
      try String.fetchAll(db, sql: "SELECT name FROM file WHERE stage = ? ORDER BY name", arguments: [stage])
    }
  }

  /// How many records a stage with the digest `stage` could not use.
  public func failures(stage: String) throws(StoreError) -> Int {
    try reading { db in
      try Int.fetchOne(
        db, sql: "SELECT coalesce(sum(failed), 0) FROM result WHERE stage = ? AND failed > 0",
        arguments: [stage])
        ?? 0
    }
  }

  /// Forgets what a source stage with the digest `stage` made of these files, so that they are read again.
  public func forgetFiles(_ names: [String], stage: String) throws(StoreError) {
    try writing { db in
      for name in names {
        try db.execute(sql: "DELETE FROM file WHERE stage = ? AND name = ?", arguments: [stage, name])
      }
    }
  }
}
