import Foundation
import Testing
import ThreshTesting

@testable import ThreshEngine

/// The tables of Documentation/PipelineFile.md are made of the keys that the reader knows.
@Suite struct FileKeysTests {
  private static let tables: [(name: String, keys: [FileKeys.Key])] = [
    ("pipeline", FileKeys.pipeline), ("stage", FileKeys.stage), ("export", FileKeys.export),
    ("parameter", FileKeys.parameter), ("variant", FileKeys.variant), ("test", FileKeys.test),
    ("given", FileKeys.given),
  ]

  @Test func theDocumentedKeysAreThose() throws {
    let path = "Documentation/PipelineFile.md"
    let page = Fixture.packageRoot().appendingPathComponent(path)
    var lines: [String] = []
    var isTable = false
    for line in try String(contentsOf: page, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if isTable, line.isEmpty || line.hasPrefix("|") { continue }
      lines.append(String(line))
      let table = Self.tables.first { line == "<!-- keys: \($0.name) -->" }
      isTable = table != nil
      if let table { lines += [""] + Self.table(table.keys) + [""] }
    }
    #expect(lines.count { $0.hasPrefix("<!-- keys: ") } == Self.tables.count)
    let text = lines.joined(separator: "\n")
    let difference = Snapshot.difference(text, packageFile: path)
    #expect(difference == nil, "run with THRESH_UPDATE_SNAPSHOTS=1: \(difference ?? "")")
  }

  private static func table(_ keys: [FileKeys.Key]) -> [String] {
    ["| key | meaning |", "|---|---|"]
      + keys.map { key in
        "| `\(key.name)` | \(key.help.replacing("|", with: "\\|"))\(key.isRequired ? " Required." : "") |"
      }
  }
}
