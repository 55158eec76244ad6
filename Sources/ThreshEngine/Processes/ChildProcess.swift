internal import Foundation
internal import Synchronization
internal import ThreshKit

/// A program that runs beside this one, the leader of a process group of its own, with pipes to all three streams.
///
/// `posix_spawn` and not Foundation's `Process`: the program needs its own group, so that whatever it starts in turn
/// can be ended with it, and the usual treatment of signals, which the command line changes for itself.
final class ChildProcess: Sendable {
  /// Our ends of the pipes; none of them blocks.
  let input: Descriptor
  let output: Descriptor
  let error: Descriptor
  private let id: pid_t
  /// Nil until the program has ended and was waited for.
  private let status = Mutex<ExitState?>(nil)

  private static let starting = Mutex(())

  /// How a program ended.
  enum ExitState: Sendable, Hashable, CustomStringConvertible {
    case exited(Int32)
    case signalled(Int32)

    var description: String {
      switch self {
      case .exited(let code): "ended with exit status \(code)"
      case .signalled(let number): "was ended by signal \(number)"
      }
    }
  }

  /// A file descriptor that is closed once.
  final class Descriptor: Sendable {
    private let number: Mutex<Int32>

    init(_ number: Int32) {
      self.number = Mutex(number)
    }

    /// -1 when it is closed.
    var value: Int32 { number.withLock { $0 } }

    func close() {
      number.withLock { number in
        if number >= 0 { _ = Foundation.close(number) }
        number = -1
      }
    }

    deinit { close() }
  }

  /// Starts `command` in `folder`. Its first part is an absolute path or a name that `PATH` knows.
  init(_ command: [String], folder: String) throws(ConfigurationError) {
    func failure(_ code: Int32) -> ConfigurationError {
      ConfigurationError(
        "'\(command.first ?? "")' cannot be started: \(String(cString: strerror(code)))", key: "command",
        expected: "a program that can be run")
    }
    // Between making a pipe and marking it as ours alone no other program may start: it would hold the pipe open.
    let (id, input, output, error) = try Self.starting.withLock { _ throws(ConfigurationError) in
      guard let input = Pipe(), let output = Pipe(), let error = Pipe() else { throw failure(errno) }
      var id: pid_t = 0
      let code = Self.spawn(&id, command, folder, input.reading, output.writing, error.writing)
      guard code == 0 else { throw failure(code) }
      return (id, input, output, error)
    }
    self.id = id
    self.input = input.writing
    self.output = output.reading
    self.error = error.reading
    for end in [input.writing, output.reading, error.reading] {
      _ = fcntl(end.value, F_SETFL, fcntl(end.value, F_GETFL) | O_NONBLOCK)
    }
    input.reading.close()
    output.writing.close()
    error.writing.close()
  }

  private static func spawn(
    _ id: inout pid_t, _ command: [String], _ folder: String, _ input: Descriptor, _ output: Descriptor,
    _ error: Descriptor
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.value, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.value, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, error.value, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    // The shell gives its place to the program: there is no other portable way to start one in a folder.
    let words = ["sh", "-c", #"cd "$1" && shift && exec "$@""#, "sh", folder] + command
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    return posix_spawn(&id, "/bin/sh", &actions, &attributes, &arguments, environ)
  }

  /// Ends the program and everything it has started, at once.
  func kill() {
    status.withLock { status in
      if status == nil { _ = Foundation.kill(-id, SIGKILL) }
    }
  }

  /// Waits up to `seconds` for the program to end; then ends it. What it has started and left behind is ended too.
  @discardableResult
  func end(within seconds: Double) -> ExitState {
    input.close()
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !hasEnded, ContinuousClock.now < deadline { usleep(1000) }
    return status.withLock { status in
      if let status { return status }
      // The leader is not waited for yet, so that its number, which is the group's, cannot be anyone else's.
      _ = Foundation.kill(-id, SIGKILL)
      var code: Int32 = 0
      while waitpid(id, &code, 0) < 0, errno == EINTR {}
      let signal = code & 0x7F
      let end: ExitState = signal == 0 ? .exited((code >> 8) & 0xFF) : .signalled(signal)
      status = end
      return end
    }
  }

  private var hasEnded: Bool {
    status.withLock { status in
      if status != nil { return true }
      var info = siginfo_t()
      return waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT) != 0
        || info._sifields._sigchld.si_pid == id
    }
  }

  deinit { end(within: 0) }

  /// Both ends of a pipe that no other program inherits.
  private struct Pipe {
    let reading: Descriptor
    let writing: Descriptor
    /// `F_SETPIPE_SZ` of Linux, which the C library shows to GNU programs only.
    private static let setSize: Int32 = 1031

    init?() {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      reading = Descriptor(ends[0])
      writing = Descriptor(ends[1])
      // The default of 64 KB makes the two programs take turns; a system that refuses more works all the same.
      _ = fcntl(ends[1], Self.setSize, 1 << 20)
    }
  }
}
