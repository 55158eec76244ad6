import Foundation
import GRDB
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshStore

/// What was made once is found by its key, and only as it was.
@Suite struct ResultCacheTests {
  private let workspace: Workspace
  private let folder: TemporaryFolder
  private static let stage = StageIdentity(reference: "a@1", code: "1", options: "{}", build: "b")
  private let key = ResultKey(stage: stage, input: "i", page: "p")

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Workspace(at: folder.path)
  }

  private func keep(_ text: String, isFresh: Bool = false) throws {
    let cache = ResultCache(workspace, isFresh: isFresh)
    cache.keep(.init(output: Array(text.utf8), notes: Array("[]".utf8), failed: 0), for: key)
    try cache.flush()
  }

  private func found() -> String? {
    ResultCache(workspace).find([key])[key].map { String(decoding: $0.output, as: UTF8.self) }
  }

  @Test func aResultIsFoundByItsKeyAlone() throws {
    #expect(found() == nil)
    try keep("[1]")
    #expect(found() == "[1]")
    for (reference, code, options, build, input) in [
      ("a@2", "1", "{}", "b", "i"), ("a@1", "2", "{}", "b", "i"), ("a@1", "1", "{ }", "b", "i"),
      ("a@1", "1", "{}", "c", "i"), ("a@1", "1", "{}", "b", "j"),
    ] {
      let other = ResultKey(
        stage: StageIdentity(reference: reference, code: code, options: options, build: build), input: input,
        page: "p")
      #expect(ResultCache(workspace).find([other]).isEmpty)
    }
  }

  @Test func itsDigestIsThatOfItsBytes() throws {
    try keep("[1]")
    let result = ResultCache(workspace).find([key])[key]
    #expect(result?.digest == ContentID.sha256(Array("[1]".utf8)))
  }

  @Test func aFreshRunFindsNothingAndReplacesWhatWasThere() throws {
    try keep("[1]")
    #expect(ResultCache(workspace, isFresh: true).find([key]).isEmpty)
    try keep("[2]", isFresh: true)
    #expect(found() == "[2]")
  }

  @Test func aDamagedResultIsForgottenAndCanBeMadeAgain() throws {
    for (table, digest) in [("blob", "sha256"), ("result", "output")] {
      try keep("[1]")
      try workspace.database.write { db in
        try db.execute(sql: "UPDATE \(table) SET data = zeroblob(length(data))")
      }
      #expect(found() == nil, "\(table) by \(digest)")
      try keep("[1]")
      #expect(found() == "[1]")
    }
  }

  @Test func aDiskThatIsFullIsSaidInPlainWords() throws {
    try workspace.database.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let cache = ResultCache(workspace)
    let bytes = [UInt8](repeating: 0x20, count: 1_000_000)
    cache.keep(.init(output: bytes, notes: [], failed: 0), for: key)
    let wanted = StoreError(
      .unwritable, "the workspace \(folder.path) cannot be written: the disk is full")
    #expect(throws: wanted) { try cache.flush() }
    #expect(cache.failure == wanted && cache.find([key]).isEmpty)
  }
}
