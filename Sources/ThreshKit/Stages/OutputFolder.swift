internal import Foundation

/// The folder exports go to. Files appear under their name only when they are whole.
public struct OutputFolder: Sendable {
  public let path: String
  /// How many threads may format what is written.
  public let jobs: Int
  private let held: HeldFiles?

  /// - Parameter held: takes what is written, until it is committed; nil to give each file its name at once.
  public init(path: String, jobs: Int = 1, held: HeldFiles? = nil) {
    self.path = path
    self.jobs = jobs
    self.held = held
  }

  /// Writes `bytes` to a temporary name beside `name`, syncs, and renames. A file that has these bytes already is left
  /// as it is, times and all.
  public func write(_ bytes: [UInt8], to name: String) throws(SinkError) -> WrittenFile {
    try write(to: name) { (file) throws(SinkError) in try file.append(bytes) }
  }

  /// The same with the bytes that `body` adds to the file, piece by piece.
  public func write(to name: String, _ body: (OutputFile) throws(SinkError) -> Void) throws(SinkError)
    -> WrittenFile
  {
    let target = URL(fileURLWithPath: path).appendingPathComponent(name)
    if let reason = SystemFolder.make(target.deletingLastPathComponent().path) {
      throw SinkError(path: target.path, "the folder cannot be made: \(reason)")
    }
    let temporary = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp")
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.cannotBeWritten(target.path) }
    let file = OutputFile(descriptor, shownPath: target.path, jobs: jobs)
    do throws(SinkError) {
      do throws(SinkError) {
        try body(file)
        if fsync(descriptor) != 0 { throw Self.cannotBeWritten(target.path) }
      } catch {
        close(descriptor)
        throw error
      }
      guard close(descriptor) == 0 else { throw Self.cannotBeWritten(target.path) }
      let written = WrittenFile(name: name, bytes: file.count, sha256: file.sha256())
      if let held {
        held.add(written, temporary: temporary.path, target: target.path)
      } else {
        try Self.place(written, from: temporary.path, at: target.path)
      }
      return written
    } catch {
      unlink(temporary.path)
      throw error
    }
  }

  /// Gives the file at `temporary` its name, unless `target` is that file already.
  static func place(_ file: WrittenFile, from temporary: String, at target: String) throws(SinkError) {
    if holds(file, target) {
      unlink(temporary)
    } else if rename(temporary, target) != 0 {
      throw cannotBeWritten(target)
    }
  }

  /// Whether the file at `target` is `file` already.
  private static func holds(_ file: WrittenFile, _ target: String) -> Bool {
    var info = stat()
    // A link is replaced by a file, so that nothing outside the folder is ever taken for an export.
    guard lstat(target, &info) == 0, info.st_mode & S_IFMT == S_IFREG, Int(info.st_size) == file.bytes,
      let bytes = try? Data(contentsOf: URL(fileURLWithPath: target))
    else { return false }
    return ContentID.sha256(bytes) == file.sha256
  }

  /// The error for what the last system call met.
  static func cannotBeWritten(_ path: String) -> SinkError {
    SinkError(path: path, "cannot be written: \(String(cString: strerror(errno)))")
  }
}

/// A file that a sink wrote.
public struct WrittenFile: Codable, Sendable, Hashable {
  /// Relative to the output folder.
  public var name: String
  public var bytes: Int
  public var sha256: String

  public init(name: String, bytes: Int, sha256: String) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }
}
