internal import Crypto
internal import Foundation

/// A file that is being written under a temporary name: see ``OutputFolder/write(to:_:)``.
public final class OutputFile {
  private let file: Int32
  private let shownPath: String
  private let jobs: Int
  private var hash = SHA256()
  private(set) var count = 0

  /// - Parameter file: an open descriptor; whoever opened it closes it.
  init(_ file: Int32, shownPath: String, jobs: Int) {
    self.file = file
    self.shownPath = shownPath
    self.jobs = jobs
  }

  /// Adds `bytes` at the end.
  public func append(_ bytes: [UInt8]) throws(SinkError) {
    var written = 0
    let whole = bytes.withUnsafeBytes { buffer in
      hash.update(bufferPointer: buffer)
      while written < buffer.count {
        let n = Foundation.write(file, buffer.baseAddress! + written, buffer.count - written)
        if n < 0 && errno == EINTR { continue }
        if n <= 0 { return false }
        written += n
      }
      return true
    }
    count += bytes.count
    if !whole { throw OutputFolder.cannotBeWritten(shownPath) }
  }

  /// Adds what `format` makes of 0 ..< `count`, in order; it is called with stretches of that, on several threads
  /// when the run may use them, so that only a few stretches are in memory at once.
  public func append(rows count: Int, _ format: @Sendable (Range<Int>) -> [UInt8]) throws(SinkError) {
    let stretch = 1024
    let starts = Array(stride(from: 0, to: count, by: stretch))
    let wave = jobs > 1 ? jobs * 4 : 1
    for first in stride(from: 0, to: starts.count, by: wave) {
      let parts = Parallel.map(min(wave, starts.count - first), jobs: jobs) { index in
        let start = starts[first + index]
        return format(start..<min(start + stretch, count))
      }
      for part in parts { try append(part) }
    }
  }

  /// SHA-256 of what was written.
  func sha256() -> String { ContentID.hex(hash.finalize()) }
}
