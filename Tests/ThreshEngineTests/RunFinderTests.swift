import Testing
import ThreshKit
import ThreshStore
import ThreshTesting

@testable import ThreshEngine

@Suite struct RunFinderTests {
  private static func run(_ pipeline: String, _ started: String) -> PastRun {
    let corpus = Corpus(run: RunInfo(pipeline: pipeline, pipelineDigest: "d", stages: [], thresh: "t"))
    return PastRun(
      run: SavedRun(corpus: corpus, pipelineFile: nil, steps: [], started: started), account: nil)
  }

  private let runs = [run("p", "3"), run("q", "2"), run("p", "1")]

  @Test func byIdPipelineOrAge() throws {
    #expect(try RunFinder.find("p", among: runs).id == runs[0].id)
    #expect(try RunFinder.find("p~1", among: runs).id == runs[2].id)
    #expect(try RunFinder.find("q~0", among: runs).id == runs[1].id)
    #expect(try RunFinder.find(runs[1].id, among: runs).id == runs[1].id)
    #expect(try RunFinder.find(String(runs[2].id.prefix(9)), among: runs).id == runs[2].id)
  }

  @Test(arguments: ["p~2", "p~x", "r", "R", ""])
  func whatIsMeantIsAskedFor(name: String) {
    let error = #expect(throws: ConfigurationError.self) { try RunFinder.find(name, among: runs) }
    #expect(error?.expected?.contains(runs[0].id) == true)
  }
}
