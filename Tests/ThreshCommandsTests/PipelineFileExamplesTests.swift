import Foundation
import Testing
import ThreshEngine
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

/// What Documentation/PipelineFile.md shows is what happens.
@Suite struct PipelineFileExamplesTests {
  @Test func everyExampleDoesWhatThePageSays() async throws {
    let page = Fixture.packageRoot().appendingPathComponent("Documentation/PipelineFile.md")
    let examples = DocumentedExamples(try String(contentsOf: page, encoding: .utf8))
    #expect(examples.files.count >= 7 && examples.commands.count >= 10)
    let folder = try TemporaryFolder()
    for file in examples.files { try folder.write(file.text, to: file.name) }
    for command in examples.commands {
      var words = Self.words(command.line)
      var harness = CommandHarness(stages: BuiltIn.stages + [ProcessStage.entry], folder: folder.url)
      while let word = words.first, word != "thresh" {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        harness.environment[parts[0]] = parts[1]
        words.removeFirst()
      }
      let result = await harness.run(Array(words.dropFirst()))
      let lines = (result.out + result.error).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init).dropLast()
      #expect(
        DocumentedExamples.matches(lines, command.output[...]),
        "\(command.line) printed:\n\(lines.joined(separator: "\n"))")
    }
  }

  /// Every YAML block is a file of its own or lists of words, so that none can be wrong unseen.
  @Test func everyPipelineThatIsShownIsRead() throws {
    let page = Fixture.packageRoot().appendingPathComponent("Documentation/PipelineFile.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let blocks = text.split(separator: "\n").count { $0 == "```yaml" }
    #expect(blocks == DocumentedExamples(text).files.count { $0.name.hasSuffix(".yaml") })
  }

  private static func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
}
