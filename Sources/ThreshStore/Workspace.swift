internal import Foundation
internal import GRDB
internal import Synchronization
public import ThreshKit

/// The folder where the records of each pipeline's last run are kept.
///
/// One SQLite file in WAL mode. Everything in it can be made again by a run, so commits are not synced one by one.
public final class Workspace: Sendable {
  /// Absolute path of the folder.
  public let folder: String
  let database: DatabaseQueue
  /// Nothing may be written.
  let isInspected: Bool
  /// Whether the seal was broken: see ``breakSeal()``.
  let isUnsealed = Mutex(false)

  static let fileName = "workspace.sqlite"

  /// Opens the workspace in `folder`.
  ///
  /// - Parameter create: makes the folder and the database when they are missing; otherwise that is an error.
  public convenience init(at folder: String, create: Bool = true) throws(StoreError) {
    try self.init(at: folder, create: create, patience: 10)
  }

  /// - Parameter patience: seconds to wait for another process that is writing.
  init(at folder: String, create: Bool = true, patience: Double) throws(StoreError) {
    let url = URL(fileURLWithPath: folder).standardizedFileURL
    let file = url.appendingPathComponent(Self.fileName)
    self.folder = url.path
    if !FileManager.default.fileExists(atPath: file.path) {
      guard create else {
        throw StoreError(.notFound, "there is no workspace in \(url.path); `thresh run` makes one")
      }
      if let reason = SystemFolder.make(url.path) {
        throw StoreError(.unwritable, "the workspace \(url.path) cannot be made: \(reason)")
      }
    }
    isInspected = false
    var configuration = Configuration()
    configuration.label = "thresh.workspace"
    configuration.busyMode = .timeout(patience)
    // Not by the configuration: GRDB then writes into every database that it opens, were it only to read.
    configuration.prepareDatabase { db in
      // Pages larger than the default, because most records are: taken when the file is made, no effect later. Keys are
      // digests, so that every part of an index is in use at once: 32 MB hold it, and checkpoints are rare.
      try db.execute(
        sql: """
          PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
          PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000
          """)
    }
    database = try Self.reporting(url.path) {
      let database = try DatabaseQueue(path: file.path, configuration: configuration)
      if try database.read({ db in try Schema.migrator.hasBeenSuperseded(db) }) {
        throw StoreError(
          .unwritable,
          "the workspace \(url.path) was made by a newer version of thresh; use that, or another folder")
      }
      if try database.read({ db in try !Schema.migrator.hasCompletedMigrations(db) }) {
        WorkspaceSeal(folder: url.path).remove()
        try Schema.migrator.migrate(database)
      }
      return database
    }
  }

  /// Opens the workspace in `folder` to look at it: nothing in it is changed, not even to bring it up to date.
  public init(inspecting folder: String) throws(StoreError) {
    self.folder = URL(fileURLWithPath: folder).standardizedFileURL.path
    let file = self.folder + "/" + Self.fileName
    guard FileManager.default.fileExists(atPath: file) else {
      throw StoreError(.notFound, "there is no workspace in \(folder); `thresh run` makes one")
    }
    isInspected = true
    var configuration = Configuration()
    configuration.label = "thresh.workspace"
    configuration.busyMode = .timeout(10)
    // SQLite leaves its shared memory behind where it may not write at all.
    configuration.readonly = access(self.folder, W_OK) != 0 || access(file, W_OK) != 0
    database = try Self.reporting(folder) { try DatabaseQueue(path: file, configuration: configuration) }
  }

  /// Names of the pipelines whose last run is kept, sorted.
  public func pipelines() throws(StoreError) -> [String] {
    try reading { db in try String.fetchAll(db, sql: "SELECT DISTINCT pipeline FROM run ORDER BY pipeline") }
  }

  func reading<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.reporting(folder) { try database.read(work) }
  }

  /// Runs one query that must be quick: without the transaction around it, which costs more than a row.
  func looking<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) throws(StoreError) -> Value {
    try Self.reporting(folder) { try database.unsafeRead(work) }
  }

  /// Runs `work` in one transaction. Breaks the seal: see ``WorkspaceSeal``.
  func writing<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    if isInspected { throw StoreError(.unwritable, "the workspace \(folder) was opened to be looked at") }
    breakSeal()
    return try Self.reporting(folder) { try database.write(work) }
  }

  /// Runs `work`; what SQLite says becomes a ``StoreError`` that a user understands.
  static func reporting<Value>(_ folder: String, _ work: () throws -> Value) throws(StoreError) -> Value {
    do { return try work() } catch let error as StoreError { throw error } catch let error as DatabaseError {
      let text = error.message ?? "SQLite error \(error.resultCode.rawValue)"
      switch error.resultCode.primaryResultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        throw StoreError(
          .locked, "the workspace \(folder) is in use by another run; try again when it has ended")
      case .SQLITE_CORRUPT, .SQLITE_NOTADB:
        throw StoreError(
          .damaged,
          "the workspace \(folder) is damaged (\(text)); remove the folder and run the pipeline again")
      case .SQLITE_FULL:
        throw StoreError(.unwritable, "the workspace \(folder) cannot be written: the disk is full")
      default:
        // SQLite knows only that it could not go on.
        if let reason = SystemFolder.refusal(folder) {
          throw StoreError(.unwritable, "the workspace \(folder) cannot be written: \(reason)")
        }
        throw StoreError(.unwritable, "the workspace \(folder) cannot be used: \(text)")
      }
    } catch {
      throw StoreError(.unwritable, "the workspace \(folder) cannot be used: \(error)")
    }
  }
}
