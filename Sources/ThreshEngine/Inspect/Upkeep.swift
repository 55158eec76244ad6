internal import Foundation
internal import ThreshKit
public import ThreshStore

/// Work on a workspace that no run may do anything in meanwhile.
public enum Upkeep {
  /// What was dropped, and the size of the workspace's file before and after in bytes.
  public struct Cleared: Sendable {
    public var garbage: Garbage
    public var before: Int
    public var after: Int
  }

  /// Drops what none of the last `runs` runs of each pipeline needs from the workspace in `folder`, and makes its file as
  /// small as it can be.
  ///
  /// - Parameter isTrial: counts only.
  /// - Throws: ``SinkError`` when a run is at work there, ``StoreError``.
  public static func dropGarbage(in folder: String, keeping runs: Int, isTrial: Bool) throws -> Cleared {
    let workspace = try Workspace(at: folder, create: false)
    let holder = "process \(ProcessInfo.processInfo.processIdentifier), thresh gc"
    let lock = try FolderLock(workspace.folder, holder: holder)
    defer {
      workspace.seal()
      lock.release()
    }
    let before = workspace.size
    let garbage = try workspace.dropGarbage(keeping: runs, isTrial: isTrial)
    if !isTrial, try garbage != Garbage() || workspace.isSuspect || workspace.hasUnusedSpace() {
      try workspace.compact()
    }
    return Cleared(garbage: garbage, before: before, after: workspace.size)
  }
}
