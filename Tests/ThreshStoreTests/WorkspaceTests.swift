import Foundation
import GRDB
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshStore

/// What is saved comes back the same, or is said to be damaged.
@Suite struct WorkspaceTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/.thresh" }

  init() throws { folder = try TemporaryFolder() }

  private static func run(_ pipeline: String = "p", text: String = "One line.\nÉén: 'quoted' — 😀\u{0}")
    -> SavedRun
  {
    var corpus = Corpus(
      run: RunInfo(pipeline: pipeline, title: "T", pipelineDigest: "d", stages: ["a@1"], thresh: "t"))
    for name in ["a.txt", "b.txt"] {
      let id = ContentID.sha256(Array(name.utf8))
      corpus.pages.append(
        Page(id: id, origins: [.init(path: name)], mediaType: .html, savedAt: StatedValue("2020", from: "x")))
      var document = Document(id: id, source: name, mediaType: .html, text: text)
      document.blocks = [Block(.heading, start: 0, end: 3, level: 1, section: ["A", "B"], path: "/html")]
      document.metadata.title = StatedValue("Title", from: "og:title")
      corpus.documents.append(document)
      for start in 0..<3 {
        var row = Evidence(
          sourceID: id, source: name, quote: "One", start: start, end: start + 3, type: .safety)
        row.confidence = 0.1 + 0.2
        row.study.year = 2017
        row.states = ["condition": CellState(.reported, basis: .carried, start: 1, end: 2)]
        row.extra = ["n": .int(3), "list": .array([.null, .double(0.5)])]
        corpus.evidence.append(row)
      }
    }
    corpus.links = [
      .claims: [Link(corpus.evidence[0].id, corpus.evidence[3].id, reason: "same", score: 1)]
    ]
    corpus.problems = [Problem(source: "c.txt", stage: "pages", code: "unreadable", message: "m", place: "1")]
    corpus.setAside = [corpus.pages[1].id: .init(code: "empty", message: "m")]
    corpus.counts = [corpus.pages[0].id: ["sentences": 4]]
    corpus.filesFound = 3
    corpus.filesUnread = 1
    return SavedRun(
      corpus: corpus, pipelineFile: "/x/p.yaml",
      steps: [SavedStep(id: "a", uses: "a@1", input: nil, output: .page)], started: "2026-01-01T00:00:00.000Z"
    )
  }

  private func expectSame(_ a: SavedRun?, _ b: SavedRun) {
    #expect(a?.corpus.run == b.corpus.run)
    #expect(a?.corpus.pages == b.corpus.pages)
    #expect(a?.corpus.documents == b.corpus.documents)
    #expect(a?.corpus.evidence == b.corpus.evidence)
    #expect(a?.corpus.links == b.corpus.links)
    #expect(a?.corpus.problems == b.corpus.problems)
    #expect(a?.corpus.setAside == b.corpus.setAside)
    #expect(a?.corpus.counts == b.corpus.counts)
    #expect(a?.corpus.filesFound == b.corpus.filesFound)
    #expect(a?.corpus.filesUnread == b.corpus.filesUnread)
    #expect(a?.pipelineFile == b.pipelineFile && a?.steps == b.steps)
  }

  @Test func aRunComesBackAsItWas() throws {
    let run = Self.run()
    try Workspace(at: path).save(run)
    expectSame(try Workspace(at: path, create: false).load(pipeline: "p"), run)
  }

  @Test func aRunReplacesTheOneBeforeAndNoOther() throws {
    let workspace = try Workspace(at: path)
    try workspace.save(Self.run("p"))
    try workspace.save(Self.run("q"))
    var second = Self.run("p", text: "One other text")
    second.corpus.evidence.removeLast(4)
    try workspace.save(second)
    expectSame(try workspace.load(pipeline: "p"), second)
    expectSame(try workspace.load(pipeline: "q"), Self.run("q"))
    #expect(try workspace.pipelines() == ["p", "q"])
    #expect(try workspace.load(pipeline: "r")?.steps == nil)
  }

  @Test func aStatementIsFoundByItsIDOrTheBeginningOfIt() throws {
    let workspace = try Workspace(at: path)
    let run = Self.run()
    try workspace.save(run)
    let row = run.corpus.evidence[4]
    let found = try #require(try workspace.evidence(id: row.id).first)
    #expect(found.evidence == row && found.pipeline == "p")
    #expect(found.document == run.corpus.documents[1])
    #expect(found.page == run.corpus.pages[1])
    #expect(found.steps == run.steps)
    #expect(try workspace.evidence(id: String(row.id.prefix(8))).map(\.evidence.id) == [row.id])
    for id in ["E00000000", "", "E", row.id + "0", "' OR 1=1", String(row.id.dropFirst())] {
      #expect(try workspace.evidence(id: id).isEmpty)
    }
    #expect(try workspace.document(id: row.sourceID, pipeline: "p") == found.document)
    #expect(try workspace.document(id: row.sourceID, pipeline: "q") == nil)
  }

  @Test func aChangedByteIsNoticedAndNamed() throws {
    let run = Self.run()
    try Workspace(at: path).save(run)
    for (table, name) in [
      ("page", "page "), ("document", "document "), ("evidence", "the statements of page "),
    ] {
      let copy = folder.path + "/" + table
      try FileManager.default.copyItem(atPath: path, toPath: copy)
      let database = try DatabaseQueue(path: copy + "/" + Workspace.fileName)
      try database.write { db in
        try db.execute(
          sql: """
            UPDATE blob SET data = CAST(replace(CAST(data AS TEXT), '"id"', '"ID"') AS BLOB)
            WHERE sha256 = (SELECT sha256 FROM \(table) WHERE position = 0)
            """)
      }
      try database.close()
      let error = #expect(throws: StoreError.self) { try Workspace(at: copy).load(pipeline: "p") }
      #expect(error?.code == .damaged)
      #expect(error?.message.contains(name + run.corpus.pages[0].id) == true)
    }
  }

  @Test func aFileThatIsNoDatabase() throws {
    try folder.write(String(repeating: "not a database ", count: 100), to: ".thresh/workspace.sqlite")
    let error = #expect(throws: StoreError.self) { try Workspace(at: path) }
    #expect(error?.code == .damaged)
    #expect(error?.message.contains("remove the folder") == true)
  }

  @Test func aWorkspaceThatIsNotThere() throws {
    let error = #expect(throws: StoreError.self) { try Workspace(at: path, create: false) }
    #expect(error?.code == .notFound)
    #expect(folder.listing().isEmpty)
  }

  @Test func aFolderThatCannotBeMade() throws {
    try folder.write("a file", to: ".thresh")
    let error = #expect(throws: StoreError.self) { try Workspace(at: path) }
    #expect(error?.code == .unwritable)
    #expect(error?.message == "the workspace \(path) cannot be made: a file of that name is in the way")
    let below = #expect(throws: StoreError.self) { try Workspace(at: "/proc/none/.thresh") }
    #expect(below?.message == "the workspace /proc/none/.thresh cannot be made: No such file or directory")
  }

  @Test func aWorkspaceThatSomebodyElseIsWriting() throws {
    let workspace = try Workspace(at: path, patience: 0.05)
    try workspace.save(Self.run())
    let other = try DatabaseQueue(path: path + "/" + Workspace.fileName)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let error = #expect(throws: StoreError.self) { try workspace.save(Self.run(text: "One more")) }
      #expect(error?.code == .locked)
      try db.execute(sql: "ROLLBACK")
    }
    expectSame(try workspace.load(pipeline: "p"), Self.run())
  }

  @Test func theRunBeforeStaysUntilTheNewOneIsWhole() throws {
    let workspace = try Workspace(at: path)
    try workspace.save(Self.run())
    try workspace.database.write { db in
      try db.execute(
        sql: "CREATE TRIGGER full BEFORE INSERT ON evidence BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    }
    let error = #expect(throws: StoreError.self) { try workspace.save(Self.run(text: "One more")) }
    #expect(error?.message.contains("disk is full") == true)
    expectSame(try workspace.load(pipeline: "p"), Self.run())
  }
}
