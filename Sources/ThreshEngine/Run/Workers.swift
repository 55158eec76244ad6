internal import Synchronization

/// Runs independent pieces of work on several cores and gives the results back in order.
struct Workers: Sendable {
  /// How many pieces may run at once, at least 1.
  let jobs: Int

  init(jobs: Int) {
    self.jobs = max(1, jobs)
  }

  /// The results of `work` for 0 ..< `count`, in that order whatever the order they were made in.
  ///
  /// - Throws: `CancellationError` when the task was cancelled; what is at work then is finished first.
  func map<Result: Sendable>(_ count: Int, _ work: @escaping @Sendable (Int) -> Result) async throws
    -> [Result]
  {
    let queue = Queue(count)
    let parts = await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<min(jobs, max(count, 1)) {
        group.addTask {
          var done: [(Int, Result)] = []
          while !Task.isCancelled, let index = queue.next() { done.append((index, work(index))) }
          return done
        }
      }
      var all: [(Int, Result)] = []
      all.reserveCapacity(count)
      for await part in group { all += part }
      return all
    }
    try Task.checkCancellation()
    return parts.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The same over consecutive ranges of 0 ..< `count` of at most `size`.
  func chunks<Result: Sendable>(
    of count: Int, size: Int, _ work: @escaping @Sendable (Range<Int>) -> Result
  ) async throws -> [Result] {
    try await map((count + size - 1) / size) { index in
      work(index * size..<min(count, (index + 1) * size))
    }
  }

  /// Hands out 0 ..< `count`, each number once.
  private final class Queue: Sendable {
    private let position = Mutex(0)
    private let count: Int

    init(_ count: Int) {
      self.count = count
    }

    func next() -> Int? {
      position.withLock { position in
        guard position < count else { return nil }
        defer { position += 1 }
        return position
      }
    }
  }
}
