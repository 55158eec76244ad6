internal import Foundation
internal import Synchronization
internal import ThreshKit

/// Keeps two runs from writing into the same folder, or the same workspace, at once.
///
/// The lock is the system's (`flock`), so that it goes with the process however that ends; the file only says who
/// holds it.
final class FolderLock: Sendable {
  static let fileName = ".thresh.lock"
  private let file: Mutex<Int32>
  private let path: String

  /// Makes `folder` when it is missing, and locks it.
  ///
  /// - Parameter holder: what others are told, such as `process 12, pipeline x`.
  init(_ folder: String, holder: String) throws(SinkError) {
    if let reason = SystemFolder.make(folder) {
      throw SinkError(path: folder, "the folder cannot be made: \(reason)")
    }
    path = folder + "/" + Self.fileName
    var locked: Int32 = -1
    // The holder removes the file when it is done: a lock on a file that is no longer there is worth nothing.
    while locked < 0 { locked = try Self.lock(path, folder) ?? -1 }
    ftruncate(locked, 0)
    let text = Array((holder + "\n").utf8)
    _ = text.withUnsafeBytes { write(locked, $0.baseAddress, $0.count) }
    file = Mutex(locked)
    Self.removeLeftovers(in: folder)
  }

  deinit { release() }

  /// Gives the folder free.
  func release() {
    file.withLock { file in
      guard file >= 0 else { return }
      unlink(path)
      close(file)
      file = -1
    }
  }

  /// The descriptor of the locked file, or nil when the file was removed meanwhile.
  private static func lock(_ path: String, _ folder: String) throws(SinkError) -> Int32? {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw SinkError(
        path: folder, "the folder cannot be written: \(String(cString: strerror(errno)))")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      let holder = (try? InputFile.read(path)).map { String(decoding: $0.prefix { $0 != 10 }, as: UTF8.self) }
      close(file)
      guard reason == EWOULDBLOCK else {
        throw SinkError(
          path: folder, "the folder cannot be locked: \(String(cString: strerror(reason)))")
      }
      throw SinkError(
        path: folder,
        "another run is at work in this folder (\(holder.flatMap { $0.isEmpty ? nil : $0 } ?? "holder not known"))"
          + "; wait until it has ended, or give another folder")
    }
    var mine = stat()
    var current = stat()
    guard fstat(file, &mine) == 0, stat(path, &current) == 0, mine.st_ino == current.st_ino else {
      close(file)
      return nil
    }
    return file
  }

  /// Removes the temporary files of runs that were killed; whoever holds the lock knows that nobody writes them.
  private static func removeLeftovers(in folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard name.hasPrefix("."), parts.count >= 4, parts.last == "tmp",
        parts[parts.count - 2].allSatisfy(\.isNumber)
      else { continue }
      unlink(folder + "/" + name)
    }
  }
}
