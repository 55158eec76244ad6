import Foundation
import Testing
import ThreshEngine
import ThreshKit
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

@Suite struct SchemaCommandTests {
  @Test func theCommittedSchemaIsCurrent() async throws {
    let stages = Session(stages: BuiltIn.stages).stages
    let folder = try TemporaryFolder()
    let result = await CommandHarness(stages: stages, folder: folder.url).run(["schema"])
    #expect(result.status == 0)
    let difference = Snapshot.difference(result.out, packageFile: "Documentation/pipeline.schema.json")
    #expect(difference == nil, "run 'make docs': \(difference ?? "")")
  }

  @Test func itKnowsTheStagesOfTheProgram() async throws {
    let folder = try TemporaryFolder()
    let result = await CommandHarness(stages: FakeStages.all, folder: folder.url).run(["schema"])
    let schema = try JSONDecoder().decode(JSONValue.self, from: Data(result.out.utf8))
    guard case .array(let uses)? = schema["definitions"]?["stages"]?["anyOf"] else { throw Missing() }
    #expect(uses.compactMap { $0["const"] } == [.string("fake/folder@2"), .string("fake/upper@1")])
  }

  private struct Missing: Error {}
}
