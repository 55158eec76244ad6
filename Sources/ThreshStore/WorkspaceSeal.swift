internal import Foundation
internal import GRDB
internal import ThreshKit

/// The digest of the database file as the last run left it, in a file beside it that `sha256sum -c` understands.
///
/// The digests inside the database cover what is kept there; this one covers its unused space and its own order too.
/// Whoever writes breaks the seal first and sets it again at the end, so that a database without one is no damage:
/// somebody is writing, or was killed. A seal that the database does not have any more stays, so that no later run
/// vouches for what it did not write.
struct WorkspaceSeal {
  static let fileName = Workspace.fileName + ".sha256"

  /// What a seal says of its database.
  enum State {
    case whole
    /// There is none.
    case broken
    /// It is not what was written, so that it says nothing.
    case damaged
    /// The database is not as it was left.
    case differs
  }

  let folder: String
  var path: String { folder + "/" + Self.fileName }
  private var database: String { folder + "/" + Workspace.fileName }

  var exists: Bool { access(path, F_OK) == 0 }

  func state() -> State {
    guard exists else { return .broken }
    guard let text = try? Data(contentsOf: URL(fileURLWithPath: path)),
      let digest = text.split(separator: UInt8(ascii: " ")).first.map({ String(decoding: $0, as: UTF8.self) }
      ),
      Array(text) == Self.bytes(digest)
    else { return exists ? .damaged : .broken }
    if ContentID.sha256(ofFile: database) == digest { return .whole }
    // It may have been broken while the database was read.
    return exists ? .differs : .broken
  }

  /// Removes the seal, before something is written.
  func remove() { unlink(path) }

  /// Seals the database, into which nobody may write meanwhile.
  func set() {
    guard let digest = ContentID.sha256(ofFile: database) else { return }
    _ = try? OutputFolder(path: folder).write(Self.bytes(digest), to: Self.fileName)
  }

  /// The digest, and the digest of that line.
  private static func bytes(_ digest: String) -> [UInt8] {
    let line = "\(digest)  \(Workspace.fileName)\n"
    return Array((line + "# \(ContentID.sha256(Array(line.utf8)))\n").utf8)
  }
}

extension Workspace {
  /// Removes a seal that the database has, before it is written.
  ///
  /// - Parameter isWrittenAnew: removes any seal, as nothing of the file is what it was.
  func breakSeal(isWrittenAnew: Bool = false) {
    let seal = WorkspaceSeal(folder: folder)
    isUnsealed.withLock { isUnsealed in
      if isWrittenAnew {
        seal.remove()
      } else if !isUnsealed, case .whole = seal.state() {
        seal.remove()
      }
      isUnsealed = true
    }
  }

  /// Whether the database has a seal that it does not fit, though it is being written.
  public var isSuspect: Bool { isUnsealed.withLock { $0 } && WorkspaceSeal(folder: folder).exists }

  /// Seals the database, so that a later change of any of its bytes is seen. Does nothing where nothing was written.
  ///
  /// To be called by whoever has the workspace to itself, when nothing more will be written.
  public func seal() {
    let seal = WorkspaceSeal(folder: folder)
    guard !isInspected, !seal.exists else { return }
    // While somebody reads, the log cannot be emptied; then the next one who writes seals.
    guard (try? database.writeWithoutTransaction { try $0.checkpoint(.truncate) }) != nil else { return }
    seal.set()
    isUnsealed.withLock { $0 = false }
  }
}
