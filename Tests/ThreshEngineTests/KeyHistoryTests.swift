import Foundation
import Testing
import ThreshKit
import ThreshStore
import ThreshTesting

@testable import ThreshEngine

/// Which part of a key changed.
@Suite struct KeyHistoryTests {
  private let project: Project

  init() async throws {
    project = try Project(
      Project.stages + "\n  - { id: claims, uses: toy/claims@1 }\n  - { id: upper, uses: toy/upper@1 }",
      pages: ["a.txt": "one two\nthree", "b.txt": "two four"])
    try await run()
  }

  private func workspace() throws -> Workspace { try Workspace(at: project.path + "/w") }

  private func run(_ overrides: [String] = []) async throws {
    var settings = PipelineRun.Settings()
    settings.settled = 0
    _ = try await PipelineRun(
      try project.plan(overrides), workspace: workspace(), jobs: 1, version: "test", settings: settings
    ).run()
  }

  private func history(_ step: String, _ page: String = "a.txt", _ overrides: [String] = []) throws
    -> KeyHistory
  {
    let workspace = try workspace()
    let run = try #require(try workspace.runs().first)
    return try KeyHistory(try project.plan(overrides), run, step: step, page: page, workspace)
  }

  private func changed(_ history: KeyHistory) -> [String] { history.parts.filter(\.isChanged).map(\.name) }

  @Test func nothingChanged() throws {
    for step in ["clean", "lines"] {
      let history = try history(step)
      #expect(history.verdict == .known && changed(history).isEmpty)
      #expect(history.parts.map(\.name) == ["input", "stage", "code", "options", "program"])
    }
    #expect(try history("lines").said?.made == 2)
  }

  @Test func anOptionAndWhatFollowsFromIt() async throws {
    let now = try history("clean", "a.txt", ["clean.comments=drop"])
    #expect(now.verdict == .changed && changed(now) == ["options"])
    #expect(try history("lines", "a.txt", ["clean.comments=drop"]).verdict == .dependsOn("clean"))
    try await run(["clean.comments=drop"])
    let then = try history("clean", "a.txt", ["clean.comments=drop"])
    #expect(then.verdict == .known && changed(then) == ["options"])
  }

  @Test func theBytesOfThePage() async throws {
    try project.folder.write("one five", to: "pages/a.txt")
    #expect(changed(try history("clean")) == ["input"])
    try await run()
    #expect(try history("clean").verdict == .known)
    // The page that was there before is another page.
    #expect(changed(try history("clean")).isEmpty)
  }

  @Test func stagesWithoutAKeyOfTheirOwn() throws {
    for step in ["pages", "claims"] {
      guard case .notKept = try history(step).verdict else {
        Issue.record("\(step) has a key")
        continue
      }
    }
    try FileManager.default.removeItem(atPath: project.path + "/pages/a.txt")
    guard case .notKept(let reason) = try history("clean").verdict else { throw Missing() }
    #expect(reason.contains("not there any more"))
  }

  @Test func aPageIsFoundByIDAndRow() throws {
    let page = ContentID.sha256(Array("two four".utf8))
    #expect(try history("clean", String(page.prefix(6))).page.id == page)
    let workspace = try workspace()
    let run = try #require(try workspace.runs().first)
    let row = try #require(try workspace.statements(run: run.id).first { $0.sourceID == page })
    #expect(try history("clean", row.id).page.id == page)
  }

  private struct Missing: Error {}
}
