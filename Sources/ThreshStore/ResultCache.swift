internal import Foundation
internal import GRDB
internal import Synchronization
public import ThreshKit

/// What map stages made of records, by key, so that it need not be made again.
///
/// Results are written in batches while the run goes on: a run that is killed goes on where the last batch ended. May be
/// used from several threads. What goes wrong with the workspace is thrown by ``flush()``; until then nothing is found.
public final class ResultCache: Sendable {
  /// What a stage made of the records of a page.
  public struct Result: Sendable {
    /// The records, as ``RecordJSON`` writes them.
    public let output: [UInt8]
    /// SHA-256 of the records, which is what they count by when another stage reads them.
    public let digest: String
    /// What the stage said about each input record; the engine's business.
    public var notes: [UInt8]
    /// How many of the input records could not be used.
    public var failed: Int

    public init(output: [UInt8], notes: [UInt8], failed: Int) {
      self.init(output: output, digest: ContentID.sha256(output), notes: notes, failed: failed)
    }

    init(output: [UInt8], digest: String, notes: [UInt8], failed: Int) {
      self.output = output
      self.digest = digest
      self.notes = notes
      self.failed = failed
    }
  }

  private struct State {
    var pending: [(key: ResultKey, result: Result)] = []
    var bytes = 0
    var since = ContinuousClock.now
    /// The first digits of the keys of what was made since: there may be millions.
    var made: Set<UInt64> = []
    var failure: StoreError?
    /// Digests of the stages that had results when the cache was opened: those of others need not be looked for.
    var stages: Set<String>?
  }

  private let workspace: Workspace
  private let isFresh: Bool
  private let state = Mutex(State())
  private static let batchBytes = 8_000_000
  private static let batchCount = 10_000
  private static let batchTime = Duration.seconds(1)

  /// - Parameter isFresh: nothing is found; what is made takes the place of what was there.
  public init(_ workspace: Workspace, isFresh: Bool = false) {
    self.workspace = workspace
    self.isFresh = isFresh
  }

  /// The results kept under `keys`; a result that is damaged is forgotten, as if it had never been made.
  public func find(_ keys: [ResultKey]) -> [ResultKey: Result] {
    guard !isFresh, !keys.isEmpty, failure == nil else { return [:] }
    do throws(StoreError) {
      let stages = try stages()
      let keys = keys.filter { stages.contains($0.stage.digest) }
      if keys.isEmpty { return [:] }
      let rows = try workspace.looking { db in try Self.rows(db, keys) }
      var found: [ResultKey: Result] = [:]
      var damaged: [(key: String, output: String)] = []
      for key in keys {
        guard let row = rows[key.text] else { continue }
        guard let output = row.output, ContentID.sha256(output) == row.outputDigest,
          ContentID.sha256(row.notes) == row.notesDigest
        else {
          damaged.append((key.text, row.outputDigest))
          continue
        }
        found[key] = Result(
          output: [UInt8](output), digest: row.outputDigest, notes: [UInt8](row.notes), failed: 0)
      }
      if !damaged.isEmpty { try forget(damaged) }
      return found
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
      return [:]
    }
  }

  private func stages() throws(StoreError) -> Set<String> {
    if let known = state.withLock({ $0.stages }) { return known }
    let stages = Set(
      try workspace.looking { db in try String.fetchAll(db, sql: "SELECT digest FROM stage") })
    state.withLock { $0.stages = stages }
    return stages
  }

  /// Keeps what was made for `key`.
  public func keep(_ result: Result, for key: ResultKey) {
    let isFull = state.withLock { state in
      state.pending.append((key, result))
      state.bytes += result.output.count + result.notes.count
      state.made.insert(key.short)
      return state.bytes > Self.batchBytes || state.pending.count >= Self.batchCount
        || ContinuousClock.now - state.since > Self.batchTime
    }
    if isFull { try? flush() }
  }

  /// Whether the result for `key` was made since this cache was opened.
  public func wasMade(_ key: ResultKey) -> Bool { state.withLock { $0.made.contains(key.short) } }

  /// What went wrong with the workspace first, if anything did.
  public var failure: StoreError? { state.withLock { $0.failure } }

  /// Writes what is not yet written.
  public func flush() throws(StoreError) {
    let (pending, failure) = state.withLock { state in
      defer {
        state.pending = []
        state.bytes = 0
        state.since = .now
      }
      return (state.pending, state.failure)
    }
    if let failure { throw failure }
    guard !pending.isEmpty else { return }
    do throws(StoreError) {
      try workspace.writing { db in try write(pending, db) }
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
      throw error
    }
  }

  private struct StoredRow: Sendable {
    var outputDigest: String
    var output: Data?
    var notesDigest: String
    var notes: Data
  }

  private static func rows(_ db: Database, _ keys: [ResultKey]) throws -> [String: StoredRow] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT result.output AS output, blob.data AS data, result.sha256 AS sha256, result.data AS notes
        FROM result LEFT JOIN blob ON blob.sha256 = result.output WHERE key = ?
        """)
    var rows: [String: StoredRow] = [:]
    for key in keys {
      if let row = try Row.fetchOne(statement, arguments: [key.text]) {
        rows[key.text] = StoredRow(
          outputDigest: row["output"], output: row["data"], notesDigest: row["sha256"], notes: row["notes"])
      }
    }
    return rows
  }

  private func forget(_ damaged: [(key: String, output: String)]) throws(StoreError) {
    try workspace.writing { db in
      for (key, output) in damaged {
        try db.execute(sql: "DELETE FROM result WHERE key = ?", arguments: [key])
        try db.execute(sql: "DELETE FROM blob WHERE sha256 = ?", arguments: [output])
      }
    }
  }

  private func write(_ pending: [(key: ResultKey, result: Result)], _ db: Database) throws {
    for stage in Set(pending.map(\.key.stage)) {
      try db.execute(
        sql: "INSERT OR IGNORE INTO stage (digest, reference, code, options, build) VALUES (?, ?, ?, ?, ?)",
        arguments: [stage.digest, stage.reference, stage.code, stage.options, stage.build])
    }
    let blob = try db.cachedStatement(
      sql: "INSERT OR \(isFresh ? "REPLACE" : "IGNORE") INTO blob (sha256, data) VALUES (?, ?)")
    let row = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO result (key, stage, input, page, failed, output, sha256, data)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (key, result) in pending {
      try blob.execute(arguments: [result.digest, Data(result.output)])
      try row.execute(
        arguments: [
          key.text, key.stage.digest, key.input, key.page, result.failed, result.digest,
          ContentID.sha256(result.notes), Data(result.notes),
        ])
    }
  }
}
