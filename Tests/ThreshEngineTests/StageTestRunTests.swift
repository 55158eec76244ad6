import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshEngine

/// Tests that a pipeline file holds: what they find, and how a difference reads.
@Suite struct StageTestRunTests {
  private static let stages = Project.stages + "\n  - { id: claims, uses: toy/claims@1 }\n"

  private func results(_ tests: String, files: [String: String] = [:]) async throws -> [StageTestResult] {
    let project = try Project(Self.stages + "tests:\n" + tests)
    for (name, text) in files { try project.folder.write(text, to: name) }
    let run = StageTestRun(try project.plan())
    var results: [StageTestResult] = []
    for name in run.names {
      if let result = try await run.run(name) { results.append(result) }
    }
    return results
  }

  /// `cell: expected / found` of every difference in one test with `expect`.
  private func differences(_ given: String, _ expect: String) async throws -> [String] {
    let all = try await results("  - { name: t, given: \(given), expect: \(expect) }\n")
    #expect(all.allSatisfy { $0.failure == nil })
    return all.flatMap(\.differences).map { "\($0.cell): \($0.expected) / \($0.found)" }
  }

  @Test func whatIsAsExpectedPasses() async throws {
    let found = try await differences(
      "{ text: \"one\\ntwo\" }",
      """
      { evidence.count: 2, "evidence[0].quote": one, "evidence[1].start": 4, "evidence[*].type": [advice, advice],
        "evidence[0].study": { year: ~ }, "documents[0].text": { contains: two, lacks: three }, quotes: [two, one],
        "evidence[\\"tw\\"].quote": two, problems: [], set_aside: [], evidence.count: 2 }
      """.replacing(", evidence.count: 2 }", with: " }"))
    #expect(found == [])
  }

  @Test(arguments: [
    ("evidence.count: 3", "evidence.count: 3 / 2"),
    ("\"evidence[0].quote\": two", "evidence[0].quote: two / one"),
    ("\"evidence[5].quote\": two", "evidence[5].quote: two / only 2 rows of evidence"),
    ("\"claims[0].claim\": two", "claims[0].claim: two / no claims"),
    ("\"evidence[0].study.year\": 2017", "evidence[0].study.year: 2017 / not stated"),
    ("\"evidence[0].study\": { year: 2017, venue: ~ }", "evidence[0].study.year: 2017 / not stated"),
    ("\"evidence[*].type\": [advice]", "evidence[*].type: [advice] / [advice, advice]"),
    (
      "\"evidence[\\\"six\\\"].type\": advice",
      "evidence[\"six\"].type: advice / no row of evidence that says \"six\""
    ),
    ("problems: [odd-line]", "problems: [odd-line] / []"),
    ("set_aside: [empty]", "set_aside: [empty] / []"),
    ("quotes: [one, three]", "quotes: three / not among the 2 quotes"),
    ("quotes: three", "quotes: three / [one, two]"),
    ("evidence.count: { at_least: 3 }", "evidence.count: { at_least: 3 } / 2"),
    ("evidence.count: { at_most: 1 }", "evidence.count: { at_most: 1 } / 2"),
    ("\"evidence[0].quote\": { lacks: [six, on] }", "evidence[0].quote: { lacks: [six, on] } / one"),
    ("\"evidence[0].quote\": { contains: On }", "evidence[0].quote: { contains: On } / one"),
    ("\"evidence[0].study_id\": { stated: true }", "evidence[0].study_id: { stated: true } / not stated"),
    ("\"evidence[0].quote\": { stated: false }", "evidence[0].quote: { stated: false } / one"),
    ("\"evidence[0].outcomes\": { contains: pain }", "evidence[0].outcomes: { contains: pain } / []"),
  ])
  func aDifferenceSaysWhatWasFound(expect: String, difference: String) async throws {
    #expect(try await differences("{ text: \"one\\ntwo\" }", "{ \(expect) }") == [difference])
  }

  @Test func aDifferenceNamesItsLineAndTheQuoteOfItsRow() async throws {
    let result = try #require(
      try await results(
        """
          - name: t
            given: { text: one }
            expect:
              evidence[0].type: safety
        """
      ).first)
    #expect(result.place == "p.yaml:9")
    #expect(result.differences.map(\.place) == ["p.yaml:12"])
    #expect(result.differences.map(\.quote) == ["one"])
    #expect(result.quotes == ["one"])
    #expect(!result.hasPassed)
  }

  @Test func pagesComeInTheOrderOfTheTestAndUnderTheirNames() async throws {
    let found = try await results(
      """
        - name: t
          given:
            - { name: z.txt, text: one same }
            - { text: two same }
            - { file: kept/a.txt }
            - { html: "<p>" }
          expect:
            sources[*].source: [z.txt, given-2.txt, a.txt, given-4.html]
            claims[0].n_sources: 2
      """, files: ["kept/a.txt": "three"])
    #expect(found.map(\.differences) == [[]])
  }

  @Test func reasonsOfProblemsAndOfPagesSetAsideCanBeExpected() async throws {
    let found = try await results(
      """
        - name: t
          given: [{ text: "?" }, { file: empty.txt }]
          expect: { problems: [odd-line], set_aside: [empty], "problems[0].source": given-1.txt }
      """, files: ["empty.txt": ""])
    #expect(found.map(\.differences) == [[]])
  }

  @Test func onlyTheStagesThatAreNamedRun() async throws {
    let found = try await results(
      """
        - { name: a, run: clean, given: { text: one }, expect: { documents.count: 1, evidence.count: 0 } }
        - { name: b, run: lines.., given: { text: "a\\n\\nb" }, expect: { evidence.count: 3, "evidence[2].start": 3 } }
        - { name: c, run: ..lines, given: [{ text: a b }, { text: b c }], expect: { claims.count: 0 } }
      """)
    #expect(found.map(\.name) == ["a", "b", "c"])
    #expect(found.flatMap(\.differences) == [])
  }

  @Test func aStageThatEndsTheRunIsAFailureOfTheTest() async throws {
    let project = try Project(
      """
      stages:
        - { id: pages, uses: toy/pages@1, with: { path: pages } }
        - { id: clean, uses: toy/clean@1 }
        - { id: lines, uses: toy/lines@1 }
        - { id: upper, uses: toy/upper@1, on_error: fail }
      tests: [{ name: t, given: { text: fail }, expect: { evidence.count: 1 } }]
      """)
    let result = try #require(try await StageTestRun(try project.plan()).run("t"))
    #expect(result.failure?.contains("this row fails") == true)
    #expect(!result.hasPassed)
  }

  @Test func thereIsNoResultForATestThatIsNotThere() async throws {
    #expect(try await StageTestRun(try Project().plan()).run("t") == nil)
    #expect(StageTestRun(try Project().plan()).names == [])
  }
}
