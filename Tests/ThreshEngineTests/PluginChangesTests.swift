import Testing
import ThreshTesting

@testable import ThreshEngine

@Suite struct PluginChangesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func changes(_ line: String) throws -> [String]? {
    try folder.write(
      """
      name: toy
      version: 1
      summary: Toy
      command: [cat]
      protocol: [1, 1]
      reads: evidence
      writes: evidence
      \(line)
      """, to: "plugin.yaml")
    return try PluginManifest.read(folder: folder.path).get().entry.spec.changes
  }

  @Test func theFieldsThatAPluginMayChangeAreRead() throws {
    #expect(try changes("changes: [extra.words, speaker]") == ["extra.words", "speaker"])
    #expect(try changes("changes: []") == [])
  }

  @Test func aPluginThatDoesNotSayIsNotTakenToChangeNothing() throws {
    #expect(try changes("timeout: 5") == nil)
  }
}
