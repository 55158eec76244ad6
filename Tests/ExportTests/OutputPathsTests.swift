import Testing
import ThreshKit

@testable import Export

/// What a sink says it writes is what it writes.
@Suite struct OutputPathsTests {
  private func check(_ sink: some SinkStage, _ expected: String) throws {
    #expect(sink.outputPaths == [expected])
    try ExportFixture.inFolder { folder in
      let files = try sink.write(ExportFixture.tables(), into: folder)
      #expect(files.map(\.name) == sink.outputPaths)
    }
  }

  @Test func aTableNamesItsFile() throws {
    var csv = CSVExport.Options()
    csv.table = .claims
    try check(CSVExport(csv, ExportFixture.context), "claims.csv")
    csv.path = "deep/own.csv"
    try check(CSVExport(csv, ExportFixture.context), "deep/own.csv")
    var lines = JSONLinesExport.Options()
    lines.table = .sources
    try check(JSONLinesExport(lines, ExportFixture.context), "sources.jsonl")
    try check(JSONExport(.init(), ExportFixture.context), "review.json")
  }
}
