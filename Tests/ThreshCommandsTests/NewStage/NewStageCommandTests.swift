import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

/// What `thresh new stage` writes; that it builds and passes is tried on a copy of the checkout, because it takes minutes.
@Suite struct NewStageCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("let plugins = [\"Ingest\"]\n", to: "Package.swift")
    try folder.write(
      "internal import Ingest\n\n  [\n    StageEntry(source: SavedPages.self),\n  ]\n",
      to: "Sources/ThreshStages/BuiltIn.swift")
    try folder.write("# Ingest\n", to: "Plugins/Ingest/README.md")
  }

  private func run(_ arguments: String...) async -> CommandHarness.Result {
    await CommandHarness(stages: FakeStages.all, folder: folder.url).run(["new", "stage"] + arguments)
  }

  @Test(arguments: StageKind.allCases)
  func everyKindIsWrittenWhole(kind: StageKind) async throws {
    let result = await run("DoseTable", "--kind", kind.rawValue)
    #expect(result.status == 0, "\(result.error)")
    let name = try StageName("DoseTable")
    for (path, text) in kind.template(name).files { #expect(folder.text(path) == text) }
    #expect(folder.text("Package.swift") == "let plugins = [\"Ingest\", \"DoseTable\"]\n")
    let registry = try #require(folder.text("Sources/ThreshStages/BuiltIn.swift"))
    #expect(registry.contains("internal import DoseTable\n"))
    #expect(registry.contains("StageEntry(\(kind.template(name).registration): DoseTable.self),"))
    #expect(result.out.contains("dose-table@1 works as it is"))
    #expect(!folder.listing().contains { $0.hasPrefix(".thresh-new") })
  }

  @Test(arguments: StageKind.allCases)
  func theDescriptionIsThatOfTheSource(kind: StageKind) throws {
    let template = kind.template(try StageName("DoseTable"))
    let spec = template.entry.spec
    #expect(spec.name == "\(kind.rawValue)/dose-table")
    for text in [spec.name, spec.summary, spec.example] + template.entry.options.map(\.help) {
      #expect(template.source.contains("\"\(text)\""), "\(text)")
    }
    for change in spec.changes ?? [] { #expect(template.source.contains("changes: [\"\(change)\"]")) }
  }

  @Test func theReferencePageIsWrittenAnewWhenItWasCurrent() async throws {
    let session = Session(stages: FakeStages.all).stages.filter { $0.adapted == nil }
    try folder.write(StageReference.markdown(session), to: "Documentation/Stages.md")
    let result = await run("DoseTable")
    let page = try #require(folder.text("Documentation/Stages.md"))
    #expect(page.contains("## extract/dose-table@1"))
    #expect(page.contains("Changes extra.dose_table."))
    #expect(result.out.contains("make docs"), "the schema is not there")
  }

  @Test func aReferencePageOfAnotherProgramIsLeftAlone() async throws {
    try folder.write("# Stages of another\n", to: "Documentation/Stages.md")
    #expect(await run("DoseTable").status == 0)
    #expect(folder.text("Documentation/Stages.md") == "# Stages of another\n")
  }

  @Test func aNameThatExistsIsRefusedAndNothingIsWritten() async throws {
    try folder.write("", to: "Tests/DoseTableTests/DoseTableTests.swift")
    let before = folder.listing()
    let result = await run("DoseTable")
    #expect(result.status == 2)
    #expect(result.error.contains("there is a folder Tests/DoseTableTests already"))
    #expect(await run("Ingest").error.contains("there is a folder Plugins/Ingest already"))
    #expect(folder.listing() == before)
  }

  @Test func outsideACheckoutItSaysWhatElseThereIs() async throws {
    let empty = try TemporaryFolder()
    let result = await CommandHarness(stages: FakeStages.all, folder: empty.url).run(["new", "stage", "Dose"])
    #expect(result.status == 2)
    #expect(result.error.contains("WritingAStage.md"))
    #expect(empty.listing() == [])
  }
}
