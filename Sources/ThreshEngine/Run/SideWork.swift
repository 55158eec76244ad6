internal import Dispatch
internal import Synchronization

/// Work on a thread of its own, while the caller goes on with something else.
final class SideWork: Sendable {
  private let group = DispatchGroup()
  private let result = Mutex<Result<Void, any Error>>(.success(()))

  /// Begins with `body`.
  init(_ body: @escaping @Sendable () throws -> Void) {
    DispatchQueue(label: "side-work").async(group: group) { [self] in
      let made = Result { try body() }
      result.withLock { $0 = made }
    }
  }

  /// Waits for the end of the work, and throws what it threw.
  func finish() throws {
    group.wait()
    try result.withLock { $0 }.get()
  }
}
