internal import Foundation
internal import Synchronization

/// Where a command's words go, and what stands at the other end.
struct Console: Sendable {
  var out: Stream
  var error: Stream

  /// One of the two streams.
  struct Stream: Sendable {
    /// Writes all bytes; returns false when the reader has gone.
    var write: @Sendable ([UInt8]) -> Bool
    var isTerminal: Bool
    var colour: Bool
    /// Columns of the terminal; 80 when there is none.
    var width: Int

    /// Writes `text` and a line feed.
    func line(_ text: String = "") { _ = write(Array(text.utf8) + [10]) }

    /// Writes `text` as it is.
    func text(_ text: String) { _ = write(Array(text.utf8)) }

    var style: Style { Style(colour: colour) }
  }

  /// Standard output and standard error of this process. Colour only on a terminal, and never where `NO_COLOR`
  /// is set or `TERM` is `dumb`.
  static func standard(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> Console {
    func stream(_ descriptor: Int32) -> Stream {
      let isTerminal = isatty(descriptor) == 1
      let refused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
      return Stream(
        write: { writeAll($0, to: descriptor) }, isTerminal: isTerminal, colour: isTerminal && !refused,
        width: isTerminal ? columns(descriptor) : 80)
    }
    return Console(out: stream(STDOUT_FILENO), error: stream(STDERR_FILENO))
  }

  /// Why standard output could not be written, once it could not.
  static let outputFailure = Mutex<String?>(nil)

  private static func columns(_ descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let n = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if n < 0 && errno == EINTR { continue }
        if n <= 0 {
          let reason = errno
          // A reader that has gone has what it wanted.
          if descriptor == STDOUT_FILENO, reason != EPIPE {
            outputFailure.withLock { $0 = $0 ?? String(cString: strerror(reason)) }
          }
          return false
        }
        rest = rest.dropFirst(n)
      }
      return true
    }
  }
}
