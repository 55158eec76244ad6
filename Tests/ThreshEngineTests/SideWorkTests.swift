import Foundation
import Synchronization
import Testing

@testable import ThreshEngine

@Suite struct SideWorkTests {
  private struct Failure: Error {}

  @Test func finishWaitsForTheWork() throws {
    let steps = Mutex<[String]>([])
    let work = SideWork {
      Thread.sleep(forTimeInterval: 0.05)
      steps.withLock { $0.append("work") }
    }
    try work.finish()
    steps.withLock { $0.append("caller") }
    #expect(steps.withLock { $0 } == ["work", "caller"])
  }

  @Test func whatTheWorkThrowsIsThrownToWhoWaits() {
    let work = SideWork { throw Failure() }
    #expect(throws: Failure.self) { try work.finish() }
    #expect(throws: Failure.self) { try work.finish() }
  }
}
