internal import Foundation
internal import ThreshKit
internal import ThreshMarkup

/// Reads a file whole, unpacking gzip.
enum PageFile {
  /// The most that one file may hold, packed or unpacked, in bytes.
  static let sizeLimit = 256 << 20

  /// The bytes of the file at `path`, after gunzip.
  static func read(_ path: String) throws(RecordError) -> [UInt8] {
    let bytes = try readRaw(path)
    return Gzip.isGzip(bytes) ? try Gzip.inflate(bytes, limit: sizeLimit) : bytes
  }

  private static var tooLarge: RecordError {
    RecordError("too-large", "the file holds more than \(sizeLimit >> 20) MB")
  }

  private static func readRaw(_ path: String) throws(RecordError) -> [UInt8] {
    // Not blocking, so that a pipe put in place of the file since it was listed cannot stop the run.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw unreadable() }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw unreadable() }
    guard status.st_mode & S_IFMT == S_IFREG else { throw RecordError("unreadable", "is not a regular file") }
    guard status.st_size <= sizeLimit else { throw tooLarge }
    var failed = false
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let got = Foundation.read(file, base + count, size - count)
        if got < 0, errno == EINTR { continue }
        if got <= 0 {
          failed = got < 0
          break
        }
        count += got
      }
    }
    if failed { throw unreadable() }
    return bytes
  }

  private static func unreadable() -> RecordError {
    RecordError("unreadable", "cannot be read: \(String(cString: strerror(errno)))")
  }
}
