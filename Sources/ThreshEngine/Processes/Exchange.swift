internal import Foundation
internal import ThreshKit

/// Talks with a running program: writes what there is to write while reading what there is to read, on one thread and
/// without ever waiting for one of the two alone, so that neither side can block the other for good.
struct Exchange {
  let child: ChildProcess
  /// Closes the program's input once everything in ``outgoing`` is written.
  var endsInput = false
  /// What the program said on standard error.
  private(set) var log: ProgramLog
  private var lines = LineBuffer()
  private var outgoing: [UInt8] = []
  private var written = 0
  private var isOutputOpen = true
  private var chunk = [UInt8](repeating: 0, count: 1 << 18)

  /// A line longer than this is no record.
  static let lineLimit = 256 << 20

  init(_ child: ChildProcess, name: String) {
    self.child = child
    log = ProgramLog(name: name)
  }

  /// Bytes that wait to be written.
  var backlog: Int { outgoing.count - written }

  mutating func send(_ bytes: [UInt8]) {
    outgoing.removeSubrange(..<written)
    written = 0
    outgoing += bytes
  }

  /// What one turn brought.
  enum Turn {
    /// Bytes went one way or the other.
    case moved
    /// Nothing happened for the time given.
    case silent
    /// The program has closed its output.
    case closed
  }

  /// Waits for something to happen, at most `seconds`, and does what can be done.
  mutating func turn(atMost seconds: Double) -> Turn {
    guard isOutputOpen else { return .closed }
    if endsInput, backlog == 0 { child.input.close() }
    var polls = [
      pollfd(fd: child.output.value, events: Int16(POLLIN), revents: 0),
      pollfd(fd: child.error.value, events: Int16(POLLIN), revents: 0),
      pollfd(fd: backlog > 0 ? child.input.value : -1, events: Int16(POLLOUT), revents: 0),
    ]
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      let left = Int32(min(max(0, (deadline - .now).milliseconds.rounded(.up)), 1e9))
      let count = poll(&polls, nfds_t(polls.count), left)
      if count < 0, errno == EINTR { continue }
      if count == 0 { return .silent }
      if polls[1].revents != 0 {
        polls[1].fd = readLog() ? child.error.value : -1
        // What a program says is no sign that it gets on with its work.
        if polls[0].revents == 0, polls[2].revents == 0 { continue }
      }
      if polls[2].revents != 0 { write() }
      if polls[0].revents != 0 { readOutput() }
      return isOutputOpen ? .moved : .closed
    }
  }

  /// The next whole line of the program's, or what it left behind without a line feed at its end.
  mutating func line() -> ArraySlice<UInt8>? { lines.next() ?? (isOutputOpen ? nil : lines.last()) }

  /// True when the program writes and writes and never ends its line.
  var isLineTooLong: Bool { lines.pending > Self.lineLimit }

  /// Lets the program end, and takes the last of what it has to say.
  mutating func finish(within seconds: Double) -> ChildProcess.ExitState {
    let state = child.end(within: seconds)
    _ = readLog()
    log.end()
    return state
  }

  private mutating func write() {
    let count = ignoringBrokenPipe {
      outgoing.withUnsafeBytes { bytes in
        Foundation.write(child.input.value, bytes.baseAddress! + written, min(backlog, 1 << 20))
      }
    }
    if count > 0 {
      written += count
    } else if errno != EAGAIN, errno != EINTR {
      // Nobody reads any more; what that means shows in what the program answers.
      child.input.close()
      written = outgoing.count
    }
  }

  private mutating func readOutput() {
    let count = chunk.withUnsafeMutableBytes { read(child.output.value, $0.baseAddress, $0.count) }
    if count > 0 {
      chunk.withUnsafeBytes { lines.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      isOutputOpen = false
    }
  }

  /// Whether there may be more.
  private mutating func readLog() -> Bool {
    while true {
      let count = chunk.withUnsafeMutableBytes { read(child.error.value, $0.baseAddress, $0.count) }
      guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
      chunk.withUnsafeBytes { log.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }
}

/// The result of `write`, with the signal that a pipe without a reader raises kept from ending this program.
private func ignoringBrokenPipe(_ write: () -> Int) -> Int {
  var signals = sigset_t()
  var before = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, &before)
  let count = write()
  let code = errno
  if count < 0, code == EPIPE {
    var none = timespec()
    _ = sigtimedwait(&signals, nil, &none)
  }
  pthread_sigmask(SIG_SETMASK, &before, nil)
  errno = code
  return count
}

extension Duration {
  var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
}
