internal import Foundation

/// The folder exports go to. Files appear under their name only when they are whole.
public struct OutputFolder: Sendable {
  public let path: String

  public init(path: String) {
    self.path = path
  }

  /// Writes `bytes` to a temporary name beside `name`, syncs, and renames.
  public func write(_ bytes: [UInt8], to name: String) throws(SinkError) -> WrittenFile {
    let target = URL(fileURLWithPath: path).appendingPathComponent(name)
    do {
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw SinkError(path: target.path, "the folder cannot be made: \(Self.reason(error))")
    }
    let temporary = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp")
    let file = open(temporary.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw SinkError(path: target.path, "cannot be written: \(Self.errnoText())") }
    var written = 0
    let whole = bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let n = Foundation.write(file, buffer.baseAddress! + written, buffer.count - written)
        if n < 0 && errno == EINTR { continue }
        if n <= 0 { return false }
        written += n
      }
      return true
    }
    guard whole, fsync(file) == 0, close(file) == 0, rename(temporary.path, target.path) == 0 else {
      let reason = Self.errnoText()
      unlink(temporary.path)
      throw SinkError(path: target.path, "cannot be written: \(reason)")
    }
    return WrittenFile(name: name, bytes: bytes.count, sha256: ContentID.sha256(bytes))
  }

  private static func errnoText() -> String { String(cString: strerror(errno)) }
  private static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return underlying.map { String(cString: strerror(Int32($0.code))) } ?? "\(error.localizedDescription)"
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
