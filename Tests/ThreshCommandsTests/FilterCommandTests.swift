import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

/// A row for every word; a document that says `bad` cannot be used, an empty one is set aside.
private struct Words: MapStage {
  struct Options: StageOptions {
    var minimum = 1
    static var options: [ThreshKit.Option<Options>] {
      [.int("minimum", \.minimum, in: 1...9, help: "Letters.")]
    }
  }
  static let spec = StageSpec(name: "fake/words", version: 1, summary: "Words", example: "uses: fake/words@1")
  let minimum: Int
  init(_ options: Options, _ context: StageContext) throws(ConfigurationError) { minimum = options.minimum }
  func process(_ document: Document, _ report: inout Report) throws(RecordError) -> [Evidence] {
    if document.text == "bad" { throw RecordError("bad", "is bad", place: "text") }
    if document.text.isEmpty { report.setAside("empty", "nothing there") }
    return document.text.split(separator: " ").filter { $0.count >= minimum }.map {
      Evidence(
        sourceID: document.id, source: document.source, quote: String($0), start: 0, end: 1, type: .advice)
    }
  }
}

@Suite struct FilterCommandTests {
  private let folder: TemporaryFolder
  private let harness: CommandHarness

  init() throws {
    folder = try TemporaryFolder()
    harness = CommandHarness(stages: FakeStages.all + [StageEntry(map: Words.self)], folder: folder.url)
  }

  private func document(_ id: String, _ text: String) -> String {
    #"{"id":"\#(id)","source":"\#(id).txt","text":"\#(text)"}"# + "\n"
  }

  /// What stands for each line: the quote, or the first member's name.
  private func shape(_ out: String) throws -> [String] {
    try out.split(separator: "\n").map { line in
      let json = try JSONReader.read(Array(line.utf8))
      if case .string(let quote) = json["quote"] { return quote }
      if case .object(let members) = json { return members[0].name }
      return "?"
    }
  }

  @Test(arguments: ["1", "3"]) func orderIsKeptWhateverTheNumberOfJobs(jobs: String) async throws {
    let input = (0..<100).map { document("d\($0)", "w\($0) x\($0)") }
    let result = await harness.run(["filter", "fake/words", "--jobs", jobs], input: [input.joined()])
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(try shape(result.out) == (0..<100).flatMap { ["w\($0)", "x\($0)"] } + ["_end"])
    #expect(result.out.hasSuffix(#"{"_end":true,"in":100,"out":200}"# + "\n"))
  }

  @Test func aBadLineIsAProblemInItsPlace() async throws {
    let input =
      document("a", "one") + "{oops\n" + document("b", "bad") + "\n" + document("c", "") + #"{"id":1}"#
    // In pieces, and without a line feed at the end.
    let bytes = input.map { String($0) }
    let result = await harness.run(["filter", "fake/words@1"], input: bytes)
    #expect(result.status == 0)
    #expect(try shape(result.out) == ["one", "_problem", "_problem", "_set_aside", "_problem", "_end"])
    let problems = result.out.split(separator: "\n").filter { $0.contains("_problem") }
    #expect(problems[0].contains(#""reason_code":"not-json""#) && problems[0].contains(#""where":"line 2""#))
    #expect(
      problems[1]
        == #"{"_problem":{"source":"b.txt","source_id":"b","stage":"fake/words","reason_code":"bad","message":"is bad","where":"line 3, text"}}"#
    )
    #expect(problems[2].contains("'id' of a document is not text"))
    #expect(result.out.hasSuffix(#"{"_end":true,"in":5,"out":1}"# + "\n"))
  }

  @Test func filtersFollowOneAnother() async throws {
    let first = await harness.run(["filter", "fake/upper"], input: [document("a", "one two"), "oops\n"])
    let second = await harness.run(["filter", "fake/words"], input: [first.out])
    #expect(try shape(second.out) == ["one", "two", "_problem", "_end"])
    #expect(second.out.hasSuffix(#"{"_end":true,"in":1,"out":2}"# + "\n"))
  }

  @Test func optionsAreSetAndChecked() async throws {
    let result = await harness.run(
      ["filter", "fake/words", "--set", "minimum=3"], input: [document("a", "to and fro")])
    #expect(try shape(result.out) == ["and", "fro", "_end"])
    for (arguments, message) in [
      (["fake/words", "--set", "minimun=3"], "did you mean 'minimum'?"),
      (["fake/words", "--set", "minimum=x"], "a whole number from 1 to 9"),
      (["fake/folder"], "cannot be a filter"), (["fake/wrods"], "did you mean 'fake/words'?"),
      (["./nowhere"], "nowhere/plugin.yaml"),
    ] {
      let result = await harness.run(["filter"] + arguments, input: [document("a", "x")])
      #expect(result.status == 2 && result.out.isEmpty && result.error.contains(message), "\(result.error)")
    }
  }

  @Test func nothingInNothingOut() async throws {
    let result = await harness.run(["filter", "fake/words"])
    #expect(result.status == 0 && result.out == #"{"_end":true,"in":0,"out":0}"# + "\n")
  }
}
