import Foundation
import Testing
import ThreshKit

@testable import Export

@Suite struct JSONExportTests {
  private func decoded(_ tables: ReviewTables) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: ExportFixture.json(tables))
  }

  private func firstRow(_ change: (inout Corpus) -> Void = { _ in }) throws -> JSONValue? {
    guard case .array(let rows) = try decoded(ExportFixture.tables(change))["evidence"] else { return nil }
    return rows.first
  }

  @Test func aRowCarriesTheNamesThatReadersExpect() throws {
    let row = try firstRow()
    #expect(row?["source"] == .string("one.txt"))
    #expect(row?["start"] == .int(0))
    #expect(row?["end"] == .int(40))
    #expect(row?["type"] == .string("research-finding"))
    #expect(row?["study"]?["design"] == .string("review"))
    #expect(row?["study"]?["n_studies"] == .int(0))
    #expect(row?["study"]?["year"] == .null)
    #expect(row?["outcomes"] == .array([.string("pain"), .string("a; b")]))
    #expect(row?["duplicate_group"] == .null)
    guard case .array(let statistics) = row?["statistics"] else {
      Issue.record("statistics is no list")
      return
    }
    #expect(statistics.first?["value"] == .string("33"))
  }

  @Test(arguments: [
    "\"quoted\" \\ back", "a\nb\r\tc", "\u{0}\u{1}\u{1f}\u{7f}", "\u{2028}漢字👩🏽‍⚕️", "e\u{301} é", "</script>",
  ])
  func everyTextComesBackAsItWas(text: String) throws {
    let row = try firstRow { $0.evidence[0].condition = text }
    guard case .string(let read) = row?["condition"] else {
      Issue.record("condition is no text")
      return
    }
    #expect(Array(read.utf8) == Array(text.utf8))
  }

  @Test func thereIsNoNaNInJSON() throws {
    #expect(try firstRow { $0.evidence[0].confidence = .nan }?["confidence"] == .null)
    #expect(try firstRow { $0.evidence[0].extra["x"] = .double(.infinity) }?["extra"]?["x"] == .null)
  }

  @Test func membersStandInColumnOrder() throws {
    let text = String(decoding: try ExportFixture.json(ExportFixture.tables()), as: UTF8.self)
    let names = ["schema", "run", "evidence", "claims", "studies", "sources", "problems", "cells", "answers"]
    let places = names.compactMap { text.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == names.count)
    #expect(places == places.sorted())
    #expect(text.contains("\"study\":{\"design\":\"review\",\"year\":null,\"venue\":null"))
  }

  @Test func theSameReviewGivesTheSameBytesOnAnyNumberOfThreads() throws {
    let tables = ExportFixture.tables { corpus in
      let text = String(repeating: "a", count: 2100)
      corpus.documents[0].text = text
      corpus.evidence = (0..<2100).map {
        Evidence(sourceID: "p1", source: "one.txt", quote: "a", start: $0, end: $0 + 1, type: .advice)
      }
    }
    let bytes = try ExportFixture.json(tables)
    #expect(try ExportFixture.json(tables, jobs: 3) == bytes)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let rows = lines.filter { $0.utf8.starts(with: "{\"evidence_id\":".utf8) }.prefix(2100)
    let inOrder = rows.enumerated().allSatisfy { $0.element.contains("\"start\":\($0.offset),") }
    #expect(rows.count == 2100 && inOrder)
  }

  @Test func whatAFileHoldsIsWhatIsSaidOfIt() throws {
    try ExportFixture.inFolder { folder in
      let written = try JSONExport(.init(), ExportFixture.context).write(ExportFixture.tables(), into: folder)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/review.json"))
      #expect(
        written == [WrittenFile(name: "review.json", bytes: bytes.count, sha256: ContentID.sha256(bytes))])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["review.json"])
    }
  }

  @Test func jsonLinesHoldTheSameRows() throws {
    try ExportFixture.inFolder { folder in
      let tables = ExportFixture.tables()
      let stage = try JSONLinesExport(.init(), ExportFixture.context)
      let written = try stage.write(tables, into: folder)
      #expect(written.map(\.name) == ["evidence.jsonl"])
      let lines = try String(contentsOfFile: folder.path + "/evidence.jsonl", encoding: .utf8)
        .split(separator: "\n")
      #expect(lines.count == 2)
      let row = try JSONDecoder().decode(JSONValue.self, from: Data(lines[0].utf8))
      #expect(row == (try firstRow()))
    }
  }

  @Test(arguments: ["/etc/x", "../x", "a/../../x", "a/", "."])
  func aPathOutsideTheFolderIsRefused(path: String) {
    var options = JSONExport.Options()
    options.path = path
    #expect(throws: ConfigurationError.self) { try JSONExport(options, ExportFixture.context) }
  }
}
