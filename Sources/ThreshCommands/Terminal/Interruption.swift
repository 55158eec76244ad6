internal import Dispatch
internal import Foundation

/// Turns Ctrl-C and a polite request to end (SIGINT, SIGTERM) into the cancellation of the work at hand.
enum Interruption {
  /// Runs `work`; a signal cancels it, a second one ends the process at once.
  static func stopping<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = Task { try await work() }
    // A queue of its own: the workers may keep every thread of the shared ones busy.
    let queue = DispatchQueue(label: "thresh.signals", qos: .userInteractive)
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if task.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
        task.cancel()
      }
      source.resume()
      return source
    }
    defer {
      for source in sources { source.cancel() }
      for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}
