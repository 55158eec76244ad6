import Testing
import ThreshKit
import ThreshStore
import ThreshTesting

@testable import ThreshEngine

/// A run of some stages or some files, which leaves the last whole run as it was.
@Suite struct TrialTests {
  private static let yaml =
    Project.stages
    + "\n  - { id: upper, uses: toy/upper@1 }\n  - { id: claims, uses: toy/claims@1 }"
    + "\nexport:\n  - { uses: toy/rows@1, with: { path: rows.txt } }"

  private let project: Project

  init() throws {
    project = try Project(
      Self.yaml, pages: ["a.txt": "one two", "b.txt": "two\nsix", "c.txt": "seven", "d.txt": "eight"])
  }

  private func run(_ only: String? = nil, limit: Int? = nil, out: String) async throws -> RunOutcome {
    var settings = PipelineRun.Settings()
    settings.settled = 0
    let range = try only.map { try StageRange(parsing: $0) }
    return try await PipelineRun(
      try project.plan(out: out).part(range, limit: limit), workspace: Workspace(at: project.path + "/w"),
      jobs: 2, version: "test", settings: settings
    ).run()
  }

  private func tallies(_ outcome: RunOutcome) -> [String] {
    outcome.tallies.map { "\($0.id) \($0.tally.computed)+\($0.tally.reused)" }
  }

  @Test func theStagesThatAreNamedAreMadeAnewAndThoseAfterThemLeftOut() async throws {
    _ = try await run(out: "whole")
    let trial = try await run("lines..upper", out: "trial")
    #expect(tallies(trial) == ["pages 0+4", "clean 0+4", "lines 4+0", "upper 5+0"])
    #expect(project.folder.text("trial/rows.txt")?.contains("b.txt|two|\n") == true)
    let source = try await run("..clean", out: "trial")
    #expect(tallies(source) == ["pages 4+0", "clean 4+0"])
    let group = try await run("claims", out: "trial")
    #expect(tallies(group) == ["pages 0+4", "clean 0+4", "lines 0+4", "upper 0+5", "claims 1+0"])
  }

  @Test func stagesBeforeRunWhenTheirResultsAreNotKnown() async throws {
    let trial = try await run("upper", out: "trial")
    #expect(tallies(trial) == ["pages 4+0", "clean 4+0", "lines 4+0", "upper 5+0"])
  }

  @Test func noTableIsWrittenBeforeEvidenceIsCharted() async throws {
    let trial = try await run("pages..clean", out: "trial")
    #expect(trial.files == [])
    #expect(project.folder.text("trial/rows.txt") == nil)
  }

  @Test func aLimitReadsTheFirstFilesByName() async throws {
    let trial = try await run(limit: 2, out: "trial")
    #expect(trial.summary.found == 2)
    #expect(
      project.folder.text("trial/rows.txt")?.split(separator: "|").first == "a.txt"
        && trial.tallies.first?.tally.computed == 2)
    #expect(try await run(limit: 9, out: "trial").summary.found == 4)
    let counted = PipelineRun(try project.plan().part(limit: 3), workspace: nil, jobs: 1, version: "test")
    #expect(try counted.fileCount() == 3)
  }

  @Test func theLastWholeRunStaysAndStillKnowsEverything() async throws {
    let whole = try await run(out: "whole")
    _ = try await run(limit: 1, out: "trial")
    _ = try await run("claims", limit: 2, out: "trial")
    let workspace = try Workspace(at: project.path + "/w")
    #expect(try workspace.load(pipeline: "p")?.corpus.pages.count == 4)
    let again = try await run(out: "whole")
    #expect(again.isUnchanged && again.id == whole.id)
    // Where the block of two rows is compared again when the trial has taken its place.
    try project.folder.write("more", to: "pages/e.txt")
    #expect(tallies(try await run(out: "whole")).last == "claims 0+1")
  }

  @Test func whatATrialMadeIsKnownToTheWholeRun() async throws {
    _ = try await run(limit: 3, out: "trial")
    #expect(tallies(try await run(out: "whole")).prefix(3) == ["pages 1+3", "clean 1+3", "lines 1+3"])
  }

  @Test func aPartOfNothingIsTheWhole() throws {
    let plan = try project.plan()
    #expect(try plan.part().part == nil)
    #expect(try plan.part(limit: 2).part == Plan.Part(stages: nil, limit: 2))
    let part = try plan.part(StageRange(parsing: "clean..lines"))
    #expect(part.part?.stages == ["clean", "lines"])
    #expect(part.digest != plan.digest)
  }

  @Test(arguments: [
    (
      "clena",
      "the pipeline has no stage 'clena' (expected one of pages, clean, lines, upper, claims; did you mean 'clean'?)"
    ),
    ("upper..clean", "'upper' comes after 'clean' (expected clean..upper)"),
    ("a...b", "'a...b' names no stages (expected the id of a stage, or FIRST..LAST)"),
    ("..", ""),
  ])
  func aRangeThatIsNoneIsRefused(text: String, message: String) throws {
    let plan = try project.plan()
    var found = ""
    do throws(ConfigurationError) { _ = try plan.part(StageRange(parsing: text)) } catch {
      found = error.description
    }
    #expect(found == message)
  }
}
