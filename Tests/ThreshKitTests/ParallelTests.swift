import Synchronization
import Testing
import ThreshKit

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 7]) func resultsStandInOrder(jobs: Int) {
    let calls = Mutex(0)
    let squares = Parallel.map(1000, jobs: jobs) { index in
      calls.withLock { $0 += 1 }
      return index * index
    }
    #expect(squares == (0..<1000).map { $0 * $0 })
    #expect(calls.withLock { $0 } == 1000)
    #expect(Parallel.map(0, jobs: jobs) { $0 } == [])
  }
}
