import Foundation
import GRDB
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshStore

/// Whatever is not as it was written is seen and named.
@Suite struct WorkspaceCheckTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/w" }
  private var file: String { path + "/" + Workspace.fileName }
  private var seal: String { path + "/" + WorkspaceSeal.fileName }

  init() throws {
    folder = try TemporaryFolder()
    let workspace = try Workspace(at: path)
    try workspace.save(Self.run())
    try workspace.finish(Self.run().id, account: Array("{}".utf8))
    let cache = ResultCache(workspace)
    let stage = StageIdentity(reference: "a@1", code: "a", options: "{}", build: "b")
    cache.keep(
      .init(output: Array("[]".utf8), notes: Array("[{}]".utf8), failed: 0),
      for: ResultKey(stage: stage, input: "i", page: Self.page))
    try cache.flush()
    try workspace.keepLinks(Array("[]".utf8), pipeline: "p", stage: stage.digest)
    try workspace.keepFile(Array("a page".utf8), page: Self.page, name: "a.txt")
    workspace.seal()
  }

  private static let page = ContentID.sha256(Array("page".utf8))

  private static func run() -> SavedRun {
    var corpus = Corpus(run: RunInfo(pipeline: "p", pipelineDigest: "d", stages: [], thresh: "t"))
    corpus.pages = [Page(id: page, origins: [.init(path: "a.txt")], mediaType: .plainText)]
    corpus.documents = [
      Document(id: page, source: "a.txt", mediaType: .plainText, text: "Six sessions are usual.")
    ]
    corpus.evidence = [
      Evidence(sourceID: page, source: "a.txt", quote: "Six", start: 0, end: 3, type: .course)
    ]
    return SavedRun(corpus: corpus, pipelineFile: nil, steps: [], started: "2026")
  }

  /// Changes the database behind its back.
  private func change(_ sql: String) throws {
    let database = try DatabaseQueue(path: file)
    try database.write { try $0.execute(sql: sql) }
    try database.close()
  }

  private func damages() -> [String] {
    WorkspaceCheck(path).run().damages.map { ($0.part.map { $0 + " " } ?? "") + $0.message }
  }

  @Test func aSoundWorkspaceIsSound() {
    let result = WorkspaceCheck(path, jobs: 2).run()
    #expect(result.damages.isEmpty && result.notes.isEmpty)
    let counts = Dictionary(uniqueKeysWithValues: result.checked.map { ($0.kind, $0.count) })
    #expect(counts["quotes"] == 1 && counts["results"] == 1 && counts["runs"] == 1)
    #expect(counts["lists of records"] == 5 && counts["lists of links"] == 1 && counts["database file"] == 1)
  }

  @Test func lookingChangesNothing() throws {
    let before = try (ContentID.sha256(ofFile: file), FileManager.default.contentsOfDirectory(atPath: path))
    _ = WorkspaceCheck(path).run()
    #expect(ContentID.sha256(ofFile: file) == before.0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == before.1.sorted())
  }

  @Test func readingChangesNothing() throws {
    let before = ContentID.sha256(ofFile: file)
    #expect(try Workspace(at: path, create: false).load(pipeline: "p") != nil)
    #expect(ContentID.sha256(ofFile: file) == before)
    #expect(damages().isEmpty)
  }

  static let changes = [
    ("UPDATE blob SET data = x'5B5D' WHERE sha256 IN (SELECT sha256 FROM document)", "the document of page"),
    (
      "UPDATE blob SET data = x'5B5D' WHERE sha256 IN (SELECT sha256 FROM evidence)", "the statements of page"
    ),
    ("UPDATE blob SET data = 7 WHERE sha256 IN (SELECT sha256 FROM page)", "page "),
    ("UPDATE blob SET data = x'00' WHERE sha256 IN (SELECT output FROM result)", "what a@1 made of page"),
    ("UPDATE blob SET data = x'00' WHERE sha256 IN (SELECT sha256 FROM kept_file)", "the kept file a.txt"),
    ("DELETE FROM blob WHERE sha256 IN (SELECT sha256 FROM document)", "is not there any more"),
    ("DELETE FROM blob WHERE sha256 IN (SELECT sha256 FROM kept_file)", "the kept file a.txt is not there"),
    ("UPDATE run SET data = x'7B7D'", "the run R"), ("UPDATE run SET pipeline = 'q'", "the run R"),
    ("UPDATE run SET finish = x'7B'", "the account of the run R"),
    ("UPDATE result SET data = x'00'", "what a@1 made of page"),
    ("UPDATE result SET input = 'j'", "what a@1 made of page"),
    ("UPDATE stage SET options = '{ }'", "the stage a@1"), ("DELETE FROM stage", "is not there any more"),
    ("UPDATE links SET data = x'00'", "lists of links"),
    ("UPDATE evidence SET ids = 'E1 '", "the ids of the statements of page"),
    ("DROP TABLE file", "cannot be read: no such table: file"),
    ("UPDATE page SET position = 9", "every record in it is whole"),
  ]

  @Test(arguments: changes)
  func aChangeIsNamed(sql: String, name: String) throws {
    try change(sql)
    let damages = damages()
    #expect(damages.contains { $0.contains(name) }, "\(damages)")
    #expect(damages.contains { $0.contains("not as the last run left it") })
  }

  @Test func aQuoteThatItsPageDoesNotHold() throws {
    var run = Self.run()
    run.corpus.evidence[0].quote = "Ten"
    let workspace = try Workspace(at: path)
    try workspace.save(run)
    workspace.seal()
    #expect(
      damages() == [
        "the quote of \(run.corpus.evidence[0].id) of pipeline p is not what its page says at 0..<3"
      ])
  }

  @Test func everyFlippedByteIsNamed() throws {
    var generator = SystemRandomNumberGenerator()
    for name in [file, seal] {
      let sound = try Data(contentsOf: URL(fileURLWithPath: name))
      for number in 0..<40 {
        var data = sound
        // Some in the header, where SQLite looks first.
        let place = Int.random(in: 0..<(number < 10 ? 100 : data.count), using: &generator)
        data[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &generator))
        try data.write(to: URL(fileURLWithPath: name))
        let found = WorkspaceCheck(path).run().damages
        #expect(found.contains { $0.file == name }, "byte \(place) of \(name)")
      }
      try sound.write(to: URL(fileURLWithPath: name))
    }
    #expect(damages().isEmpty)
  }

  @Test func whoWritesBreaksTheSealAndSetsItAgain() throws {
    let workspace = try Workspace(at: path)
    try workspace.keepLinks(Array("[1]".utf8), pipeline: "p", stage: "s")
    #expect(!FileManager.default.fileExists(atPath: seal))
    let result = WorkspaceCheck(path).run()
    #expect(result.damages.isEmpty && result.notes.first?.contains("was killed") == true)
    workspace.seal()
    #expect(WorkspaceCheck(path).run().notes.isEmpty)
    #expect(try workspace.links(pipeline: "p", stage: "s") == Array("[1]".utf8))
    #expect(damages().isEmpty)
  }

  @Test func noRunVouchesForWhatItDidNotWrite() throws {
    try change("UPDATE page SET position = 9")
    let workspace = try Workspace(at: path)
    try workspace.keepLinks(Array("[1]".utf8), pipeline: "p", stage: "s")
    workspace.seal()
    #expect(workspace.isSuspect && damages().contains { $0.contains("`thresh gc` writes it anew") })
    try workspace.compact()
    workspace.seal()
    #expect(!workspace.isSuspect && damages().isEmpty)
  }

  @Test func thereIsNoWorkspace() {
    #expect(WorkspaceCheck(folder.path + "/none").run().damages.map(\.message) == ["is not there"])
    #expect(throws: StoreError.self) { try Workspace(inspecting: folder.path + "/none") }
  }

  @Test func whatIsOnlyLookedAtCannotBeWritten() throws {
    let workspace = try Workspace(inspecting: path)
    #expect(try workspace.pipelines() == ["p"])
    #expect(throws: StoreError.self) { try workspace.keepLinks([], pipeline: "p", stage: "s") }
  }
}
