import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// Programs in a folder with a `plugin.yaml`; those of Examples/ are the ones that are run.
@Suite struct PluginTests {
  private static let examples = Fixture.packageRoot().path + "/Examples/"

  private func manifest(_ name: String) throws -> PluginManifest {
    try PluginManifest.read(folder: Self.examples + name).get()
  }

  @Test(.enabled(if: Fixture.hasProgram("python3"), "python3 is not installed")) func theExampleInPython()
    throws
  {
    #expect(try manifest("hedges").checkExamples() == [])
  }

  @Test(.enabled(if: Fixture.hasProgram("jq"), "jq is not installed")) func theExampleInShell() throws {
    #expect(try manifest("quote-length").checkExamples() == [])
  }

  @Test(.enabled(if: Fixture.hasProgram("python3"), "python3 is not installed"))
  func examplesThatDoNotHoldAreNamed()
    throws
  {
    var manifest = try manifest("hedges")
    manifest.examples[0].expected = [.object([.init("extra", .object([.init("hedges", .int(3))]))])]
    manifest.examples[1].expected = []
    #expect(
      manifest.checkExamples() == [
        "hedges, example 'two hedges are counted, in any letter case': extra.hedges is 2, expected 3",
        "hedges, example 'a quote without one is left as it is, and so is part of a word': 1 records came out, expected 0",
      ])
  }

  @Test(
    .enabled(if: Fixture.hasProgram("python3") && Fixture.hasProgram("jq"), "python3 or jq is not installed"))
  func aPipelineOfBoth() async throws {
    let project = try Project(
      Project.stages + """

          - { id: long, uses: \(Self.examples)quote-length@1, with: { minimum: 2 } }
          - { id: hedges, uses: \(Self.examples)hedges@1, with: { words: [may] } }
        """,
      pages: ["a.txt": "It may help and it may not\nshort\nIt does help", "b.txt": "Nobody may know"])
    let corpus = try await project.corpus()
    #expect(corpus.problems.isEmpty, "\(corpus.problems)")
    #expect(
      corpus.evidence.map(\.extra) == [
        ["words": .int(7), "hedges": .int(2)], ["words": .int(3)], ["words": .int(3), "hedges": .int(1)],
      ])
  }

  @Test(.enabled(if: Fixture.hasProgram("python3"), "python3 is not installed"))
  func whatTheProgramRefusesStopsTheRun() async throws {
    let project = try Project(
      Project.stages + "\n  - { id: hedges, uses: \(Self.examples)hedges@1, with: { words: [] } }")
    let error = await #expect(throws: ConfigurationError.self) { try await project.corpus() }
    #expect(error?.message == "the program of hedges@1 refuses: there are no words to count")
  }

  @Test func optionsOfAPluginAreCheckedLikeAnyStages() throws {
    func mistakes(_ step: String) throws -> String {
      try Project(Project.stages + "\n  - { id: m, \(step) }").check().mistakes.map(\.description).joined(
        separator: "\n")
    }
    let hedges = Self.examples + "hedges"
    #expect(try mistakes("uses: \(hedges)@1, with: { wrods: [a] }").contains("did you mean 'words'?"))
    #expect(try mistakes("uses: \(hedges)@1, with: { words: { a: b } }").contains("expected a list of texts"))
    #expect(try mistakes("uses: \(hedges)@2").contains("has no version '2' (expected \(hedges)@1)"))
    #expect(try mistakes("uses: \(hedges)").contains("without a version (expected \(hedges)@1)"))
    let missing = try mistakes("uses: ./nowhere@1")
    #expect(missing.hasPrefix("p.yaml:7:") && missing.contains("there is no plugin in './nowhere'"))
    #expect(try mistakes("uses: \(hedges)s@1").contains("did you mean '\(hedges)'?"))
  }

  @Test func everyMistakeOfAManifestIsNamedWithItsPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      name: a b
      version: new
      summary: Something
      command: [no-such-program]
      protocol: [3, 4]
      reads: row
      options:
        n: { type: integer, default: x, help: A number. }
        m: { type: intger, default: 1, help: A number. }
      """, to: "plugin.yaml")
    let lines = PluginManifest.read(folder: folder.path, shown: "p").mistakes.map(\.description)
    #expect(
      lines == [
        "p/plugin.yaml:1:1: the key 'writes' is missing (expected a plugin with 'writes')",
        "p/plugin.yaml:1:7: 'a b' cannot be a name (expected letters, digits, '-' and '_')",
        "p/plugin.yaml:2:10: 'new' cannot be a version (expected numbers with dots, such as 1.2)",
        "p/plugin.yaml:5:11: the program speaks none of the versions of the protocol that thresh speaks (expected a range with 1)",
        "p/plugin.yaml:6:8: wrong value 'row' for 'reads' (expected one of page, document, evidence)",
        "p/plugin.yaml:8:32: wrong value 'x' for 'default' (expected a whole number)",
        "p/plugin.yaml:9:14: wrong value 'intger' for 'type' (expected one of boolean, integer, number, string, choice, strings, path, paths, mapping; did you mean 'integer'?)",
      ])
  }
}
