import Foundation
import Testing
import ThreshKit
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

@Suite struct TestCommandTests {
  private static let pipeline = """
    thresh: 1
    name: review
    stages:
      - { id: pages, uses: ingest/saved-pages@1, with: { path: . } }
      - { id: clean, uses: cleanup/page@1 }
      - { id: lines, uses: extract/lines@1 }

    """

  private static let tests = """
    tests:
      - name: two lines are two rows
        given: { text: "It helps.\\nIt may bruise." }
        expect: { evidence.count: 2 }
      - name: side effects are told
        given: { text: It may bruise. }
        expect: { "evidence[0].type": safety }

    """

  private func run(_ pipeline: String, _ arguments: String...) async throws -> CommandHarness.Result {
    let folder = try TemporaryFolder()
    try folder.write(pipeline, to: "Pipelines/review.yaml")
    let result = await CommandHarness(stages: PlainPages.stages, folder: folder.url).run(
      ["test", "review"] + arguments)
    #expect(folder.listing() == ["Pipelines", "Pipelines/review.yaml"], "nothing is written")
    return result
  }

  @Test func aDifferenceIsShownInTheReviewersTerms() async throws {
    let result = try await run(Self.pipeline + Self.tests)
    #expect(result.status == 1)
    #expect(
      result.out == """
        ok    two lines are two rows
        FAIL  side effects are told  Pipelines/review.yaml:11
                evidence[0].type  Pipelines/review.yaml:13
                  expected  safety
                  found     course
                  in        "It may bruise."
                charted:
                  [0] "It may bruise."
        2 tests, 1 failed

        """)
  }

  @Test func optionsOfStagesCanBeSetForTheTests() async throws {
    let result = try await run(Self.pipeline + Self.tests, "--set", "lines.kind=safety")
    #expect(result.status == 0)
    #expect(result.out.hasSuffix("2 tests, all passed\n"))
  }

  @Test func theResultComesAsJSON() async throws {
    let result = try await run(Self.pipeline + Self.tests, "--json", "--filter", "side")
    #expect(result.status == 1)
    let json = try JSONDecoder().decode(JSONValue.self, from: Data(result.out.utf8))
    #expect(json["passed"] == .int(0) && json["failed"] == .int(1))
    guard case .array(let tests)? = json["tests"], case .array(let found)? = tests.first?["differences"]
    else { throw Missing() }
    #expect(found.first?["expected"] == .string("safety"))
    #expect(found.first?["found"] == .string("course"))
  }

  @Test func withoutTestsOrWithAnUnknownNameNothingIsSaidToHavePassed() async throws {
    let none = try await run(Self.pipeline)
    #expect(none.status == 2 && none.error.contains("the pipeline has no tests"))
    let other = try await run(Self.pipeline + Self.tests, "--filter", "acupuncture")
    #expect(other.status == 2 && other.error.contains("no test has 'acupuncture' in its name"))
  }

  @Test(arguments: ["acupuncture-back-pain", "meditation-anxiety"])
  func thePipelinesThatShipPassTheirTests(name: String) async throws {
    let folder = try TemporaryFolder()
    let file = Fixture.packageRoot().appendingPathComponent("Pipelines/\(name).yaml").path
    let result = await CommandHarness(stages: BuiltIn.stages, folder: folder.url).run(["test", file])
    #expect(result.status == 0, "\(result.out)\(result.error)")
  }

  private struct Missing: Error {}
}
