import GRDB
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshStore

@Suite struct PastRunTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Workspace(at: folder.path)
  }

  private func run(_ pipeline: String, _ started: String, quote: String) throws -> SavedRun {
    var corpus = Corpus(run: RunInfo(pipeline: pipeline, pipelineDigest: "d", stages: [], thresh: "t"))
    corpus.pages = [Page(id: "a", origins: [.init(path: "a.txt")], mediaType: .plainText)]
    corpus.documents = [Document(id: "a", source: "a.txt", mediaType: .plainText, text: quote)]
    corpus.evidence = [
      Evidence(sourceID: "a", source: "a.txt", quote: quote, start: 0, end: quote.count, type: .course)
    ]
    corpus.problems = [Problem(source: "b", stage: "s", code: "c", message: "m")]
    let run = SavedRun(
      corpus: corpus, pipelineFile: "/p.yaml",
      steps: [SavedStep(id: "s", uses: "s@1", input: nil, output: .page)],
      started: started)
    try workspace.save(run)
    return run
  }

  @Test func runsAreRememberedTheLastOneFirst() throws {
    let first = try run("p", "1", quote: "One")
    let other = try run("q", "2", quote: "One")
    let second = try run("p", "3", quote: "Two")
    try workspace.finish(first.id, account: [1, 2])
    let runs = try workspace.runs(pipeline: "p")
    #expect(runs.map(\.id) == [second.id, first.id] && runs.map(\.account) == [nil, [1, 2]])
    #expect(runs[0].run.started == "3" && runs[0].run.steps == second.steps && runs[0].pipeline == "p")
    #expect(runs[0].run.corpus.problems == second.corpus.problems && runs[0].run.corpus.evidence.isEmpty)
    #expect(try workspace.runs().map(\.id) == [second.id, other.id, first.id])
    #expect(try workspace.runs(pipeline: "r").isEmpty)
  }

  @Test func anEarlierRunThatIsDamagedIsForgottenTheLastIsNot() throws {
    let first = try run("p", "1", quote: "One")
    let second = try run("p", "2", quote: "Two")
    func spoil(_ id: String) throws {
      try workspace.writing {
        try $0.execute(sql: "UPDATE run SET data = x'7B' WHERE id = ?", arguments: [id])
      }
    }
    try spoil(first.id)
    #expect(try workspace.runs().map(\.id) == [second.id])
    #expect(try workspace.dropGarbage(keeping: 20).runs == 1)
    try spoil(second.id)
    let error = #expect(throws: StoreError.self) { try workspace.runs() }
    #expect(error?.code == .damaged)
  }

  @Test func statementsOfAnEarlierRunAreStillThere() throws {
    let first = try run("p", "1", quote: "One")
    let second = try run("p", "3", quote: "Two")
    #expect(try workspace.statements(run: first.id).map(\.quote) == ["One"])
    #expect(try workspace.statements(run: second.id, page: "a").map(\.quote) == ["Two"])
    #expect(try workspace.statements(run: second.id, page: "b").isEmpty)
    #expect(try workspace.pages(run: second.id) == second.corpus.pages)
    #expect(try workspace.documents(run: second.id).map(\.text) == ["Two"])
    // The pages of one run before are known, so that two runs can be compared, and no more.
    #expect(try workspace.pages(run: first.id) == first.corpus.pages)
    #expect(try workspace.documents(run: first.id).isEmpty)
    _ = try run("p", "4", quote: "Three")
    #expect(try workspace.pages(run: first.id).isEmpty)
  }
}
