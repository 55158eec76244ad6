internal import Foundation
internal import Synchronization

/// Files that are written whole under temporary names, and get their own names together once all of them are: so that
/// the exports of a run that fails on the way stay what they were.
///
/// What is neither committed nor discarded when the last reference goes is discarded.
public final class HeldFiles: Sendable {
  private struct File: Sendable {
    var temporary: String
    var target: String
    var written: WrittenFile
  }

  private let files = Mutex<[File]>([])

  public init() {}

  deinit { discard() }

  func add(_ written: WrittenFile, temporary: String, target: String) {
    let file = File(temporary: temporary, target: target, written: written)
    files.withLock { $0.append(file) }
  }

  /// Gives every file its name, in the order they were written.
  ///
  /// A file that is there already with the same bytes is left as it is, times and all.
  public func commit() throws(SinkError) {
    let all = take()
    for (index, file) in all.enumerated() {
      do throws(SinkError) {
        try OutputFolder.place(file.written, from: file.temporary, at: file.target)
      } catch {
        for rest in all[index...] { unlink(rest.temporary) }
        throw error
      }
    }
  }

  /// Removes what was written; the files that were there before stay.
  public func discard() {
    for file in take() { unlink(file.temporary) }
  }

  private func take() -> [File] {
    files.withLock { files in
      defer { files = [] }
      return files
    }
  }
}
