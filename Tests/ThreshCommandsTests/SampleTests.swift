import Foundation
import Testing
import ThreshKit
import ThreshStages
import ThreshTesting

@testable import ThreshCommands

/// The pipelines that ship with the program, from bytes to table.
@Suite struct SampleTests {
  private let folder: TemporaryFolder
  private let root = Fixture.packageRoot()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ pipeline: String, _ more: String...) async -> CommandHarness.Result {
    await CommandHarness(stages: BuiltIn.stages, folder: folder.url).run(
      ["run", root.appendingPathComponent("Pipelines/\(pipeline).yaml").path, "--workspace", "kept"] + more)
  }

  private func review(_ path: String) throws -> JSONValue {
    let data = try Data(contentsOf: folder.url.appendingPathComponent(path))
    return try JSONDecoder().decode(JSONValue.self, from: data)
  }

  @Test(arguments: ["acupuncture-back-pain", "meditation-anxiety"])
  func numbersAddUpAndEveryQuoteHolds(pipeline: String) async throws {
    let result = await run(pipeline, "--json")
    #expect([0, 3].contains(result.status), "\(result.error)")
    let json = try JSONDecoder().decode(JSONValue.self, from: Data(result.out.utf8))
    let summary = try #require(json["summary"])
    func number(_ name: String) throws -> Int {
      guard case .int(let value)? = summary[name] else { throw Missing(name: name) }
      return value
    }
    #expect(
      try number("found")
        == number("copies") + number("unreadable") + number("set_aside") + number("charted"))
    #expect(try number("charted") >= 3)
    #expect(try number("quotes_verified") == number("quotes_checked"))
    #expect(try number("statements") >= 20)
  }

  @Test func questionsAreAnsweredByTheArticlesThatAskedThem() async throws {
    let result = await run("exercise-trials", "--out", "t")
    #expect(result.status == 0, "\(result.error)")
    guard case .array(let rows)? = try review("t/review.json")["answers"] else {
      throw Missing(name: "answers")
    }
    let found = rows.map { [$0["source"], $0["question"], $0["direction"]] }
    let (trial, other) = (JSONValue.string("tai-chi.nxml"), JSONValue.string("resistance-training.nxml"))
    #expect(
      found == [
        [other, .string("falls"), .null], [other, .string("strength"), .string("increased")],
        [other, .string("walking"), .string("increased")], [trial, .string("falls"), .string("decreased")],
        [trial, .string("strength"), .null], [trial, .string("walking"), .string("no-difference")],
      ])
    #expect(folder.text("t/answers.csv")?.contains(",no-difference,") == true)
  }

  @Test func theHouseExampleHasEveryHighlight() async {
    let result = await run("acupuncture-back-pain", "--highlights")
    #expect(!result.out.contains("none in these pages"), "\(result.out)")
    #expect(result.out.contains("  thresh show E"))
  }

  @Test func theSameBytesComeOutOnOneCoreAndOnMany() async throws {
    _ = await run("acupuncture-back-pain", "--out", "one", "--jobs", "1")
    _ = await run("acupuncture-back-pain", "--out", "many", "--jobs", "4", "--fresh")
    let names = folder.listing().filter { $0.hasPrefix("one/") && $0 != "one/run.json" }
    #expect(names.count >= 5)
    for name in names {
      let other = "many/" + name.dropFirst("one/".count)
      #expect(folder.text(name) == folder.text(other), "\(name)")
    }
  }

  @Test func entriesThatMatchNothingAreToldOnRequest() async throws {
    try folder.write("Acupuncture relieves lumbago. It is safe.", to: "pages/a.txt")
    try folder.write(
      "conditions:\n  back pain: lumbago, sciatika\ninterventions:\n  moxibustion: []\nharm: sore spots\n",
      to: "words.yaml")
    try folder.write(
      """
      thresh: 1
      name: p
      stages:
        - { id: pages, uses: ingest/saved-pages@1, with: { path: pages } }
        - { id: clean, uses: cleanup/page@1 }
        - { id: evidence, uses: extract/evidence@1, with: { lexicons: [words.yaml] } }
      """, to: "p.yaml")
    let harness = CommandHarness(stages: BuiltIn.stages, folder: folder.url)
    #expect(!(await harness.run(["run", "p"])).out.contains("matched nothing"))
    let result = await harness.run(["run", "p", "--unused"])
    #expect(result.status == 0, "\(result.error)")
    #expect(
      result.out.contains(
        """
        matched nothing on any page:
          evidence, words.yaml
            conditions, back pain: sciatika
            interventions, moxibustion: moxibustion
            harm: sore spots
          evidence, cues/
        """), "\(result.out)")
    let json = try JSONDecoder().decode(
      JSONValue.self, from: Data(await harness.run(["run", "p", "--unused", "--json"]).out.utf8))
    guard case .array(let steps)? = json["unused"], case .array(let entries)? = steps.first?["entries"] else {
      throw Missing(name: "unused")
    }
    #expect(entries.first?["entry"] == .string("conditions, back pain: sciatika"))
    let cues = entries.filter { $0["list"] != .string("words.yaml") }.compactMap { $0["entry"] }
    #expect(cues.contains(.string("prevalence")) && !cues.contains(.string("safe")))
  }

  @Test func everyCellOfTheTablePointsIntoItsPage() async throws {
    _ = await run("acupuncture-back-pain", "--out", "t")
    guard case .array(let rows)? = try review("t/review.json")["evidence"] else {
      throw Missing(name: "evidence")
    }
    for row in rows.prefix(5) {
      guard case .string(let id)? = row["evidence_id"], case .string(let quote)? = row["quote"] else {
        throw Missing(name: "evidence_id")
      }
      let shown = await CommandHarness(stages: BuiltIn.stages, folder: folder.url).run(
        ["show", id, "--json", "--workspace", "kept"])
      let value = try JSONDecoder().decode(JSONValue.self, from: Data(shown.out.utf8))
      guard case .string(let paragraph)? = value["context"]?["paragraph"] else {
        throw Missing(name: "paragraph")
      }
      #expect(paragraph.contains(quote))
    }
  }

  private struct Missing: Error { var name: String }
}
