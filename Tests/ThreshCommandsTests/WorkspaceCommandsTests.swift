import Foundation
import Testing
import ThreshKit
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

/// `show` and `export`, which read what a run has left.
@Suite struct WorkspaceCommandsTests {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      thresh: 1
      name: review
      stages:
        - { id: pages, uses: ingest/saved-pages@1, with: { path: pages } }
        - { id: clean, uses: cleanup/page@1 }
        - { id: lines, uses: extract/lines@1 }
      export:
        - { uses: export/csv@1, with: { table: evidence, path: evidence.csv } }
        - { uses: export/json@1, with: { path: review.json } }

      """, to: "review.yaml")
    try folder.write("It may bruise.\nSix sessions are usual.", to: "pages/a.txt")
    #expect(await run("run", "review").status == 0)
  }

  private func run(_ arguments: String...) async -> CommandHarness.Result {
    let sinks = BuiltIn.stages.filter { $0.role == .sink }
    return await CommandHarness(stages: PlainPages.stages + sinks, folder: folder.url).run(arguments)
  }

  private func ids() async throws -> [String] {
    let lines = await run("export", "review", "--format", "jsonl").out.split(separator: "\n")
    return try lines.compactMap { line in
      let row = try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8))
      if case .string(let id)? = row["evidence_id"] { return id }
      return nil
    }
  }

  @Test func aRowIsShownInItsPlace() async throws {
    let id = try #require(try await ids().first)
    let result = await run("show", id)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.out.contains("«It may bruise.» Six sessions are usual."))
    #expect(result.out.contains("Made by ingest/saved-pages@1 → cleanup/page@1 → extract/lines@1"))
  }

  @Test func aFileThatIsCalledOtherwiseThanItsPipeline() async throws {
    try folder.write(try #require(folder.text("review.yaml")), to: "other.yaml")
    let shared = await run("run", "other")
    #expect(shared.status == 0)
    #expect(shared.error.contains("warning: review.yaml has the name 'review' as well"), "\(shared.error)")
    #expect(await run("run", "other").error.isEmpty)
    let rows = await run("export", "other")
    #expect(rows.status == 0 && rows.out.contains("It may bruise."), "\(rows.error)")
  }

  @Test func tablesAreNotWrittenAmongThePages() async throws {
    for out in ["pages", "pages/tables"] {
      let result = await run("run", "review", "--out", out)
      #expect(result.status == 1 && result.error.contains("the tables would lie among the pages"))
    }
    #expect(await run("run", "review", "--out", "pages-tables").status == 0)
  }

  @Test func tablesWithoutAnyPageAreWarnedOf() async throws {
    try folder.write("%PDF", to: "empty/a.pdf")
    let result = await run("run", "review", "--set", "pages.path=empty")
    #expect(
      result.error.contains("warning: no page was found, so that the tables are empty"), "\(result.error)")
  }

  @Test func theFirstCharactersOfAnIDAreEnough() async throws {
    let id = try #require(try await ids().last)
    let json = await run("show", String(id.prefix(10)), "--json")
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.out.utf8))
    #expect(value["evidence"]?["quote"] == .string("Six sessions are usual."))
  }

  @Test func anUnknownIDIsWrongUse() async {
    let result = await run("show", "E0000000000000000")
    #expect(result.status == 2)
    #expect(result.error.contains("no row of the workspace has the id"))
  }

  @Test func anExportIsTheSameAsTheRunWrote() async {
    #expect(await run("export", "review").out == folder.text("out/review/evidence.csv"))
    #expect(await run("export", "review", "--format", "json").out == folder.text("out/review/review.json"))
  }

  @Test func anExportCanGoToAFile() async {
    let result = await run("export", "review", "--table", "sources", "-o", "tables/sources.csv")
    #expect(result.status == 0)
    #expect(result.out.isEmpty)
    #expect(folder.text("tables/sources.csv")?.contains("a.txt") == true)
    #expect(folder.listing().filter { $0.hasPrefix("tables/") } == ["tables/sources.csv"])
  }

  @Test func whatCannotBeExportedIsWrongUse() async {
    let unknown = await run("export", "reviw")
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("did you mean 'review'?"))
    let table = await run("export", "review", "--table", "evidense")
    #expect(table.status == 2)
    #expect(table.error.contains("evidence, claims, studies, sources, problems, cells"))
    #expect(await run("export", "review", "--format", "json", "--table", "claims").status == 2)
  }

  @Test func withoutAWorkspaceTheNextStepIsNamed() async {
    let result = await run("show", "E0000", "--workspace", "nowhere")
    #expect(result.status == 1)
    #expect(result.error.contains("`thresh run` makes one"))
    #expect(!folder.listing().contains("nowhere"))
  }
}
