internal import Foundation
internal import GRDB
internal import Synchronization
public import ThreshKit

/// What the system says of a file without reading it.
public struct FileStamp: Sendable, Hashable {
  public var size: Int
  /// Times of the last change of the content and of the file's entry, nanoseconds since 1970.
  public var modified: Int
  public var changed: Int
  public var inode: Int

  /// Nil when there is no such file.
  public init?(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    size = Int(info.st_size)
    modified = Int(info.st_mtim.tv_sec) * 1_000_000_000 + Int(info.st_mtim.tv_nsec)
    changed = Int(info.st_ctim.tv_sec) * 1_000_000_000 + Int(info.st_ctim.tv_nsec)
    inode = Int(bitPattern: UInt(info.st_ino))
  }
}

/// What was read of files, so that a file that has not changed need not be read again.
///
/// Unlike results, what is found here is trusted by size, times and inode. A file that was changed just before it was
/// looked at may change again without a new time, so that it is not kept.
public final class FileTable: Sendable {
  /// Bytes that were kept about a file, proven to be those.
  public struct Entry: Sendable {
    public var data: [UInt8]
    public var sha256: String
  }

  private struct Pending: Sendable {
    var path: String
    var name: String
    var stage: String
    var stamp: FileStamp
    var data: [UInt8]
  }

  private let workspace: Workspace
  private let settled: Double
  private let pending = Mutex<[Pending]>([])
  private let failed = Mutex<StoreError?>(nil)
  private static let batch = 2000
  /// Whether anything is kept of what a stage read; where nothing is, no file need be looked for.
  private let stages = Mutex<[String: Bool]>([:])

  /// - Parameter settled: seconds that a file must not have changed for before it is looked at.
  public init(_ workspace: Workspace, settled: Double = 2) {
    self.workspace = workspace
    self.settled = settled
  }

  /// What `stage` read of the file at `path`, known to it as `name`; nil when the file is not as it was then.
  public func find(_ path: String, name: String, stage: String) throws(StoreError) -> Entry? {
    guard try knows(stage), let stamp = FileStamp(path) else { return nil }
    let row = try workspace.looking { db -> (data: Data, sha256: String)? in
      let statement = try db.cachedStatement(
        sql: """
          SELECT sha256, data FROM file WHERE path = ? AND stage = ? AND name = ?
          AND size = ? AND modified = ? AND changed = ? AND inode = ?
          """)
      let arguments: StatementArguments = [
        path, stage, name, stamp.size, stamp.modified, stamp.changed, stamp.inode,
      ]
      return try Row.fetchOne(statement, arguments: arguments).map { ($0["data"], $0["sha256"]) }
    }
    guard let row, ContentID.sha256(row.data) == row.sha256 else { return nil }
    return Entry(data: [UInt8](row.data), sha256: row.sha256)
  }

  private func knows(_ stage: String) throws(StoreError) -> Bool {
    if let known = stages.withLock({ $0[stage] }) { return known }
    let known = try workspace.looking { db in
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM file WHERE stage = ?)", arguments: [stage])
        ?? false
    }
    stages.withLock { $0[stage] = known }
    return known
  }

  /// Keeps what `stage` read of a file whose stamp was `stamp` before it was read.
  public func keep(_ data: [UInt8], path: String, name: String, stage: String, stamp: FileStamp?) {
    guard let stamp, stamp == FileStamp(path) else { return }
    let age = Date().timeIntervalSince1970 - Double(max(stamp.modified, stamp.changed)) / 1e9
    guard age >= settled else { return }
    let entry = Pending(path: path, name: name, stage: stage, stamp: stamp, data: data)
    let isFull = pending.withLock { pending in
      pending.append(entry)
      return pending.count >= Self.batch
    }
    guard isFull else { return }
    do throws(StoreError) { try flush() } catch { failed.withLock { $0 = $0 ?? error } }
  }

  /// Writes what is not yet written; from time to time that is done without asking, and what went wrong then is thrown
  /// here.
  public func flush() throws(StoreError) {
    if let failure = failed.withLock({ $0 }) { throw failure }
    let entries = pending.withLock { pending in
      defer { pending = [] }
      return pending
    }
    guard !entries.isEmpty else { return }
    try workspace.writing { db in
      let statement = try db.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO file (path, stage, name, size, modified, changed, inode, sha256, data)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for entry in entries {
        try statement.execute(
          arguments: [
            entry.path, entry.stage, entry.name, entry.stamp.size, entry.stamp.modified, entry.stamp.changed,
            entry.stamp.inode, ContentID.sha256(entry.data), Data(entry.data),
          ])
      }
    }
    stages.withLock { stages in for entry in entries { stages[entry.stage] = true } }
  }
}
