internal import Foundation

/// Says what was being tried when a stage ends the whole process, as Swift does for an index out of range.
///
/// What the handler of a signal may do is little: it writes bytes that were made ready before, and ends the process.
struct CrashNote {
  private static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE]

  /// - Parameter text: written on standard error if the process crashes from now on.
  func arm(_ text: String) {
    let mend =
      "To mend it: throw a RecordError for what the stage cannot read, and look at counts before you index.\n"
    let bytes = Array((text + mend).utf8)
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = buffer.initialize(from: bytes)
    // The text before this one is not given back: a signal may come at any moment.
    crashNoteText = UnsafeBufferPointer(buffer)
    for number in Self.signals {
      signal(number) { _ in
        if let text = crashNoteText { _ = write(STDERR_FILENO, text.baseAddress, text.count) }
        _exit(1)
      }
    }
  }

  func disarm() {
    for number in Self.signals { signal(number, SIG_DFL) }
  }
}

// The handler of a signal takes nothing with it, so this is where it looks; only `arm` writes it, on one thread.
nonisolated(unsafe) private var crashNoteText: UnsafeBufferPointer<UInt8>?
