import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshCommands

@Suite struct CheckCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) async -> CommandHarness.Result {
    await CommandHarness(stages: FakeStages.all + [StageEntry(map: Shouting.self)], folder: folder.url).run(
      ["check"] + arguments)
  }

  @Test func keptPromisesAreListed() async {
    let result = await run("fake/upper")
    #expect(result.status == 0, "\(result.out)\(result.error)")
    #expect(result.out.hasPrefix("fake/upper@1\n  ✓ options are documented and valid by default\n"))
    #expect(result.out.hasSuffix("all promises kept\n"))
  }

  @Test func aBrokenPromiseSaysHowToMendItAndEndsWithOne() async throws {
    let result = await run("fake/shouting")
    #expect(result.status == 1)
    #expect(result.out.contains("✗ only declared fields are written, the rest is passed through\n"))
    #expect(result.out.contains("'speaker' was changed, and no field is declared"))
    #expect(result.out.contains("mend it: add \"speaker\" to `changes`"))
    let json = await run("fake/shouting", "--json")
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.out.utf8))
    #expect(json.status == 1)
    #expect(value["kept"] == .bool(false))
    guard case .array(let checks)? = value["checks"] else { throw Missing() }
    #expect(checks.count == ContractCheck.allCases.count)
    let broken = checks.filter { $0["state"] == .string("broken") }
    #expect(!broken.isEmpty)
    for check in broken {
      guard case .array(let failures)? = check["failures"] else { throw Missing() }
      #expect(failures.allSatisfy { $0["mend"] != nil && $0["mend"] != .string("") })
    }
  }

  @Test(arguments: [
    ("[sh, -c, 'exit 3']", "the stage cannot be started", "run the program's command by hand"),
    ("[pyhton3, hedges.py]", "pyhton3", "see to what the message names"),
  ])
  func aProgramThatCannotStartIsTheFirstThingSaid(_ command: String, _ message: String, _ mend: String)
    async throws
  {
    try folder.write(
      """
      name: broken
      version: 1.0
      summary: Does nothing
      command: \(command)
      protocol: [1, 1]
      reads: evidence
      writes: evidence
      changes: []
      """, to: "broken/plugin.yaml")
    let result = await run("./broken")
    #expect(result.status == 1)
    #expect(result.out.contains("✗ options are documented and valid by default\n"), "\(result.out)")
    #expect(result.out.contains(message))
    #expect(result.out.contains("mend it: \(mend)"))
    #expect(result.out.contains("not tried: the stage could not be"))
    #expect(!result.out.contains("it does not apply"))
  }

  @Test func recordsOfTheUsersMustBeOfTheKindThatTheStageReads() async throws {
    try folder.write("{\"id\":\"p\",\"text\":\"Pain\"}\n\n", to: "good.jsonl")
    try folder.write("{\"id\":\"p\",\"text\":\"Pain\"}\n{\"id\":7}\n", to: "bad.jsonl")
    #expect(await run("fake/upper", "--records", "good.jsonl").status == 0)
    let result = await run("fake/upper", "--records", "bad.jsonl")
    #expect(result.status == 2)
    #expect(result.error.contains("bad.jsonl:2:1: error: 'id' of a document is not text"), "\(result.error)")
  }

  @Test func anUnknownStageAndAnUnknownOptionAreWrongUse() async {
    #expect(await run("fake/uper").error.contains("did you mean 'fake/upper'?"))
    #expect(await run("fake/upper", "--set", "mod=a").error.contains("did you mean 'mode'?"))
  }

  @Test func aStageWithoutPagesIsNotHeldToWhatPagesPromise() async {
    let result = await run("fake/folder")
    #expect(result.status == 0)
    #expect(result.out.contains("not tried: no page came out of the sample folder"))
  }

  /// Changes a field that it does not declare.
  private struct Shouting: MapStage {
    static let spec = StageSpec(
      name: "fake/shouting", version: 1, summary: "Shouts", example: "- { uses: fake/shouting@1 }")
    init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}
    func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
      var row = row
      row.speaker = row.quote.uppercased()
      return [row]
    }
  }

  private struct Missing: Error {}
}
