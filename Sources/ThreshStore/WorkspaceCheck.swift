internal import Foundation
internal import GRDB
internal import ThreshKit

/// Looks at everything that a workspace keeps, without changing any of it.
///
/// SQLite's integrity check finds few of the changed bytes there can be, so every value is hashed as well, and the whole
/// file is compared with its seal. What damage there is may have spoiled the very tables that are read, so nothing that
/// is read here is taken for granted.
public struct WorkspaceCheck: Sendable {
  let folder: String
  let jobs: Int
  var file: String { folder + "/" + Workspace.fileName }

  /// - Parameters:
  ///   - folder: of the workspace, absolute.
  ///   - jobs: how many records may be looked at at once.
  public init(_ folder: String, jobs: Int = 1) {
    self.folder = folder
    self.jobs = jobs
  }

  /// Every damage that can be seen in the folder of the workspace.
  public func run() -> CheckResult {
    var result = CheckResult()
    // First, as opening a database may already change its file.
    let state = WorkspaceSeal(folder: folder).state()
    guard FileManager.default.fileExists(atPath: file) else {
      result.damages.append(Damage(file, "is not there"))
      return result
    }
    do {
      let workspace = try Workspace(inspecting: folder)
      // One transaction, so that a run that is at work meanwhile changes nothing that is seen here.
      try workspace.database.read { db in
        integrity(db, &result)
        for part in Self.parts { part(self, db, &result) }
      }
    } catch {
      result.damages.append(Damage(file, "cannot be opened: \(Self.text(error))"))
    }
    seal(state, &result)
    return result
  }

  private static var parts: [(WorkspaceCheck, Database, inout CheckResult) -> Void] {
    [
      { $0.blobs($1, &$2) }, { $0.runs($1, &$2) }, { $0.references($1, &$2) }, { $0.results($1, &$2) },
      { $0.values($1, &$2) }, { $0.quotes($1, &$2) },
    ]
  }

  private func seal(_ state: WorkspaceSeal.State, _ result: inout CheckResult) {
    result.count("database file")
    switch state {
    case .whole: break
    case .broken:
      result.notes.append(
        "\(folder) has no seal, as a run is at work or was killed: its records were checked, the unused space of its "
          + "file was not; the next run seals it")
    case .damaged:
      result.damages.append(Damage(folder + "/" + WorkspaceSeal.fileName, "is not what was written"))
    case .differs:
      result.damages.append(
        Damage(
          file,
          result.damages.contains { $0.file == file }
            ? "is not as the last run left it"
            : "is not as the last run left it; every record in it is whole, so that what was changed is unused "
              + "space or the order of the file; `thresh gc` writes it anew"))
    }
  }

  private func integrity(_ db: Database, _ result: inout CheckResult) {
    reading("the database", &result) { result in
      for text in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where text != "ok" {
        result.damages += text.split(separator: "\n").map { Damage(file, "SQLite's own check: \($0)") }
      }
    }
  }

  /// Runs `work`; that SQLite cannot go on is a damage of `part`.
  func reading(_ part: String, _ result: inout CheckResult, _ work: (inout CheckResult) throws -> Void) {
    do { try work(&result) } catch {
      result.damages.append(Damage(file, part, "cannot be read: \(Self.text(error))"))
    }
  }

  private static func text(_ error: any Error) -> String {
    if let error = error as? StoreError { return error.message }
    guard let error = error as? DatabaseError else { return error.localizedDescription }
    return error.message ?? "SQLite error \(error.resultCode.rawValue)"
  }
}

extension Row {
  /// The text at `column`; nil when there is something else.
  func text(_ column: String) -> String? {
    (self[column] as DatabaseValue?).flatMap(String.fromDatabaseValue)
  }

  /// The bytes at `column`; nil when there is something else.
  func bytes(_ column: String) -> Data? { (self[column] as DatabaseValue?).flatMap(Data.fromDatabaseValue) }

  /// The whole number at `column`; nil when there is something else.
  func number(_ column: String) -> Int? { (self[column] as DatabaseValue?).flatMap(Int.fromDatabaseValue) }

  /// Whether the bytes at `data` have the digest at `sha256`.
  func holds(_ data: String = "data", _ sha256: String = "sha256") -> Bool {
    bytes(data).map(ContentID.sha256) == text(sha256)
  }
}
