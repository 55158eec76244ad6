import Foundation
import Testing
import ThreshKit
import ThreshStore
import ThreshTesting

@testable import ThreshEngine

/// A whole run: what is on disk afterwards, and what is not.
@Suite struct PipelineRunTests {
  private static let yaml =
    Project.stages
    + "\nexport:\n  - { uses: toy/rows@1, with: { path: out/rows.txt } }\n  - { uses: toy/rows@1 }"

  private func run(_ plan: Plan, workspace: Workspace? = nil) async throws -> RunOutcome {
    try await PipelineRun(plan, workspace: workspace, jobs: 2, version: "test").run()
  }

  @Test func exportsAndTheRunRecord() async throws {
    let project = try Project(Self.yaml)
    let outcome = try await run(project.plan())
    #expect(project.folder.text("out/rows.txt") == "a.txt|one|\na.txt|two|\n")
    #expect(outcome.files.map(\.name) == ["out/rows.txt", "rows.txt"])
    #expect(outcome.runFile == project.path + "/out/run.json")
    let record = try JSONDecoder().decode(
      RunRecord.self, from: Data(contentsOf: URL(fileURLWithPath: outcome.runFile)))
    #expect(record.files == outcome.files)
    #expect(record.counts["evidence"] == 2 && record.counts["files_found"] == 1)
    #expect(record.run == outcome.run && record.started <= record.finished)
    #expect(
      project.folder.listing() == [
        "out", "out/rows.txt", "out/run.json", "p.yaml", "pages", "pages/a.txt", "rows.txt",
      ])
  }

  @Test func aCancelledRunLeavesTheLastExportsAndRecords() async throws {
    let project = try Project(Self.yaml)
    let workspace = try Workspace(at: project.path + "/w")
    _ = try await run(project.plan(), workspace: workspace)
    let before = project.folder.text("out/run.json")
    try project.folder.write("three", to: "pages/b.txt")
    let plan = try project.plan()
    let task = Task {
      try await PipelineRun(plan, workspace: workspace, jobs: 1, version: "test").run { _ in
        withUnsafeCurrentTask { $0?.cancel() }
        while !Task.isCancelled { Thread.sleep(forTimeInterval: 0.001) }
      }
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(project.folder.text("out/rows.txt") == "a.txt|one|\na.txt|two|\n")
    #expect(project.folder.text("out/run.json") == before)
    #expect(try workspace.load(pipeline: "p")?.corpus.evidence.count == 2)
    #expect(!project.folder.listing().contains { $0.hasSuffix(".tmp") || $0.hasSuffix(".lock") })
  }

  @Test func theWorkspaceKeepsTheRun() async throws {
    let project = try Project(Self.yaml)
    let workspace = try Workspace(at: project.path + "/.thresh")
    let outcome = try await run(project.plan(), workspace: workspace)
    let saved = try #require(try workspace.load(pipeline: "p"))
    #expect(saved.corpus.evidence == (try outcome.tables().evidence))
    #expect(saved.steps.map(\.id) == ["pages", "clean", "lines"])
    #expect(saved.pipelineFile == project.file)
  }

  @Test func twoRunsIntoTheSameFolderAtOnce() async throws {
    let project = try Project(Self.yaml)
    let plan = try project.plan()
    let lock = try FolderLock(project.path + "/out", holder: "process 1, pipeline other")
    do {
      _ = try await run(plan)
      Issue.record("the second run must be refused")
    } catch let error as SinkError {
      #expect(error.path == project.path + "/out")
      #expect(error.message.contains("another run is at work in this folder (process 1, pipeline other)"))
    }
    #expect(project.folder.text("out/rows.txt") == nil)
    lock.release()
    _ = try await run(plan)
    #expect(project.folder.text("out/rows.txt") != nil)
  }

  @Test func ofManyRunsAtOnceThoseThatAreNotRefusedLeaveWholeFiles() async throws {
    let project = try Project(Self.yaml)
    let plan = try project.plan()
    let refused = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          do { _ = try await run(plan) } catch { return error is SinkError }
          return false
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(refused < 8)
    #expect(project.folder.text("out/rows.txt") == "a.txt|one|\na.txt|two|\n")
    #expect(project.folder.text("out/.thresh.lock") == nil)
  }

  @Test func anOutputFolderThatCannotBeWrittenIsFoundBeforeTheFirstPage() async throws {
    let project = try Project(Self.yaml)
    try project.folder.write("a file where the folder should be", to: "out")
    let plan = try project.plan()
    await #expect(throws: SinkError.self) {
      try await PipelineRun(plan, workspace: nil, jobs: 1, version: "test").run { _ in
        Issue.record("no page may be read")
      }
    }
  }

  @Test func anExportThatIsAFolderIsFoundBeforeTheFirstPage() async throws {
    let project = try Project(Self.yaml)
    try project.folder.write("x", to: "out/rows.txt/x")
    let plan = try project.plan()
    await #expect(
      throws: SinkError(path: project.path + "/out/rows.txt", "cannot be written: it is a folder")
    ) {
      try await PipelineRun(plan, workspace: nil, jobs: 1, version: "test").run { _ in
        Issue.record("no page may be read")
      }
    }
  }

  @Test func anExportThatFailsLeavesAllAsTheyWere() async throws {
    let project = try Project(
      Project.stages
        + "\nexport:\n  - { id: rows, uses: toy/rows@1, with: { path: out/rows.txt } }"
        + "\n  - { id: more, uses: toy/rows@1, with: { path: out/more.txt } }")
    _ = try await run(project.plan())
    let before = ["rows.txt", "more.txt", "run.json"].map { project.folder.text("out/" + $0) }
    try project.folder.write("three", to: "pages/b.txt")
    let plan = try project.plan(["more.fails=true"])
    await #expect(throws: SinkError(path: "out/more.txt", "cannot be written: No space left on device")) {
      _ = try await run(plan)
    }
    #expect(["rows.txt", "more.txt", "run.json"].map { project.folder.text("out/" + $0) } == before)
    #expect(!project.folder.listing().contains { $0.hasSuffix(".tmp") })
    _ = try await run(project.plan())
    #expect(project.folder.text("out/rows.txt") != before[0])
  }

  @Test func whatAKilledRunLeftIsCleanedUp() async throws {
    let project = try Project(Self.yaml)
    try project.folder.write("half", to: "out/.rows.txt.123.tmp")
    try project.folder.write("stale", to: "out/.thresh.lock")
    try project.folder.write("mine", to: "out/.notes.tmp")
    _ = try await run(project.plan())
    #expect(
      project.folder.listing().filter { $0.hasPrefix("out/") } == [
        "out/.notes.tmp", "out/rows.txt", "out/run.json",
      ])
  }
}
