import Foundation
import Testing
import ThreshKit
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

@Suite struct RunCommandTests {
  private let folder: TemporaryFolder

  private static let pipeline = """
    thresh: 1
    name: review
    title: A small review
    params:
      pages: { type: path, default: pages, help: Folder of pages }
    stages:
      - { id: pages, uses: ingest/saved-pages@1, with: { path: "${params.pages}" } }
      - { id: clean, uses: cleanup/page@1 }
      - { id: lines, uses: extract/lines@1 }
    export:
      - { uses: export/csv@1, with: { table: evidence, path: evidence.csv } }
      - { uses: export/jsonl@1, with: { table: evidence, path: evidence.jsonl } }

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.pipeline, to: "Pipelines/review.yaml")
    try folder.write("It may bruise.\nSix sessions are usual.", to: "Pipelines/pages/a.txt")
    try folder.write("It helps.", to: "more/b.txt")
    try folder.write("bad", to: "more/c.txt")
  }

  private func run(_ arguments: String...) async -> CommandHarness.Result {
    let sinks = BuiltIn.stages.filter { $0.role == .sink }
    return await CommandHarness(stages: PlainPages.stages + sinks, folder: folder.url).run(arguments)
  }

  @Test func aPipelineRunByNameLeavesItsTables() async throws {
    let result = await run("run", "review")
    #expect(result.status == 0, "\(result.error)")
    #expect(folder.text("out/review/evidence.csv")?.split(separator: "\n").count == 3)
    #expect(folder.text("out/review/evidence.jsonl")?.contains("\"quote\":\"It may bruise.\"") == true)
    #expect(result.out.contains("pages found 1 = copies 0 + unreadable 0 + set aside 0 + charted 1"))
    #expect(result.out.contains("written to out/review:"))
    #expect(result.out.contains("next: thresh show E"))
    #expect(result.error.isEmpty)
  }

  @Test func aParameterAndTheFoldersCanBeSet() async throws {
    let result = await run("run", "review", "--set", "pages=more", "--out", "table", "--workspace", "kept")
    #expect(result.status == 3)
    #expect(folder.text("table/evidence.csv")?.contains("It helps.") == true)
    #expect(folder.text("out/review/evidence.csv") == nil)
    #expect(result.out.contains("problems: bad-page 1"))
    #expect(result.out.contains(" --workspace kept"))
  }

  @Test func anOptionOfAStageCanBeSet() async {
    let result = await run("run", "Pipelines/review.yaml", "--set", "lines.kind=safety")
    #expect(result.status == 0, "\(result.error)")
    #expect(folder.text("out/review/evidence.jsonl")?.contains("\"type\":\"safety\"") == true)
  }

  @Test func valuesComeFromTheEnvironmentAFileAndAVariant() async throws {
    try folder.write(
      Self.pipeline + "variants: { safe: { stages: [{ id: lines, with: { kind: safety } }] } }\n",
      to: "Pipelines/varied.yaml")
    try folder.write("pages: more\n", to: "mine.yaml")
    let harness = CommandHarness(
      stages: PlainPages.stages + BuiltIn.stages.filter { $0.role == .sink }, folder: folder.url,
      environment: ["THRESH_PARAM_PAGES": "nowhere"])
    let wrong = await harness.run(["run", "varied"])
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("there is no '\(folder.path)/nowhere'"), "\(wrong.error)")
    let right = await harness.run(["run", "varied", "--params-file", "mine.yaml", "--variant", "safe"])
    #expect(right.status == 3, "\(right.error)")
    let rows = folder.text("out/varied/evidence.jsonl")
    #expect(rows?.contains("It helps.") == true && rows?.contains("\"type\":\"safety\"") == true)
  }

  @Test func theSummaryComesAsJSON() async throws {
    let result = await run("run", "review", "--json")
    let json = try JSONDecoder().decode(JSONValue.self, from: Data(result.out.utf8))
    #expect(json["summary"]?["found"] == .int(1))
    #expect(json["summary"]?["quotes_verified"] == .int(2))
    guard case .array(let files)? = json["files"] else { throw Missing() }
    #expect(files.map { $0["name"] } == [.string("evidence.csv"), .string("evidence.jsonl")])
  }

  @Test func aTrialGoesToAFolderOfItsOwn() async throws {
    try folder.write("It helps.", to: "Pipelines/pages/b.txt")
    let result = await run("run", "review", "--limit", "1")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.out.contains("a trial: the first file\n"))
    #expect(result.out.contains("pages found 1 = ") && !result.out.contains("next: "))
    #expect(
      folder.text("out/review.part/evidence.csv") != nil && folder.text("out/review/evidence.csv") == nil)
    let stages = await run("run", "review", "--only", "pages..clean")
    #expect(stages.status == 0, "\(stages.error)")
    #expect(stages.out.contains("a trial: pages, clean made anew, stages after that left out"))
    #expect(stages.out.contains("clean  computed 2, reused 0 records"))
    #expect(stages.out.contains("no table was written: the stages that chart evidence come later"))
    let json = await run("run", "review", "--only", "lines", "--json")
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.out.utf8))
    #expect(value["part"] == .object([.init("limit", .null), .init("stages", .array([.string("lines")]))]))
    #expect(await run("run", "review", "--limit", "0").status == 2)
    #expect(await run("run", "review", "--only", "line").error.contains("did you mean 'lines'?"))
  }

  @Test func aDryRunShowsWhatWouldBeDoneAndWritesNothing() async throws {
    let before = folder.listing()
    let result = await run("run", "review", "--dry-run")
    #expect(
      result.out == """
        A small review

        pages  ingest/saved-pages@1  1 file to read
        clean  cleanup/page@1
        lines  extract/lines@1

        would be written:
          out/review/evidence.csv
          out/review/evidence.jsonl
        workspace: Pipelines/.thresh
        nothing was read or written

        """)
    #expect(folder.listing() == before)
    let json = await run("run", "review", "--dry-run", "--json", "--only", "clean")
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.out.utf8))
    #expect(value["files_to_read"] == .int(1) && value["files_to_write"] == .array([]))
    #expect(await run("run", "review", "--dry-run", "--set", "page=x").status == 2)
  }

  @Test func highlightsShowTheFirstRows() async {
    let result = await run("run", "review", "--highlights")
    #expect(result.out.contains("The evidence table, 2 rows: out/review/evidence.csv"))
    #expect(result.out.contains("1   It may bruise."))
    #expect(result.out.contains("See where a row comes from:\n  thresh show E"))
  }

  @Test func aProgressBarIsDrawnOnATerminalOnly() async {
    let harness = CommandHarness(
      stages: PlainPages.stages + BuiltIn.stages.filter { $0.role == .sink }, folder: folder.url)
    let onTerminal = await harness.run(["run", "review"], terminal: true)
    #expect(onTerminal.error.contains("█"))
    #expect(onTerminal.error.hasSuffix("\r\u{1B}[K"))
  }

  @Test func everyMistakeIsShownBeforeAnythingIsWritten() async throws {
    try folder.write(
      Self.pipeline.replacing("title:", with: "titel:").replacing("cleanup/page@1", with: "cleanup/pages@1"),
      to: "Pipelines/wrong.yaml")
    let result = await run("run", "wrong")
    #expect(result.status == 2)
    #expect(result.error.contains("Pipelines/wrong.yaml:3:1: error: "))
    #expect(result.error.contains("did you mean 'title'?"))
    #expect(result.error.contains("Pipelines/wrong.yaml:8:24: error: "))
    #expect(result.error.contains("did you mean 'cleanup/page@1'?"))
    #expect(result.error.contains("2 mistakes"))
    #expect(!folder.listing().contains { $0.hasPrefix("out") || $0.hasPrefix(".thresh") })
  }

  @Test func anUnknownPipelineOrParameterIsWrongUse() async {
    let unknown = await run("run", "reviw")
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("did you mean 'review'?"))
    let parameter = await run("run", "review", "--set", "page=more")
    #expect(parameter.status == 2)
    #expect(parameter.error.contains("did you mean 'pages'?"))
    #expect(await run("run", "review", "--set", "pages").status == 2)
  }

  @Test func anOutputThatCannotBeWrittenStopsTheRunAndKeepsTheLastOne() async throws {
    try folder.write("kept", to: "out/review")
    let result = await run("run", "review")
    #expect(result.status == 1)
    #expect(result.error.contains("error: "))
    #expect(folder.text("out/review") == "kept")
  }

  @Test func twoRunsIntoOneFolderAreNotMixed() async throws {
    async let first = run("run", "review", "--out", "same", "--workspace", "w1")
    async let second = run("run", "review", "--out", "same", "--workspace", "w2")
    let results = await [first, second]
    for result in results where result.status != 0 {
      #expect(result.status == 1)
      #expect(result.error.contains("another run is at work in this folder"))
    }
    #expect(results.contains { $0.status == 0 })
    #expect(folder.text("same/evidence.csv")?.split(separator: "\n").count == 3)
    #expect(!folder.listing().contains { $0.hasSuffix(".tmp") || $0.hasSuffix(".lock") })
  }

  @Test func aCancelledRunLeavesNothing() async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await run("run", "review")
    }
    let result = await task.value
    #expect(result.status == 130)
    #expect(result.error.hasPrefix("stopped; no table was written"))
    #expect(folder.text("out/review/evidence.csv") == nil)
  }

  @Test func lintAndListKnowThePipeline() async throws {
    #expect(await run("lint").out == "Pipelines/review.yaml: fine\n")
    #expect(await run("list").out == "review  A small review\n")
    try folder.write("thresh: 1\n", to: "Pipelines/broken.yaml")
    let lint = await run("lint")
    #expect(lint.status == 2)
    #expect(lint.out == "Pipelines/review.yaml: fine\n")
    #expect(lint.error.contains("Pipelines/broken.yaml"))
    #expect(await run("lint", "review").status == 0)
    #expect(await run("list").out.contains("broken  cannot be read; see thresh lint broken"))
  }

  @Test func pipelinesAndMistakesAreListedAsJSON() async throws {
    try folder.write("thresh: 1\nname: broken\nstage: []\n", to: "Pipelines/broken.yaml")
    func json(_ result: CommandHarness.Result) throws -> [JSONValue] {
      guard case .array(let items) = try JSONDecoder().decode(JSONValue.self, from: Data(result.out.utf8))
      else { throw Missing() }
      return items
    }
    let list = try json(await run("list", "--json"))
    #expect(list.map { $0["name"] } == [.string("broken"), .string("review")])
    #expect(list[0]["title"] == .null && list[1]["title"] == .string("A small review"))
    guard case .array(let parameters)? = list[1]["params"] else { throw Missing() }
    #expect(parameters.first?["name"] == .string("pages") && parameters.first?["type"] == .string("path"))
    let lint = await run("lint", "--json")
    #expect(lint.status == 2 && lint.error.isEmpty)
    let mistakes = try json(lint)
    #expect(mistakes.first?["line"] == .int(3) && mistakes.first?["nearest"] == .string("stages"))
    let fine = await run("lint", "review", "--json")
    #expect(fine.status == 0 && fine.out == "[]\n")
  }

  private struct Missing: Error {}
}
