import Synchronization
import Testing
import ThreshKit
import ThreshTesting

/// Stages that each break one promise: the contract must name it, and say how to mend it.
@Suite struct StageContractTests {
  /// The promises that `entry` breaks.
  private func broken(_ entry: StageEntry, options: [JSONValue.Member] = []) throws -> [ContractFailure] {
    try StageContract(entry, options: options).results().flatMap(\.failures)
  }

  @Test func aStageThatPassesRowsOnKeepsIt() throws {
    try StageContract.verify(Careful.self)
  }

  @Test(arguments: [
    (StageEntry(map: Counting.self), ContractCheck.repeatable), (StageEntry(map: Remembering.self), .order),
    (StageEntry(map: ByteCounting.self), .quotes), (StageEntry(map: Overwriting.self), .fields),
    (StageEntry(map: Renaming.self), .fields), (StageEntry(map: OffByOne.self), .survives),
    (StageEntry(map: Poisoned.self), .isolation), (StageEntry(group: FirstNamed.self), .order),
  ])
  func theBrokenPromiseIsNamed(entry: StageEntry, check: ContractCheck) throws {
    let failures = try broken(entry)
    #expect(failures.contains { $0.check == check }, "\(entry.spec.name): \(failures)")
    #expect(failures.allSatisfy { !$0.mend.isEmpty && !$0.message.isEmpty })
  }

  @Test func aDescriptionIsHeldToItsForm() throws {
    let messages = try broken(StageEntry(map: Undescribed.self)).map(\.message).joined(separator: "\n")
    for part in [
      "the name 'Bad Name'", "the version is 0", "the summary is not one line", "the example is not a step",
      "the option name 'KeepIt'", "'KeepIt' has no help", "the default of 'most' is refused",
      "`changes` names 'quotes'",
    ] {
      #expect(messages.contains(part), "\(part) is missing from:\n\(messages)")
    }
  }

  @Test func optionsThatAreNotCheckedAreNamed() throws {
    let entry = StageEntry(
      spec: StageSpec(name: "toy/lax", version: 1, summary: "Takes all", example: "uses: toy/lax@1"),
      reads: .evidence, writes: .evidence,
      options: [OptionSpec(name: "most", type: .int(0...9), defaultValue: .int(1), help: "A number.")]
    ) { (_, _) in .map { $0.map } }
    let messages = try broken(entry).filter { $0.check == .refuses }.map(\.message)
    #expect(messages.contains("the unknown option 'no_such_option' is taken"))
    #expect(
      messages.contains { $0.hasPrefix("'most' takes \"many\", which is not a whole number from 0 to 9") })
  }

  @Test func anOptionThatMustBeGivenIsAskedFor() throws {
    let failures = try broken(StageEntry(map: Needy.self))
    #expect(failures.map(\.check) == [.documented])
    #expect(failures[0].mend.contains("--set words=VALUE"))
    #expect(try broken(StageEntry(map: Needy.self), options: [.init("words", .string("pain"))]).isEmpty)
  }

  @Test func whatIsTriedIsToldBeforehand() throws {
    var steps: [String] = []
    _ = try StageContract(StageEntry(map: Careful.self)).results { steps.append($0) }
    #expect(steps.first == "the options")
    #expect(steps.contains("a record of emoji"))
  }

  @Test func recordsOfTheUsersAreTriedToo() throws {
    let row = Evidence(sourceID: "p", source: "p.html", quote: "zebra", start: 0, end: 5, type: .cost)
    try StageContract.verify(Zebra.self)
    #expect(throws: BrokenContract.self) {
      try StageContract.verify(Zebra.self, samples: .evidence([row]))
    }
  }
}

extension RecordBatch {
  fileprivate var map: [MapResult] { (0..<count).map { _ in MapResult(output: RecordBatch(emptyOf: kind)) } }
}

/// A map stage over rows without options.
private protocol RowStage: MapStage where Options == NoOptions, Input == Evidence, Output == Evidence {
  init()
  static var changes: [String] { get }
}

extension RowStage {
  static var changes: [String] { [] }
  static var spec: StageSpec {
    let name = "toy/" + String(describing: Self.self).lowercased()
    return StageSpec(name: name, version: 1, summary: "Toy", example: "uses: \(name)@1", changes: changes)
  }
  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) { self.init() }
}

private struct Careful: RowStage {
  static var changes: [String] { ["extra.words"] }
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    if row.quote.isEmpty { throw RecordError("empty-quote", "the row has no quote") }
    var row = row
    row.extra["words"] = .int(row.quote.split(separator: " ").count)
    return [row]
  }
}

/// Counts over all runs of the process.
private struct Counting: RowStage {
  private static let count = Mutex(0)
  static var changes: [String] { ["extra.number"] }
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    var row = row
    row.extra["number"] = .int(
      Self.count.withLock {
        $0 += 1
        return $0
      })
    return [row]
  }
}

/// Says which row came before.
private final class Remembering: RowStage {
  private let last = Mutex("")
  static var changes: [String] { ["speaker"] }
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    var row = row
    row.speaker = last.withLock { last in
      defer { last = row.quote }
      return last
    }
    return [row]
  }
}

/// Cuts rows in two, counting bytes.
private struct ByteCounting: RowStage {
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    let cut = min(row.quote.utf8.count, 60)
    return [
      Evidence(
        sourceID: row.sourceID, source: row.source, quote: String(row.quote.prefix(60)), start: row.start + 1,
        end: row.start + 1 + cut, type: row.type)
    ]
  }
}

private struct Overwriting: RowStage {
  static var changes: [String] { ["extra.words"] }
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    var row = row
    row.extra = ["words": .int(1)]
    return [row]
  }
}

private struct Renaming: RowStage {
  static var changes: [String] { ["source"] }
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    var row = row
    row.source = "page"
    return [row]
  }
}

/// Right for letters of one scalar.
private struct OffByOne: RowStage {
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    var half = row
    half.quote = String(row.quote.dropLast(1))
    half.end = row.end - (row.quote.isEmpty ? 0 : 1)
    half.id = Evidence.makeID(sourceID: row.sourceID, start: half.start, end: half.end)
    return [half]
  }
}

/// Gives up for good once a row has no quote.
private final class Poisoned: RowStage {
  private let isSpoiled = Mutex(false)
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    if isSpoiled.withLock({ $0 }) || row.quote.isEmpty {
      isSpoiled.withLock { $0 = true }
      throw RecordError("empty-quote", "no more")
    }
    return [row]
  }
}

private struct Zebra: RowStage {
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
    var row = row
    if row.quote == "zebra" { row.outcomes = ["stripes"] }
    return [row]
  }
}

private struct Undescribed: MapStage {
  struct Options: StageOptions {
    var keep = true
    var most = 12
    static var options: [Option<Options>] {
      [.bool("KeepIt", \.keep, help: " "), .int("most", \.most, in: 0...9, help: "A number.")]
    }
  }
  static let spec = StageSpec(
    name: "Bad Name", version: 0, summary: "Does a thing.", example: "nothing", changes: ["quotes"])
  init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {}
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] { [row] }
}

private struct Needy: MapStage {
  struct Options: StageOptions {
    var words = ""
    static var options: [Option<Options>] { [.string("words", \.words, help: "Words.")] }
  }
  static let spec = StageSpec(name: "toy/needy", version: 1, summary: "Needy", example: "uses: toy/needy@1")
  init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    if options.words.isEmpty { throw ConfigurationError("no words", key: "words") }
  }
  func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] { [row] }
}

/// Names a group after the row that came first.
private struct FirstNamed: GroupStage {
  static let spec = StageSpec(
    name: "toy/first", version: 1, summary: "First", example: "uses: toy/first@1",
    changes: ["duplicate_group"])
  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}
  func keys(for row: Evidence) throws(RecordError) -> [String] { [row.type.rawValue] }
  func links(in group: [Evidence], key: String, _ report: inout Report) throws(RecordError) -> [Link] {
    group.dropFirst().map { Link(group[0].id, $0.id, reason: "one type", score: 1) }
  }
  func merge(_ cluster: [Evidence], links: [Link], _ report: inout Report) throws(RecordError) -> [Evidence] {
    cluster.map {
      var row = $0
      row.duplicateGroup = cluster[0].id
      return row
    }
  }
}
