import Foundation
import GRDB
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshStore

/// What no kept run needs is dropped, and nothing else.
@Suite struct GarbageTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace
  private let stage = StageIdentity(reference: "a@1", code: "a", options: "{}", build: "b")
  private let old = StageIdentity(reference: "a@1", code: "a", options: "{\"x\":1}", build: "b")

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Workspace(at: folder.path)
  }

  private func save(_ started: String, page: String, stage: StageIdentity, pipeline: String = "p") throws {
    var corpus = Corpus(run: RunInfo(pipeline: pipeline, pipelineDigest: "d", stages: [], thresh: "t"))
    corpus.pages = [Page(id: page, origins: [.init(path: page)], mediaType: .plainText)]
    corpus.documents = [Document(id: page, source: page, mediaType: .plainText, text: started)]
    corpus.evidence = [
      Evidence(sourceID: page, source: page, quote: started, start: 0, end: 1, type: .course)
    ]
    try workspace.keepStages([stage])
    try workspace.save(
      SavedRun(
        corpus: corpus, pipelineFile: nil,
        steps: [SavedStep(id: "a", uses: "a@1", input: .page, output: .document, identity: stage.digest)],
        started: started))
    try keep(page, stage)
  }

  private func keep(_ page: String, _ stage: StageIdentity) throws {
    let cache = ResultCache(workspace)
    cache.keep(
      .init(output: Array("[\"\(page) \(stage.options)\"]".utf8), notes: Array("[]".utf8), failed: 0),
      for: ResultKey(stage: stage, input: page, page: page))
    try cache.flush()
    try workspace.keepLinks(Array("[]".utf8), pipeline: "p", stage: stage.digest)
    try workspace.keepFile(Array(page.utf8), page: page, name: page)
  }

  @Test func whatTheLastRunMadeStays() throws {
    try save("1", page: "x", stage: old)
    try save("2", page: "y", stage: stage)
    try keep("z", stage)
    let trial = try workspace.dropGarbage(keeping: 1, isTrial: true)
    #expect(try workspace.runs().count == 2)
    let garbage = try workspace.dropGarbage(keeping: 1)
    #expect(garbage == trial)
    #expect(garbage.runs == 1 && garbage.results == 2 && garbage.stages == 1 && garbage.links == 1)
    // The first run's page, document and statements, two results, two files.
    #expect(garbage.keptFiles == 2 && garbage.blobs == 7 && garbage.bytes > 0)
    #expect(try workspace.results(page: "x").isEmpty && workspace.results(page: "z").isEmpty)
    #expect(try workspace.results(page: "y").map(\.stage) == [stage])
    #expect(try workspace.stage(old.digest) == nil && workspace.stage(stage.digest) == stage)
    #expect(try workspace.keepsFile(page: "y", name: "y") && !workspace.keepsFile(page: "x", name: "x"))
    #expect(try workspace.dropGarbage(keeping: 1) == Garbage())
    try workspace.compact()
    workspace.seal()
    #expect(WorkspaceCheck(folder.path).run().damages.isEmpty)
  }

  @Test func eachPipelineKeepsItsRuns() throws {
    try save("1", page: "x", stage: old, pipeline: "q")
    try save("2", page: "y", stage: stage)
    try save("3", page: "y", stage: stage)
    #expect(try workspace.dropGarbage(keeping: 2).results == 0)
    #expect(try workspace.dropGarbage(keeping: 1).runs == 1)
    #expect(try workspace.runs().map(\.pipeline) == ["p", "q"])
    #expect(try workspace.results(page: "x").count == 1)
  }

  @Test func decisionsStay() throws {
    try save("1", page: "x", stage: stage)
    try workspace.writing { db in
      try db.execute(
        sql:
          "INSERT INTO decision (pipeline, subject, made_at, sha256, data) VALUES ('gone', 's', 't', 'x', x'00')"
      )
    }
    _ = try workspace.dropGarbage(keeping: 1)
    #expect(try workspace.reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM decision") } == 1)
  }

  @Test func knownFilesGoWithTheFileOrTheStage() throws {
    try save("1", page: "x", stage: stage)
    try folder.write("text", to: "here.txt")
    let table = FileTable(workspace, settled: 0)
    for (name, digest) in [("here.txt", stage.digest), ("gone.txt", stage.digest), ("here.txt", "other")] {
      try folder.write("text", to: name)
      let path = folder.path + "/" + name
      table.keep([1], path: path, name: name, stage: digest, stamp: FileStamp(path))
    }
    try table.flush()
    try FileManager.default.removeItem(atPath: folder.path + "/gone.txt")
    #expect(try workspace.dropGarbage(keeping: 1).files == 2)
    #expect(try workspace.knownFiles(stage: stage.digest) == ["here.txt"])
  }
}
