import Foundation
import GRDB
import Testing
import ThreshKit
import ThreshStore

@testable import ThreshEngine

/// Who may use a workspace when, and what is kept there on request.
@Suite struct WorkspaceUseTests {
  private let project: Project
  private var workspace: String { project.path + "/w" }

  init() throws {
    project = try Project(
      Project.stages + "\nexport:\n  - { uses: toy/rows@1, with: { path: out/rows.txt } }",
      pages: ["a.txt": "one", "b.txt": "one", "c.txt": "two"])
  }

  private func run(patience: Double = 10, keepsPages: Bool = false, isFresh: Bool = false) async throws
    -> RunOutcome
  {
    var settings = PipelineRun.Settings()
    settings.isFresh = isFresh
    settings.patience = patience
    settings.keepsPages = keepsPages
    settings.settled = 0
    return try await PipelineRun(
      try project.plan(), workspace: Workspace(at: workspace), jobs: 1, version: "test", settings: settings
    ).run()
  }

  @Test func aRunSaysWhoHoldsTheWorkspace() async throws {
    let lock = try FolderLock(workspace, holder: "process 1, pipeline other, since yesterday")
    let error = await #expect(throws: StoreError.self) { _ = try await run(patience: 0.1) }
    #expect(error?.code == .locked)
    #expect(
      error?.message.contains(
        "another run is at work in this folder (process 1, pipeline other, since yesterday)")
        == true)
    #expect(project.folder.text("out/rows.txt") == nil)
    lock.release()
  }

  @Test func aRunWaitsUntilTheWorkspaceIsFree() async throws {
    let lock = try FolderLock(workspace, holder: "process 1")
    let second = Task { try await run() }
    try await Task.sleep(for: .milliseconds(200))
    #expect(project.folder.text("out/rows.txt") == nil)
    lock.release()
    _ = try await second.value
    #expect(project.folder.text("out/rows.txt") == "a.txt|one|\nc.txt|two|\n")
  }

  @Test func pagesAreKeptAsTheyAreWhenAskedFor() async throws {
    let ids = ["one", "two"].map { ContentID.sha256(Array($0.utf8)) }
    _ = try await run()
    #expect(try !Workspace(at: workspace).keepsFile(page: ids[0], name: "a.txt"))
    let kept = try await run(keepsPages: true)
    #expect(kept.tallies.allSatisfy { $0.tally.computed == 0 })
    let store = try Workspace(at: workspace)
    for (id, name) in [(ids[0], "a.txt"), (ids[0], "b.txt"), (ids[1], "c.txt")] {
      #expect(try store.keepsFile(page: id, name: name))
    }
    #expect(try !store.keepsFile(page: ids[1], name: "a.txt"))
  }

  @Test func aKeptPageThatIsDamagedIsKeptAgain() async throws {
    _ = try await run(keepsPages: true)
    let database = try DatabaseQueue(path: workspace + "/workspace.sqlite")
    try await database.write { db in
      try db.execute(
        sql: "UPDATE blob SET data = x'00' WHERE sha256 = (SELECT sha256 FROM kept_file WHERE name = 'c.txt')"
      )
    }
    try database.close()
    func isNamed() -> Bool {
      WorkspaceCheck(workspace).run().damages.contains { $0.part == "the kept file c.txt" }
    }
    #expect(isNamed())
    _ = try await run(keepsPages: true, isFresh: true)
    #expect(!isNamed())
  }
}
