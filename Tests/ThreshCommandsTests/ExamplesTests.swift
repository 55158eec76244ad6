import Foundation
import Testing
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

/// The stages in Examples/, as a user would run them.
@Suite struct ExamplesTests {
  private static let examples = Fixture.packageRoot().appendingPathComponent("Examples")
  private static let hasBoth = Fixture.hasProgram("python3") && Fixture.hasProgram("jq")

  private let folder: TemporaryFolder
  private let harness: CommandHarness

  init() throws {
    folder = try TemporaryFolder()
    harness = CommandHarness(stages: Session(stages: BuiltIn.stages).stages, folder: folder.url)
  }

  @Test(.enabled(if: hasBoth, "python3 or jq is not installed"))
  func aPipelineWithStagesInPythonAndShell() async throws {
    let file = Self.examples.path + "/hedged-claims.yaml"
    let tests = await harness.run(["test", file])
    #expect(tests.status == 0, "\(tests.out)\(tests.error)")

    func columns(_ out: String) async throws -> [String] {
      let result = await harness.run(["run", file, "--out", out, "--workspace", "workspace"])
      #expect(result.status == 0, "\(result.error)")
      let lines = try #require(folder.text(out + "/evidence.csv")).split(separator: "\n")
      #expect(lines[0].hasSuffix("extra.hedges,extra.words"))
      return lines.dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).suffix(2).joined(separator: " ")
      }
    }
    let first = try await columns("first")
    #expect(first == ["2 16", " 19", "1 10", " 11", " 17"])
    // Everything is known by now, and must be the same when it comes from the workspace.
    #expect(try await columns("second") == first)
  }

  @Test(.enabled(if: Fixture.hasProgram("python3"), "python3 is not installed"))
  func aPluginAsAFilterKeepsTheOrder() async throws {
    let rows = (0..<2000).map {
      #"{"source_id":"p","quote":"row \#($0) \#($0 % 2 == 0 ? "may" : "does")","start":\#($0),"end":\#($0 + 1),"type":"advice"}"#
        + "\n"
    }
    let result = await harness.run(
      ["filter", Self.examples.path + "/hedges", "--set", "words=may", "--jobs", "2"],
      input: [rows[..<1500].joined(), rows[1500...].joined()])
    #expect(result.status == 0, "\(result.error)")
    let lines = result.out.split(separator: "\n")
    #expect(lines.count == 2001 && lines.last == #"{"_end":true,"in":2000,"out":2000}"#)
    for (number, line) in lines.dropLast().enumerated() {
      guard line.contains("\"row \(number) "), line.contains(#""hedges":1"#) == (number % 2 == 0) else {
        Issue.record("line \(number) is \(line)")
        return
      }
    }
  }

  @Test func aFolderWithoutItsDotIsRecognised() async throws {
    let harness = CommandHarness(stages: [], folder: Self.examples)
    let result = await harness.run(["filter", "hedges"])
    #expect(result.status == 2 && result.error.contains("did you mean './hedges'?"), "\(result.error)")
  }

  @Test func theReadmeNamesEveryExample() throws {
    let text = try String(contentsOf: Self.examples.appendingPathComponent("README.md"), encoding: .utf8)
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.examples.path).filter {
      FileManager.default.fileExists(atPath: Self.examples.path + "/\($0)/plugin.yaml")
    }
    #expect(folders.count == 3)
    for name in folders {
      #expect(text.contains("| `\(name)` |"), "Examples/README.md has no row for \(name)")
    }
  }
}
