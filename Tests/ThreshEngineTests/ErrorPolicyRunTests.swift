import Foundation
import Synchronization
import Testing
import ThreshKit
import ThreshStore

@testable import ThreshEngine

/// What `on_error`, `retries` and `stop_after` make of records that fail.
@Suite struct ErrorPolicyRunTests {
  private static let pages = ["a.txt": "one\nfail\ntwo", "b.txt": "BAD", "c.txt": "nokey\nthree"]

  /// Rows after `toy/upper`, which fails on the row `fail`, and problems as `stage code`.
  private func run(_ upper: String, pages: String = "", rest: String = "") async throws
    -> (rows: [String], problems: [String])
  {
    let yaml =
      Project.stages.replacing("with: { path: pages }", with: "with: { path: pages }\(pages)")
      + "\n  - { id: upper, uses: toy/upper@1\(upper) }" + rest
    let corpus = try await Project(yaml, pages: Self.pages).corpus()
    return (
      corpus.evidence.map { $0.speaker ?? "-" }, corpus.problems.map { "\($0.stage) \($0.code)" }.sorted()
    )
  }

  private func failure(_ upper: String, pages: String = "", rest: String = "") async throws -> String? {
    do {
      _ = try await run(upper, pages: pages, rest: rest)
      return nil
    } catch let error as RecordError { return "\(error.code): \(error.message)" }
  }

  private static let problems = ["pages unreadable-page", "upper failed"]

  @Test(arguments: ["", ", on_error: quarantine", ", on_error: skip"])
  func aRecordThatFailsGoesNoFurtherAndIsTold(policy: String) async throws {
    let found = try await run(policy)
    #expect(found.rows == ["ONE", "TWO", "NOKEY", "THREE"] && found.problems == Self.problems)
  }

  @Test func aRecordThatIsKeptGoesOnAsItWas() async throws {
    let found = try await run(", on_error: keep")
    #expect(found.rows == ["ONE", "-", "TWO", "NOKEY", "THREE"] && found.problems == Self.problems)
  }

  @Test func aRecordThatMayNotFailEndsTheRun() async throws {
    #expect(
      try await failure(", on_error: fail")
        == "failed: the step 'upper' could not use a.txt, which ends the run: this row fails")
    #expect(
      try await failure("", pages: ", on_error: fail")
        == "unreadable-page: the step 'pages' could not use b.txt, which ends the run: begins with BAD")
    #expect(
      try await failure("", rest: "\n  - { id: claims, uses: toy/claims@1, on_error: fail }")
        == "no-key: the step 'claims' could not use c.txt, which ends the run: this row has no key")
  }

  @Test func soManyMayFailAndNoMore() async throws {
    // One of five rows fails, one of three files.
    #expect(try await failure(", stop_after: 20%") == nil)
    #expect(
      try await failure(", stop_after: 19%")
        == "too-many-failures: the step 'upper' could not use 1 of 5 records, which is more than it may (stop_after)"
    )
    #expect(try await failure(", stop_after: 1") == nil)
    #expect(try await failure(", stop_after: 0")?.hasPrefix("too-many-failures") == true)
    #expect(
      try await failure("", pages: ", stop_after: 33%")?.contains("'pages' could not use 1 of 3 files")
        == true)
    #expect(
      try await failure("", rest: "\n  - { id: claims, uses: toy/claims@1, stop_after: 24% }")?
        .contains("'claims' could not use 1 of 4 records") == true)
  }

  @Test func whatFailsOnceMayWorkTheNextTime() async throws {
    for (retries, rows, calls) in [(0, [], 1), (1, [], 2), (2, ["one"], 3), (5, ["one"], 3)] {
      let project = try Project(
        Project.stages + "\n  - { id: moody, uses: toy/moody@1, retries: \(retries) }",
        pages: ["a.txt": "one"])
      ToyMoody.calls.withLock { $0 = 0 }
      let planner = Planner(
        StageRegistry(toyRegistry.entries + [StageEntry(map: ToyMoody.self)]), workingFolder: project.path)
      let plan = try planner.check(file: "p.yaml", overrides: [], outputFolder: nil).get()
      let corpus = try await PipelineRunner(plan, jobs: 1, version: "test").run()
      #expect(corpus.evidence.map(\.quote) == rows && corpus.problems.isEmpty == !rows.isEmpty)
      #expect(ToyMoody.calls.withLock { $0 } == calls)
    }
  }

  @Test func aRunThatEndsEarlyLeavesTheExportsAndKeepsWhatItMade() async throws {
    let project = try Project(
      Project.stages + "\n  - { id: upper, uses: toy/upper@1, on_error: fail }"
        + "\nexport:\n  - { uses: toy/rows@1, with: { path: out/rows.txt } }", pages: ["a.txt": "one"])
    func run() async throws -> RunOutcome {
      var settings = PipelineRun.Settings()
      settings.settled = 0
      return try await PipelineRun(
        try project.plan(), workspace: Workspace(at: project.path + "/w"), jobs: 1, version: "test",
        settings: settings
      ).run()
    }
    _ = try await run()
    try project.folder.write("two", to: "pages/b.txt")
    try project.folder.write("fail", to: "pages/c.txt")
    await #expect(throws: RecordError.self) { try await run() }
    #expect(project.folder.text("out/rows.txt") == "a.txt|one|\n")
    try project.folder.write("three", to: "pages/c.txt")
    let last = try await run()
    #expect(last.tallies.map(\.tally.computed) == [1, 1, 1, 1])
    #expect(project.folder.text("out/rows.txt") == "a.txt|one|\nb.txt|two|\nc.txt|three|\n")
  }
}

/// Fails the first two times that it is asked, as a program may.
private struct ToyMoody: MapStage {
  static let calls = Mutex(0)
  static let spec = StageSpec(name: "toy/moody", version: 1, summary: "Moody", example: "uses: toy/moody@1")
  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    let call = Self.calls.withLock { calls in
      calls += 1
      return calls
    }
    if call < 3 { throw RecordError("moody", "not now") }
    return [row]
  }
}
