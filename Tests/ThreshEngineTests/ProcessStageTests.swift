import Foundation
import Testing
import ThreshKit
import ThreshStore
import ThreshTesting

@testable import ThreshEngine

/// Programs as steps of a pipeline.
@Suite struct ProcessStageTests {
  private func project(_ steps: String..., pages: [String: String] = ["a.txt": "one\ntwo\nthree"]) throws
    -> Project
  {
    try Project(
      Project.stages + steps.map { "\n  - " + $0 }.joined(), pages: pages)
  }

  @Test func oneLineOfYAMLMakesAStage() async throws {
    let command = #"[awk, '/"quote":"two"/ { print "null"; next } { sub(/^{/, "{\"length\":5,") } 1']"#
    let project = try project("{ id: mine, uses: process@1, with: { command: \(command) } }")
    let corpus = try await project.corpus()
    #expect(corpus.problems.isEmpty, "\(corpus.problems)")
    #expect(corpus.evidence.map(\.quote) == ["one", "three"])
    #expect(corpus.evidence.allSatisfy { $0.extra == ["length": .int(5)] })
  }

  @Test func whatGoesWrongIsAProblemOfTheStep() async throws {
    let project = try project("{ id: mine, uses: process@1, with: { command: [head, -n, '1'] } }")
    let corpus = try await project.corpus()
    #expect(corpus.evidence.map(\.quote) == ["one"])
    #expect(corpus.problems.map(\.code) == ["no-answer", "no-answer"])
    #expect(corpus.problems.allSatisfy { $0.stage == "mine" && $0.source == "a.txt" })
  }

  @Test func itReadsAndWritesWhatTheStageBeforeGives() throws {
    let project = try Project(
      """
      stages:
        - { id: pages, uses: toy/pages@1, with: { path: pages } }
        - { id: a, uses: process@1, with: { command: [cat] } }
        - { id: clean, uses: toy/clean@1 }
        - { id: b, uses: process@1, with: { command: [cat] } }
        - { id: c, uses: process@1, with: { command: [cat], writes: evidence } }
        - { id: d, uses: process@1, with: { command: [cat] } }
      """)
    let roles = try project.plan().steps.map(\.role)
    #expect(
      roles == [
        .source, .map(.page, .page), .map(.page, .document), .map(.document, .document),
        .map(.document, .evidence), .map(.evidence, .evidence),
      ])
    #expect(
      try project.plan(["b.writes=evidence", "c.reads=evidence"]).steps[4].role == .map(.evidence, .evidence))
  }

  @Test func pagesPassWithTheirContent() async throws {
    let project = try Project(
      """
      stages:
        - { id: pages, uses: toy/pages@1, with: { path: pages } }
        - { id: some, uses: process@1, with: { command: [awk, '/b.txt/ { print "null"; next } 1'] } }
        - { id: clean, uses: toy/clean@1 }
      """, pages: ["a.txt": "one", "b.txt": "two", "c.txt": "three"])
    let corpus = try await project.corpus()
    #expect(corpus.problems.isEmpty, "\(corpus.problems)")
    #expect(corpus.documents.map(\.text) == ["one", "three"])
  }

  @Test func mistakesAreFoundBeforeTheFirstRecord() throws {
    func mistakes(_ step: String) throws -> String {
      try project(step).check().mistakes.map(\.description).joined(separator: "\n")
    }
    #expect(try mistakes("{ id: m, uses: process@1 }").contains("there is no command"))
    #expect(
      try mistakes("{ id: m, uses: process@1, with: { command: [no-such-program] } }")
        .hasPrefix("p.yaml:7:48: there is no program 'no-such-program'"))
    #expect(
      try mistakes("{ id: m, uses: process@1, with: { command: cat -n } }")
        .contains("did you mean '[cat, -n]'?"))
    #expect(
      try mistakes("{ id: m, uses: process@1, with: { command: [./x.sh] } }").contains("looked for /"))
    #expect(
      try mistakes("{ id: m, uses: process@1, with: { command: [cat], reads: page } }")
        .contains("'m' (process@1) reads pages, but 'lines' (toy/lines@1) before it emits evidence"))
    #expect(
      try mistakes("{ id: m, uses: process@1, with: { command: [cat], mode: simple } }")
        .contains("expected one of plain, envelope"))
  }

  @Test func theScriptCountsAndNotItsPlace() throws {
    func identity(_ script: String) throws -> String {
      let project = try project("{ id: mine, uses: process@1, with: { command: [sh, mine.sh, -x] } }")
      try project.folder.write(script, to: "mine.sh")
      return try project.plan().steps[3].codeIdentity
    }
    #expect(try identity("cat") == identity("cat"))
    #expect(try identity("cat") != identity("cat "))
  }

  @Test func whatTheProgramMadeIsKeptUntilItChanges() async throws {
    let project = try project(
      "{ id: mine, uses: process@1, with: { command: [sh, mine.sh] } }",
      pages: ["a.txt": "one", "b.txt": "two", "c.txt": "three"])
    func tally() async throws -> StageTally? {
      let workspace = try Workspace(at: project.path + "/w")
      let run = PipelineRun(try project.plan(), workspace: workspace, jobs: 2, version: "test")
      return try await run.run().tallies.last?.tally
    }
    try project.folder.write("grep -v two", to: "mine.sh")
    #expect(try await tally() == StageTally(computed: 3, failed: 1))
    // Another page has come, so that the run is not the same as before.
    try project.folder.write("four", to: "pages/d.txt")
    #expect(try await tally() == StageTally(computed: 1, reused: 3, failed: 1))
    try project.folder.write("cat", to: "mine.sh")
    #expect(try await tally() == StageTally(computed: 4))
  }

  @Test func recordsThatAreLeftOutAreCounted() async throws {
    let project = try project(
      "{ id: mine, uses: process@1, with: { command: [awk, 'NR < 3 { print \"null\"; next } 1'] } }")
    let workspace = try Workspace(at: project.path + "/w")
    func leftOut() async throws -> [Int?] {
      try await PipelineRun(try project.plan(), workspace: workspace, jobs: 2, version: "test").run()
        .tallies.map(\.tally.leftOut)
    }
    #expect(try await leftOut() == [nil, nil, nil, 2])
    // The second run does nothing, and says the same.
    #expect(try await leftOut() == [nil, nil, nil, 2])
  }

  /// The stage leaves `two` without an answer.
  @Test(arguments: [
    ("keep", ["one", "two", "three"]), ("skip", ["one", "three"]), ("quarantine", ["one", "three"]),
  ])
  func theStepSaysWhatBecomesOfARecordWithoutAnAnswer(action: String, quotes: [String]) async throws {
    let project = try project(
      "{ id: mine, uses: process@1, with: { command: [grep, -v, two] }, on_error: \(action) }")
    let corpus = try await project.corpus()
    #expect(corpus.evidence.map(\.quote) == quotes)
    #expect(corpus.problems.map(\.code) == ["no-answer"])
  }

  @Test func theStepSaysThatTheRunEnds() async throws {
    let project = try project(
      "{ id: mine, uses: process@1, with: { command: [grep, -v, two] }, on_error: fail }")
    let error = await #expect(throws: RecordError.self) { try await project.corpus() }
    #expect(error?.message.hasPrefix("the step 'mine' could not use a.txt, which ends the run") == true)
  }

  @Test func aProgramThatCannotWorkEndsTheRunAndLeavesTheExports() async throws {
    let project = try project("{ id: mine, uses: process@1, with: { command: [sh, mine.sh] } }")
    func run() async throws -> RunOutcome {
      try await PipelineRun(
        try project.plan(), workspace: try Workspace(at: project.path + "/w"), jobs: 2, version: "test"
      ).run()
    }
    try project.folder.write("cat", to: "mine.sh")
    let good = try await run()
    try project.folder.write("echo 'no such module' >&2; exit 3", to: "mine.sh")
    // The failure is not kept, so that the second try says the same.
    for _ in 1...2 {
      let error = await #expect(throws: RecordError.self) { try await run() }
      let message = try #require(error?.message)
      #expect(message.hasPrefix("the step 'mine' could not use any record, which ends the run"))
      #expect(message.hasSuffix("ended with exit status 3 after 0 of 3 records; it said: no such module"))
    }
    try project.folder.write("cat", to: "mine.sh")
    #expect(try await run().id == good.id)
  }

  /// The page that is new is the only one that the program is given.
  @Test func aProgramThatDiesOnTheOnlyNewPageSpoilsThatPage() async throws {
    let project = try project("{ id: mine, uses: process@1, with: { command: [sh, mine.sh] } }")
    try project.folder.write("read -r x; case $x in *boom*) exit 3;; esac; echo \"$x\"; cat", to: "mine.sh")
    let workspace = try Workspace(at: project.path + "/w")
    func tables() async throws -> ReviewTables {
      try await PipelineRun(try project.plan(), workspace: workspace, jobs: 2, version: "test").run().tables()
    }
    #expect(try await tables().sources.map(\.status) == [.charted])
    try project.folder.write("boom", to: "pages/b.txt")
    let sources = try await tables().sources
    #expect(sources.map(\.status) == [.charted, .problem])
    #expect(sources.map(\.statusReason) == [nil, "no-answer"])
    // As the workspace has kept it.
    let kept = try #require(try workspace.load(pipeline: "p"))
    #expect(ReviewTables(kept.corpus).sources == sources)
  }

  @Test func aProgramThatFailedIsTriedAgainAsOftenAsTheStepSays() async throws {
    let project = try project(
      "{ id: mine, uses: process@1, with: { command: [sh, mine.sh] }, retries: 1 }")
    try project.folder.write("echo x >> starts; test $(wc -l < starts) -gt 1 && cat", to: "mine.sh")
    let corpus = try await project.corpus()
    #expect(corpus.problems.isEmpty && corpus.evidence.map(\.quote) == ["one", "two", "three"])
    #expect(project.folder.text("starts") == "x\nx\n")
  }

  @Test(.timeLimit(.minutes(1))) func aRunThatIsStoppedEndsItsPrograms() async throws {
    let project = try project(
      "{ id: mine, uses: process@1, with: { command: [sh, -c, 'echo $$ > pid; sleep 300'] } }")
    let plan = try project.plan()
    let run = Task { try await PipelineRunner(plan, jobs: 2, version: "test").run() }
    var process: Int32?
    while process == nil {
      try await Task.sleep(for: .milliseconds(20))
      process = project.folder.text("pid").flatMap { Int32($0.trimmingCharacters(in: .newlines)) }
    }
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    #expect(isGone(try #require(process)))
  }
}
