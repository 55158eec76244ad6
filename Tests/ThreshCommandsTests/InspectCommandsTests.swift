import Foundation
import Testing
import ThreshKit
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

/// `status`, `why`, `trace`, `diff`, `retry` and `gc`, which look into what runs have left.
@Suite struct InspectCommandsTests {
  private let folder: TemporaryFolder

  private static let pipeline = """
    thresh: 1
    name: review
    title: A small review
    params: { pages: { type: path, default: pages, help: Pages } }
    stages:
      - { id: pages, uses: ingest/saved-pages@1, with: { path: "${params.pages}" } }
      - { id: clean, uses: cleanup/page@1 }
      - { id: lines, uses: extract/lines@1 }
    export:
      - { uses: export/csv@1, with: { table: evidence, path: evidence.csv } }

    """

  init() async throws {
    folder = try TemporaryFolder()
    try folder.write(Self.pipeline, to: "Pipelines/review.yaml")
    try folder.write("It may bruise.\nSix sessions are usual.", to: "mine/a.txt")
    try folder.write("It helps.", to: "mine/b.txt")
    try folder.write("bad", to: "mine/c.txt")
    #expect(await run("run", "review", "--set", "pages=mine").status == 3)
  }

  private func run(_ arguments: String...) async -> CommandHarness.Result {
    let sinks = BuiltIn.stages.filter { $0.role == .sink }
    return await CommandHarness(stages: PlainPages.stages + sinks, folder: folder.url).run(arguments)
  }

  private func json(_ arguments: String...) async throws -> JSONValue {
    let sinks = BuiltIn.stages.filter { $0.role == .sink }
    let result = await CommandHarness(stages: PlainPages.stages + sinks, folder: folder.url)
      .run(arguments + ["--json"])
    return try JSONDecoder().decode(JSONValue.self, from: Data(result.out.utf8))
  }

  private func id(of name: String) throws -> String {
    ContentID.sha256(try Data(contentsOf: folder.url.appendingPathComponent("mine/" + name)))
  }

  // MARK: status

  @Test func statusShowsTheStagesAndTheNextCommand() async {
    let result = await run("status", "review")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.out.hasPrefix("review  A small review\nlast run R"))
    #expect(result.out.contains("clean  cleanup/page@1        3 records  1       1\n"), "\(result.out)")
    #expect(result.out.contains("pages found 3 = copies 0 + unreadable 1 + set aside 0 + charted 2"))
    #expect(result.out.contains("nothing has changed since\n"))
    #expect(result.out.hasSuffix("next: thresh retry review\n"))
    #expect(await run("status").out == result.out)
    #expect(await run("verify").out.hasSuffix("all as it was left\n"))
  }

  @Test func statusNamesWhatHasChanged() async throws {
    try folder.write("It helps a lot.", to: "mine/b.txt")
    try folder.write("More.", to: "mine/d.txt")
    try FileManager.default.removeItem(atPath: folder.path + "/mine/a.txt")
    try folder.write("spoilt", to: "out/review/evidence.csv")
    try folder.write(
      Self.pipeline.replacing("extract/lines@1", with: "extract/lines@1, with: { kind: safety }"),
      to: "Pipelines/review.yaml")
    let result = await run("status", "review")
    for line in [
      "new pages 1: d.txt", "changed pages 1: b.txt", "pages that are gone 1: a.txt", "stale: options",
      "exports that are not as they were written 1: out/review/evidence.csv",
      "next: thresh run review --set pages=mine\n",
    ] { #expect(result.out.contains(line), "\(result.out)") }
    let value = try await json("status", "review")
    #expect(value["stale"] == .bool(true) && value["pages"]?["new"] == .array([.string("d.txt")]))
    #expect(await run("run", "review", "--set", "pages=mine").status == 3)
    #expect(await run("status", "review").out.contains("nothing has changed since"))
  }

  @Test func aFileThatIsNoPageIsNotTakenForGone() async throws {
    try folder.write("%PDF", to: "mine/d.pdf")
    #expect(await run("status", "review").out.contains("new pages 1: d.pdf\n"))
    #expect(await run("run", "review", "--set", "pages=mine").status == 3)
    let out = await run("status", "review").out
    #expect(out.contains("nothing has changed since\n") && !out.contains("gone"), "\(out)")
    try FileManager.default.removeItem(atPath: folder.path + "/mine/d.pdf")
    #expect(await run("status", "review").out.contains("pages that are gone 1: d.pdf\n"))
  }

  @Test func aStageAfterAChangedOneIsStaleToo() async throws {
    try folder.write(
      Self.pipeline.replacing("cleanup/page@1", with: "extract/nothing@1").replacing(
        "extract/nothing", with: "cleanup/page"
      )
      .replacing("- { id: clean,", with: "- { id: cleaner,"), to: "Pipelines/review.yaml")
    let out = await run("status", "review").out
    #expect(out.contains("stale: new") && out.contains("stale: after cleaner"), "\(out)")
  }

  @Test func statusOfWhatWasNeverRunOrCannotBe() async throws {
    try folder.write(Self.pipeline.replacing("name: review", with: "name: other"), to: "Pipelines/other.yaml")
    try folder.write("It helps.", to: "Pipelines/pages/a.txt")
    let other = await run("status", "other")
    #expect(
      other.out.contains("never run") && other.out.hasSuffix("next: thresh run other\n"), "\(other.out)")
    try folder.write(Self.pipeline.replacing("title:", with: "titel:"), to: "Pipelines/review.yaml")
    #expect(await run("status", "review").out.hasSuffix("next: thresh lint review\n"))
    let unknown = await run("status", "reviw")
    #expect(unknown.status == 2 && unknown.error.contains("did you mean 'review'?"))
  }

  @Test func theNextCommandWritesWhereTheLastRunDid() async throws {
    #expect(await run("run", "review", "--set", "pages=mine", "--out", "my tables").status == 3)
    try folder.write("More.", to: "mine/d.txt")
    #expect(
      await run("status", "review").out.hasSuffix(
        "next: thresh run review --set pages=mine --out 'my tables'\n"))
  }

  @Test func whatFailedAgainIsNotTriedForEver() async throws {
    #expect(await run("status", "review").out.contains("problems: bad-page 1\n  bad-page: c.txt\n"))
    #expect(await run("retry", "review").out.contains("  bad-page: c.txt\n"))
    let again = await run("status", "review").out
    #expect(again.contains("what failed was tried again and failed again"), "\(again)")
    #expect(again.contains("next: thresh show E"))
    // Another page comes, and the failure stays the same.
    try folder.write("More.", to: "mine/d.txt")
    #expect(await run("run", "review", "--set", "pages=mine").status == 3)
    #expect(await run("status", "review").out.contains("next: thresh show E"))
  }

  // MARK: why

  @Test func whyNamesThePartThatChanged() async throws {
    let known = await run("why", "review", "lines", "a.txt")
    #expect(known.status == 0, "\(known.error)")
    #expect(
      known.out.contains("it gave 2 records") && known.out.hasSuffix("known: a run takes what is kept\n"))
    try folder.write(
      Self.pipeline.replacing("extract/lines@1", with: "extract/lines@1, with: { kind: safety }"),
      to: "Pipelines/review.yaml")
    let changed = await run("why", "review", "lines", "a.txt")
    #expect(changed.out.contains("options   changed"), "\(changed.out)")
    #expect(changed.out.contains("kind: \"course\" → \"safety\""), "\(changed.out)")
    #expect(changed.out.contains("to be made again, as of what it follows from these changed: options"))
    #expect(await run("why", "review", "clean", "a.txt").out.contains("known: a run takes what is kept"))
  }

  @Test func whyFollowsAPageThatChanged() async throws {
    try folder.write("It may bruise badly.", to: "mine/a.txt")
    let value = try await json("why", "review", "clean", "a.txt")
    #expect(value["verdict"] == .string("changed"))
    guard case .array(let parts)? = value["parts"] else { throw Missing() }
    #expect(parts.filter { $0["changed"] == .bool(true) }.map { $0["name"] } == [.string("input")])
    #expect(try await json("why", "review", "lines", "a.txt")["verdict"] == .string("depends_on"))
    try folder.write("New.", to: "mine/d.txt")
    #expect(try await json("why", "review", "clean", "d.txt")["verdict"] == .string("first_time"))
    #expect(try await json("why", "review", "pages", "a.txt")["verdict"] == .string("not_kept"))
  }

  @Test func whyTellsOfAFailureAndOfWrongNames() async throws {
    let failed = await run("why", "review", "clean", try id(of: "c.txt").prefix(8).description)
    #expect(failed.out.contains("it could not use the page: this page is bad (bad-page)"), "\(failed.out)")
    #expect(failed.out.contains("thresh retry review does"), "\(failed.out)")
    let stage = await run("why", "review", "line", "a.txt")
    #expect(stage.status == 2 && stage.error.contains("did you mean 'lines'?"))
    let page = await run("why", "review", "lines", "aa.txt")
    #expect(page.status == 2 && page.error.contains("did you mean 'a.txt'?"))
    #expect(await run("why", "reviw", "lines", "a.txt").status == 2)
  }

  @Test func whyTellsOfAFileThatCouldNotBeRead() async throws {
    try folder.write("unreadable file", to: "mine/d.txt")
    #expect(await run("run", "review", "--set", "pages=mine").status == 3)
    let result = await run("why", "review", "clean", "d.txt")
    #expect(result.status == 1 && result.error.contains("'d.txt' could not be read: cannot be read"))
  }

  // MARK: trace

  @Test func aPageIsFollowedThroughEveryStage() async throws {
    let result = await run("trace", "a.txt")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.out.contains("\n  mine/a.txt\n"), "\(result.out)")
    #expect(result.out.contains("clean  cleanup/page@1\n  gave 1 document\n"))
    #expect(result.out.contains("lines  extract/lines@1\n  gave 2 evidence rows\n"))
    #expect(result.out.contains("became charted, 2 rows\n  E"))
    let row = try #require(result.out.split(separator: "\n").last?.split(separator: " ").first)
    #expect(await run("trace", String(row)).out == result.out)
  }

  @Test func aPageThatFellOutSaysWhere() async throws {
    let result = await run("trace", "c.txt")
    #expect(result.out.contains("could not use it: this page is bad (bad-page)"), "\(result.out)")
    #expect(result.out.contains("became problem (bad-page), 0 rows"))
    let value = try await json("trace", "c.txt")
    guard case .array(let traces) = value, case .array(let stages)? = traces.first?["stages"] else {
      throw Missing()
    }
    #expect(stages[1]["failures"] == .array([.string("bad-page")]))
    let unknown = await run("trace", "e.txt")
    #expect(unknown.status == 2 && unknown.error.contains("no page of the last runs is called 'e.txt'"))
  }

  // MARK: diff

  @Test func diffNamesRowsAndCells() async throws {
    try folder.write("It helps.\nIt may bruise.", to: "mine/b.txt")
    try folder.write("It may bruise.\nTen sessions are usual.", to: "mine/a.txt")
    #expect(await run("run", "review", "--set", "pages=mine", "--set", "lines.kind=safety").status == 3)
    let result = await run("diff", "review")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.out.contains("lines: options\n") && result.out.contains("pages: not the same\n"))
    #expect(result.out.contains("type: course → safety"), "\(result.out)")
    #expect(result.out.contains("Ten sessions are usual.") && result.out.contains("Six sessions are usual."))
    #expect(
      result.out.contains("rows: 2 came, 1 went, 2 changed in 2 cells, 0 the same, 2 on pages that changed"))
    let value = try await json("diff", "review~1", "review")
    guard case .array(let changed)? = value["changed"] else { throw Missing() }
    #expect(changed.count == 2 && value["same"] == .int(0))
    let same = await run("diff", "review", "review")
    #expect(same.out.contains("rows: 0 came, 0 went, 0 changed in 0 cells, 4 the same"))
  }

  @Test func diffNamesPagesThatCameAndWent() async throws {
    try FileManager.default.removeItem(atPath: folder.path + "/mine/b.txt")
    try folder.write("Ten sessions are usual.", to: "mine/d.txt")
    #expect(await run("run", "review", "--set", "pages=mine").status == 3)
    let out = await run("diff", "review").out
    #expect(out.contains("pages: not the same\n+ page d.txt\n- page b.txt\n"), "\(out)")
    #expect(out.split(separator: "\n").contains { $0.hasPrefix("- E") && $0.hasSuffix("  b.txt  It helps.") })
    #expect(await run("verify").status == 0)
    #expect(await run("gc").status == 0)
    #expect(await run("diff", "review").out == out)
  }

  @Test func diffNeedsTwoRuns() async {
    let one = await run("diff", "review")
    #expect(one.status == 2 && one.error.contains("no run of 'review' before R"))
    let unknown = await run("diff", "reviw")
    #expect(unknown.status == 2 && unknown.error.contains("did you mean 'review'?"))
    #expect(await run("diff", "review~4", "review").error.contains("1 are remembered"))
  }

  // MARK: retry

  @Test func retryWorksOnlyOnWhatFailed() async throws {
    let result = await run("retry", "review")
    #expect(result.status == 3, "\(result.error)")
    #expect(result.out.hasPrefix("trying again: clean 1\n"))
    #expect(result.out.contains("clean  computed 1, reused 2 records"), "\(result.out)")
    #expect(result.out.contains("written to out/review:") || result.out.contains("out/review"))
    try FileManager.default.removeItem(atPath: folder.path + "/mine/c.txt")
    #expect(await run("run", "review", "--set", "pages=mine").status == 0)
    #expect(await run("gc").status == 0)
    #expect(await run("retry", "review").out == "nothing failed; there is nothing to retry\n")
    #expect(await run("retry", "reviw").status == 2)
  }

  // MARK: gc

  @Test func gcDropsWhatNoKeptRunNeeds() async throws {
    for kind in ["safety", "course", "safety"] {
      try folder.write("It helps \(UUID().uuidString).", to: "mine/b.txt")
      _ = await run("run", "review", "--set", "pages=mine", "--set", "lines.kind=\(kind)")
    }
    let trial = await run("gc", "--keep", "1", "--dry-run")
    #expect(trial.out.contains("would drop runs 3, results "), "\(trial.out)")
    #expect(try await json("status", "review")["runs"].map { "\($0)" }?.contains("R") == true)
    let before = folder.text("out/review/evidence.csv")
    let result = await run("gc", "--keep", "1")
    #expect(result.status == 0 && result.out.contains("dropped runs 3"), "\(result.error)")
    let nothing = await run("gc", "--keep", "1")
    #expect(nothing.out == "Pipelines/.thresh: nothing to drop\n", "\(nothing.out)")
    #expect(await run("verify").status == 0)
    let again = await run("run", "review", "--set", "pages=mine", "--set", "lines.kind=safety")
    #expect(again.out.contains("lines  computed 0, reused 2 records"), "\(again.out)")
    #expect(folder.text("out/review/evidence.csv") == before)
    #expect(await run("gc", "--keep", "0").status == 2)
  }

  @Test func withoutAWorkspaceTheNextStepIsNamed() async {
    for arguments in [["status"], ["trace", "a.txt"], ["diff", "review"], ["gc"]] {
      let sinks = BuiltIn.stages.filter { $0.role == .sink }
      let result = await CommandHarness(stages: PlainPages.stages + sinks, folder: folder.url)
        .run(arguments + ["--workspace", "none"])
      #expect(result.status == 1 && result.error.contains("`thresh run` makes one"), "\(result.error)")
    }
  }

  private struct Missing: Error {}
}
