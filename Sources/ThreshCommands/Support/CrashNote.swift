internal import Foundation

/// Says what was being tried when a stage ends the whole process, as Swift does for an index out of range, or when it
/// does not come to an end.
///
/// What the handler of a signal may do is little: it writes bytes that were made ready before, and ends the process.
struct CrashNote {
  private static let crashes = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE]
  private static let crashMend =
    "ended the whole program. To mend it: throw a RecordError for what the stage cannot read, and look at counts "
    + "before you index."
  private static let hangMend =
    "did not come to an end. To mend it: see that every loop gets on, and that work grows no faster than the record."

  /// - Parameters:
  ///   - text: what is being tried; written on standard error, before what has happened and how to mend it.
  ///   - patience: seconds after which the process is ended; nil for as long as it takes.
  func arm(_ text: String, patience: Int? = nil) {
    Self.replace(&crashText, "\n\(text) \(Self.crashMend)\n")
    Self.replace(&hangText, "\n\(text) \(Self.hangMend)\n")
    for number in Self.crashes {
      signal(number) { _ in CrashNote.end(with: crashText) }
    }
    signal(SIGALRM) { _ in CrashNote.end(with: hangText) }
    alarm(UInt32(patience ?? 0))
  }

  func disarm() {
    alarm(0)
    for number in Self.crashes + [SIGALRM] { signal(number, SIG_DFL) }
  }

  private static func end(with text: UnsafeBufferPointer<UInt8>?) {
    if let text { _ = write(STDERR_FILENO, text.baseAddress, text.count) }
    _exit(1)
  }

  /// The text before is not given back: a signal may come at any moment.
  private static func replace(_ place: inout UnsafeBufferPointer<UInt8>?, _ text: String) {
    let bytes = Array(text.utf8)
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = buffer.initialize(from: bytes)
    place = UnsafeBufferPointer(buffer)
  }
}

// The handler of a signal takes nothing with it, so this is where it looks; only `arm` writes here, on one thread.
nonisolated(unsafe) private var crashText: UnsafeBufferPointer<UInt8>?
nonisolated(unsafe) private var hangText: UnsafeBufferPointer<UInt8>?
