import Foundation
import Testing
import ThreshKit
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

@Suite struct VerifyCommandTests {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      thresh: 1
      name: review
      params: { pages: { type: path, default: pages, help: Pages } }
      stages:
        - { id: pages, uses: ingest/saved-pages@1, with: { path: "${params.pages}" } }
        - { id: clean, uses: cleanup/page@1 }
        - { id: lines, uses: extract/lines@1 }
      export:
        - { uses: export/csv@1, with: { table: evidence, path: evidence.csv } }

      """, to: "Pipelines/review.yaml")
    try folder.write("It may bruise.\nSix sessions are usual.", to: "mine/a.txt")
    try folder.write("It helps.", to: "mine/b.txt")
    let result = await run("run", "review", "--set", "pages=mine", "--set", "lines.kind=safety")
    #expect(result.status == 0, "\(result.error)")
  }

  private func run(_ arguments: String...) async -> CommandHarness.Result {
    let sinks = BuiltIn.stages.filter { $0.role == .sink }
    return await CommandHarness(stages: PlainPages.stages + sinks, folder: folder.url).run(arguments)
  }

  private func flip(_ name: String) throws {
    let file = folder.url.appendingPathComponent(name)
    var data = try Data(contentsOf: file)
    data[data.count / 2] ^= 1
    try data.write(to: file)
  }

  @Test func nothingIsDamaged() async throws {
    let result = await run("verify")
    #expect(result.status == 0, "\(result.out)\(result.error)")
    #expect(result.out.contains("quotes 3") && result.out.contains("exports 2, page files 2"))
    #expect(result.out.hasSuffix("all as it was left\n"))
    #expect(await run("verify", "out/review/run.json", "--again").out.contains("exports made again 1"))
  }

  @Test func aPageOfSeveralRunsIsNamedOnce() async throws {
    let other = await run("run", "review", "--set", "pages=mine", "--out", "other")
    #expect(other.status == 0, "\(other.error)")
    try flip("mine/a.txt")
    let result = await run("verify")
    #expect(result.out.ranges(of: "damaged: mine/a.txt").count == 1, "\(result.out)")
    #expect(result.out.contains("\n1 damage; "))
  }

  @Test(arguments: [
    "mine/a.txt", "out/review/evidence.csv", "out/review/run.json", "Pipelines/.thresh/workspace.sqlite",
  ])
  func whatWasChangedIsNamed(name: String) async throws {
    try flip(name)
    let result = await run("verify")
    #expect(result.status == 1)
    #expect(result.out.contains("damaged: \(name): "), "\(result.out)")
    let json = await run("verify", "--json").out
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    #expect(value["whole"] == .bool(false))
  }

  @Test(arguments: ["mine/a.txt", "out/review/evidence.csv"])
  func whatIsGoneIsNamed(name: String) async throws {
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
    for arguments in [["verify"], ["verify", "out/review/run.json"]] {
      let sinks = BuiltIn.stages.filter { $0.role == .sink }
      let result = await CommandHarness(stages: PlainPages.stages + sinks, folder: folder.url).run(arguments)
      #expect(
        result.status == 1 && result.out.contains("damaged: \(name): is not there any more"), "\(result.out)")
    }
  }

  @Test func anExportThatWasForgedTogetherWithItsRecordIsFoundByMakingItAgain() async throws {
    let forged = try #require(folder.text("out/review/evidence.csv")).replacing("bruise", with: "soothe")
    let digest = ContentID.sha256(Array(try #require(folder.text("out/review/evidence.csv")).utf8))
    try folder.write(forged, to: "out/review/evidence.csv")
    let record = try #require(folder.text("out/review/run.json"))
    try folder.write(
      record.replacing(digest, with: ContentID.sha256(Array(forged.utf8))), to: "out/review/run.json")
    try FileManager.default.removeItem(atPath: folder.path + "/Pipelines/.thresh")
    #expect(await run("verify", "out/review/run.json").status == 0)
    let result = await run("verify", "out/review/run.json", "--again")
    #expect(result.status == 1)
    #expect(result.out.contains("out/review/evidence.csv: is not what these pages and this pipeline give"))
    try folder.write(
      try #require(folder.text("Pipelines/review.yaml")).replacing(
        "extract/lines@1 }", with: "extract/lines@1, with: { kind: course } }"
      )
      .replacing("pages, uses", with: "page, uses"), to: "Pipelines/review.yaml")
    let changed = await run("verify", "out/review/run.json", "--again")
    #expect(changed.status == 2 && changed.error.contains("is another one now"), "\(changed.error)")
  }

  @Test func aRunMendsWhatCanBeMadeAgain() async throws {
    for name in ["out/review/evidence.csv", "out/review/run.json"] {
      try flip(name)
      #expect(await run("verify").status == 1)
      #expect(await run("run", "review", "--set", "pages=mine", "--set", "lines.kind=safety").status == 0)
      let result = await run("verify")
      #expect(result.status == 0, "\(result.out)")
    }
  }

  @Test func wrongUseIsSaid() async throws {
    #expect(await run("verify", "--again").status == 2)
    #expect(await run("verify", "none.json").status == 2)
    #expect(await run("verify", "--workspace", "none").status == 1)
    try folder.write("{}", to: "other.json")
    #expect(await run("verify", "other.json").error.contains("is not what a run wrote"))
  }
}
