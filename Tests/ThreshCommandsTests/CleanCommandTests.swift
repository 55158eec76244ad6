import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

@Suite struct CleanCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for number in 0..<40 { try folder.write("Page \(number)", to: "pages/\(number + 100).txt") }
    try folder.write("Page 0", to: "pages/copy.html.gz")
    try folder.write("bad", to: "bad/b.txt")
    try folder.write("good", to: "bad/g.txt")
  }

  private func run(_ arguments: String...) async -> CommandHarness.Result {
    await CommandHarness(stages: PlainPages.stages, folder: folder.url).run(["clean"] + arguments)
  }

  @Test(arguments: ["1", "2", "7"])
  func everyFileGivesOneLineInOrderOnAnyNumberOfCores(jobs: String) async throws {
    let result = await run("pages", "--format", "jsonl", "--jobs", jobs)
    #expect(result.status == 0)
    let ids = try result.out.split(separator: "\n").map {
      try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))["id"]
    }
    #expect(ids == (100..<140).map { .string("\($0)") } + [.string("copy")])
  }

  @Test func filesAndFoldersAreTakenInTheOrderGiven() async {
    let result = await run("bad/g.txt", "pages/101.txt", "--format", "text")
    #expect(result.out == "==> g.txt <==\ngood\n\n==> 101.txt <==\nPage 1\n\n")
  }

  @Test func onePageIsPrintedBare() async {
    #expect(await run("bad/g.txt").out == "good\n")
    #expect(await run("bad/g.txt", "--format", "markdown").out == "good\n")
  }

  @Test func asJSONAPageIsAllThatWasRead() async throws {
    let result = await run("bad", "--format", "json")
    let document = try JSONDecoder().decode(JSONValue.self, from: Data(result.out.utf8))
    #expect(document["text"] == .string("good"))
    #expect(document["metadata"] != nil && document["blocks"] != nil)
    #expect(result.status == 3)
  }

  @Test func aPageWithoutContentIsItsMetadataAndTheReason() async throws {
    try folder.write("menu", to: "menu/m.txt")
    let result = await run("menu", "--format", "json")
    #expect(result.status == 3)
    #expect(result.error == "m.txt: nothing to read (no-main-content)\n")
    let document = try JSONDecoder().decode(Document.self, from: Data(result.out.utf8))
    #expect(document.text.isEmpty && document.source == "m.txt")
    #expect(document.metadata.title?.value == "Our menu")
    #expect(
      await run("menu", "--format", "jsonl").out
        == #"{"id":"m","text":"","title":"Our menu","author":null,"date":null,"page_type":null}"# + "\n")
    #expect(await run("menu").out.isEmpty)
  }

  @Test func optionsOfTheStageCanBeSet() async {
    #expect(await run("bad/g.txt", "--set", "capitals=true").out == "GOOD\n")
    let refused = await run("bad/g.txt", "--set", "capital=true")
    #expect(refused.status == 2)
    #expect(refused.error.contains("unknown option 'capital'") && refused.error.contains("'capitals'"))
  }

  @Test func aBadPageIsNamedAndTheOthersAreStillPrinted() async {
    let result = await run("bad", "--format", "jsonl")
    #expect(result.status == 3)
    #expect(result.error == "b.txt: this page is bad (bad-page)\n")
    #expect(
      result.out.split(separator: "\n").first
        == #"{"id":"b","text":"","title":null,"author":null,"date":null,"page_type":null}"#)
    #expect(result.out.contains("\"text\":\"good\""))
  }

  @Test func aMissingFileIsWrongUse() async {
    let result = await run("nowhere")
    #expect(result.status == 2)
    #expect(result.error.contains("there is nothing at"))
    #expect(result.out.isEmpty)
  }
}
