internal import Dispatch
internal import Synchronization

/// Runs independent pieces of work on several threads.
public enum Parallel {
  /// The results of `work` for 0 ..< `count`, in that order. Returns when all are there.
  ///
  /// - Parameter jobs: how many may run at once; with 1 all of it runs on the caller's thread.
  public static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    guard jobs > 1, count > 1 else { return (0..<count).map(work) }
    let state = Mutex((next: 0, results: [Result?](repeating: nil, count: count)))
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
      while let index = state.withLock({ state -> Int? in
        guard state.next < count else { return nil }
        defer { state.next += 1 }
        return state.next
      }) {
        let result = work(index)
        state.withLock { $0.results[index] = result }
      }
    }
    return state.withLock { $0.results.compactMap { $0 } }
  }
}
