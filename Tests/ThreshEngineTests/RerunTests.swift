import Foundation
import GRDB
import Testing
import ThreshKit
import ThreshStore
import ThreshTesting

@testable import ThreshEngine

/// A second run does only what has changed, and leaves what a first run would leave.
@Suite struct RerunTests {
  private static let yaml =
    Project.stages
    + "\n  - { id: upper, uses: toy/upper@1 }\n  - { id: claims, uses: toy/claims@1 }"
    + "\nexport:\n  - { uses: toy/rows@1, with: { path: out/rows.txt } }"
  private static let pages = [
    "a.txt": "one two\nthree\n?odd", "b.txt": "two four\n# five", "c.txt": "fail\nsix", "d.txt": "",
    "e.txt": "BAD page", "f.txt": "six seven",
  ]

  private let project: Project

  init() throws { project = try Project(Self.yaml, pages: Self.pages) }

  private func run(
    _ overrides: [String] = [], workspace: String = "w", jobs: Int = 2, isFresh: Bool = false
  ) async throws -> RunOutcome {
    var settings = PipelineRun.Settings()
    settings.settled = 0
    settings.isFresh = isFresh
    return try await PipelineRun(
      try project.plan(overrides), workspace: Workspace(at: project.path + "/" + workspace), jobs: jobs,
      version: "test", settings: settings
    ).run()
  }

  private func rows() throws -> String { try #require(project.folder.text("out/rows.txt")) }

  private func tallies(_ outcome: RunOutcome) -> [String] {
    outcome.tallies.map { "\($0.id) \($0.tally.computed)+\($0.tally.reused)" }
  }

  /// What a run leaves that knows nothing; the workspace of the others stays as it is.
  private func cold(_ overrides: [String] = [], jobs: Int) async throws -> (rows: String, problems: [Problem])
  {
    let outcome = try await run(overrides, workspace: "cold-\(UUID().uuidString)", jobs: jobs)
    return (try rows(), outcome.problems)
  }

  @Test func anUnchangedReviewIsNotTouched() async throws {
    let first = try await run()
    #expect(tallies(first) == ["pages 6+0", "clean 5+0", "lines 4+0", "upper 8+0", "claims 2+0"])
    let path = project.path + "/out/rows.txt"
    let stamp = FileStamp(path)
    let record = project.folder.text("out/run.json")
    let second = try await run()
    #expect(second.isUnchanged && !first.isUnchanged)
    #expect(tallies(second) == ["pages 0+6", "clean 0+5", "lines 0+4", "upper 0+8", "claims 0+2"])
    #expect(FileStamp(path) == stamp && project.folder.text("out/run.json") == record)
    #expect(second.id == first.id && second.files == first.files && second.problems == first.problems)
    #expect(second.summary == first.summary && second.firstRow == first.firstRow)
    #expect(try second.tables().evidence == first.tables().evidence)
  }

  @Test func anExportThatIsNotAsItWasIsWrittenAgain() async throws {
    _ = try await run()
    let before = try rows()
    try project.folder.write("spoilt", to: "out/rows.txt")
    let second = try await run()
    #expect(!second.isUnchanged && second.tallies.allSatisfy { $0.tally.computed == 0 })
    #expect(try rows() == before)
    try FileManager.default.removeItem(atPath: project.path + "/out/rows.txt")
    _ = try await run()
    #expect(try rows() == before)
  }

  @Test func anExportWithTheSameBytesKeepsItsTimes() async throws {
    _ = try await run()
    let stamp = FileStamp(project.path + "/out/rows.txt")
    #expect(!(try await run(isFresh: true)).isUnchanged)
    #expect(FileStamp(project.path + "/out/rows.txt") == stamp)
  }

  @Test func aChangedPageIsMadeAgainAndNoOther() async throws {
    _ = try await run()
    try project.folder.write("two five", to: "pages/b.txt")
    let second = try await run()
    #expect(tallies(second) == ["pages 1+5", "clean 1+4", "lines 1+3", "upper 1+6", "claims 1+1"])
    let warm = try rows()
    #expect(try await cold(jobs: 1).rows == warm)
  }

  @Test func aNewNameIsNoNewPage() async throws {
    _ = try await run()
    let pages = project.path + "/pages/"
    for (old, new) in [("a.txt", "z.txt"), ("c.txt", "0.txt")] {
      try FileManager.default.moveItem(atPath: pages + old, toPath: pages + new)
    }
    let second = try await run()
    #expect(
      second.tallies.filter { ["clean", "lines", "upper"].contains($0.id) }.allSatisfy {
        $0.tally.computed == 0
      })
    #expect(second.problems.contains { $0.source == "z.txt" && $0.code == "odd-line" })
    let warm = try rows()
    #expect(warm.contains("z.txt|three|") && warm.hasPrefix("0.txt|six|"))
    let cold = try await cold(jobs: 2)
    #expect(cold.rows == warm && cold.problems == second.problems)
  }

  @Test func aChangedOptionCountsFromItsStageOn() async throws {
    _ = try await run()
    let second = try await run(["clean.comments=drop"])
    // The pages are read again, for their content; the one that cannot be read is known.
    #expect(tallies(second).prefix(3) == ["pages 5+1", "clean 5+0", "lines 1+3"])
    let warm = try rows()
    #expect(try await cold(["clean.comments=drop"], jobs: 2).rows == warm)
    // What was made with the option as it was is still known.
    let third = try await run()
    #expect(third.tallies.dropFirst().dropLast().allSatisfy { $0.tally.computed == 0 })
  }

  @Test func whatIsOnlyWrittenOtherwiseIsNoChange() async throws {
    _ = try await run()
    try project.folder.write(
      "# A comment\n"
        + project.folder.text("p.yaml")!.replacing(
          "uses: toy/clean@1", with: "uses:   toy/clean@1, with: { limit: 10 }"),
      to: "p.yaml")
    #expect(try await run().isUnchanged)
  }

  @Test func aFileThatAnOptionNamesCountsByItsContent() async throws {
    try project.folder.write("w", to: "words.txt")
    _ = try await run(["lines.lexicons=words.txt"])
    try project.folder.write("w", to: "others.txt")
    #expect(try await run(["lines.lexicons=others.txt"]).isUnchanged)
    try project.folder.write("v", to: "others.txt")
    let third = try await run(["lines.lexicons=others.txt"])
    #expect(tallies(third)[1...2] == ["clean 0+5", "lines 4+0"])
  }

  @Test func damagedResultsAreMadeAgain() async throws {
    _ = try await run()
    let before = try rows()
    let database = try DatabaseQueue(path: project.path + "/w/workspace.sqlite")
    try await database.write { db in try db.execute(sql: "UPDATE blob SET data = zeroblob(length(data))") }
    try database.close()
    try project.folder.write("new", to: "pages/g.txt")
    let second = try await run()
    #expect(second.tallies[1].tally.computed == 6)
    try FileManager.default.removeItem(atPath: project.path + "/pages/g.txt")
    #expect(try await run().tallies[1].tally.computed == 0)
    #expect(try rows() == before)
    #expect(try Workspace(at: project.path + "/w").load(pipeline: "p")?.corpus.evidence.count == 7)
  }

  /// Pages come, go, change and get other names, options change: a warm run leaves what a cold one leaves.
  @Test(arguments: [1, 2, 3, 4, 5, 6]) func warmAndColdAreTheSame(seed: UInt64) async throws {
    var random = Random(seed: seed)
    let words = ["one", "two", "three", "?four", "# five", "fail", "nokey", "six"]
    for _ in 0..<8 {
      let pages = project.path + "/pages/"
      let names = try FileManager.default.contentsOfDirectory(atPath: pages).sorted()
      let name = names[random.next(names.count)]
      switch random.next(5) {
      case 0: try project.folder.write(line(&random, words), to: "pages/\(name)")
      case 1: try project.folder.write(line(&random, words), to: "pages/n\(random.next(40)).txt")
      case 2 where names.count > 2: try FileManager.default.removeItem(atPath: pages + name)
      case 3:
        let new = "r\(random.next(1000)).txt"
        if !names.contains(new) {
          try FileManager.default.moveItem(atPath: pages + name, toPath: pages + new)
        }
      default:
        try FileManager.default.copyItem(
          atPath: pages + name, toPath: pages + "k\(names.count)-\(random.next(1000)).txt")
      }
      let overrides = random.next(2) == 0 ? [] : ["clean.comments=drop"]
      let warm = try await run(overrides, jobs: 1 + random.next(2))
      let rows = try rows()
      let known = try await cold(overrides, jobs: 1 + random.next(2))
      #expect(known.rows == rows)
      #expect(known.problems == warm.problems)
    }
  }

  private func line(_ random: inout Random, _ words: [String]) -> String {
    (0..<random.next(5)).map { _ in words[random.next(words.count)] + " " + words[random.next(words.count)] }
      .joined(separator: "\n")
  }

  private struct Random {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(n))
    }
  }
}
