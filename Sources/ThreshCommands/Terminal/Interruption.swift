internal import Dispatch
internal import Foundation
internal import Synchronization

/// Turns Ctrl-C and a polite request to end (SIGINT, SIGTERM) into the cancellation of the work at hand.
enum Interruption {
  /// Runs `work`; a signal cancels it, a second one ends the process at once.
  ///
  /// - Parameter console: told of the first signal, where it is a terminal: what is at work may take a moment to end.
  static func stopping<Value: Sendable>(
    _ console: Console.Stream, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let request = Request()
    // Listening comes first: the work may be well under way before this function goes on.
    let sources = listen(request, console)
    defer {
      for source in sources { source.cancel() }
      for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
    let task = Task { try await work() }
    request.whenMade { task.cancel() }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  private static func listen(_ request: Request, _ console: Console.Stream) -> [any DispatchSourceSignal] {
    // A queue of its own: the workers may keep every thread of the shared ones busy.
    let queue = DispatchQueue(label: "thresh.signals", qos: .userInteractive)
    return [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if request.make() == .again { _exit(ExitStatus.interrupted.rawValue) }
        if console.isTerminal { console.text("\r\u{1B}[Kstopping; press Ctrl-C again to end at once\n") }
      }
      source.resume()
      return source
    }
  }

  /// The wish to stop, which may come before there is anything to cancel.
  private final class Request: Sendable {
    enum Count { case first, again }
    private let state = Mutex<(isMade: Bool, cancel: (@Sendable () -> Void)?)>((false, nil))

    func make() -> Count {
      let (count, cancel) = state.withLock { state in
        defer { state.isMade = true }
        return (state.isMade ? Count.again : .first, state.cancel)
      }
      cancel?()
      return count
    }

    func whenMade(_ cancel: @escaping @Sendable () -> Void) {
      let isMade = state.withLock { state in
        state.cancel = cancel
        return state.isMade
      }
      if isMade { cancel() }
    }
  }
}
