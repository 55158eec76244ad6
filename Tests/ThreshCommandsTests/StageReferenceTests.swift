import Foundation
import Testing
import ThreshKit
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

@Suite struct StageReferenceTests {
  private func run(_ arguments: String...) async throws -> CommandHarness.Result {
    let folder = try TemporaryFolder()
    return await CommandHarness(stages: FakeStages.all, folder: folder.url).run(arguments)
  }

  @Test func describeShowsOptionsWithTypeDefaultAndHelp() async throws {
    let result = try await run("describe", "fake/upper")
    #expect(result.status == 0)
    let difference = Snapshot.difference(result.out, "describe.txt")
    #expect(difference == nil, "\(difference ?? "")")
    #expect(try await run("describe", "fake/upper@1").out == result.out)
  }

  @Test func describeAsJSONIsOneDocument() async throws {
    let result = try await run("describe", "fake/upper", "--json")
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(result.out.utf8))
    #expect(value["name"] == .string("fake/upper"))
    #expect(value["reads"] == .string("document"))
    guard case .array(let options)? = value["options"] else { throw Missing() }
    #expect(options.first?["type"] == .string("one of a, b"))
    #expect(options.first?["default"] == .string("b"))
  }

  @Test func anUnknownStageIsWrongUseWithTheNearestName() async throws {
    let result = try await run("describe", "fake/uper")
    #expect(result.status == 2)
    #expect(result.error.contains("there is no stage 'fake/uper'"))
    #expect(result.error.contains("did you mean 'fake/upper'?"))
  }

  @Test func stagesAreListedWithTheirSummary() async throws {
    #expect(try await run("stages").out == "fake/folder@2  Reads a folder\nfake/upper@1   Makes text loud\n")
  }

  @Test func stagesAreListedAsJSON() async throws {
    let value = try JSONDecoder().decode(
      JSONValue.self, from: Data(try await run("stages", "--json").out.utf8))
    guard case .array(let stages) = value else { throw Missing() }
    #expect(stages.map { $0["name"] } == [.string("fake/folder"), .string("fake/upper")])
    #expect(stages.map { $0["role"] } == [.string("source"), .string("map")])
  }

  @Test func theReferencePageEscapesWhatWouldBreakItsTables() async throws {
    let difference = Snapshot.difference(try await run("stages", "--markdown").out, "stages.md.txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func theCommittedReferencePageIsCurrent() {
    let difference = Snapshot.difference(
      StageReference.markdown(Session(stages: BuiltIn.stages).stages), packageFile: "Documentation/Stages.md")
    #expect(difference == nil, "run 'make docs': \(difference ?? "")")
  }

  private struct Missing: Error {}
}
