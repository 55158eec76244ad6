import Synchronization
import Testing
import ThreshKit

/// Sinks that each break one promise.
@Suite struct SinkContractTests {
  private func broken<S: SinkStage>(_ stage: S.Type) throws -> [ContractFailure] {
    try StageContract(StageEntry(sink: stage)).results().flatMap(\.failures)
  }

  @Test func aCarefulSinkKeepsThem() throws {
    #expect(try broken(Careful.self).isEmpty)
  }

  @Test func otherBytesTheSecondTimeAreNoticed() throws {
    #expect(try broken(Counting.self).contains { $0.check == .repeatable && $0.message.contains("rows.txt") })
  }

  @Test func whatDependsOnTheOrderOfRowsIsNoticed() throws {
    #expect(try broken(OnlyFirst.self).contains { $0.check == .order })
  }

  @Test func aFileThatWasNotAnnouncedIsNamed() throws {
    let failures = try broken(Secretive.self).filter { $0.check == .quotes }
    #expect(failures.first?.message.contains("\"more.txt\"") == true, "\(failures)")
  }

  @Test func tablesThatCannotBeWrittenAreNamed() throws {
    let failures = try broken(Choosy.self).filter { $0.check == .survives }
    #expect(failures.contains { $0.message.hasPrefix("empty tables") }, "\(failures)")
  }
}

/// Writes what ``text(_:)`` makes of the tables.
private protocol TextSink: SinkStage where Options == NoOptions {
  init()
  func text(_ tables: ReviewTables) throws(SinkError) -> String
}

extension TextSink {
  static var spec: StageSpec {
    let name = "toy/" + String(describing: Self.self).lowercased()
    return StageSpec(name: name, version: 1, summary: "Toy", example: "uses: \(name)@1")
  }
  var outputPaths: [String] { ["rows.txt"] }
  init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) { self.init() }
  func write(_ tables: ReviewTables, into output: OutputFolder) throws(SinkError) -> [WrittenFile] {
    [try output.write(Array(try text(tables).utf8), to: "rows.txt")]
  }
}

private struct Careful: TextSink {
  func text(_ tables: ReviewTables) -> String { tables.evidence.map { $0.quote + "\n" }.joined() }
}

private struct Counting: TextSink {
  private static let count = Mutex(0)
  func text(_ tables: ReviewTables) -> String {
    let number = Self.count.withLock {
      $0 += 1
      return $0
    }
    return "run \(number)\n"
  }
}

private struct OnlyFirst: TextSink {
  func text(_ tables: ReviewTables) -> String { tables.evidence.first?.quote ?? "" }
}

private struct Secretive: TextSink {
  func text(_ tables: ReviewTables) -> String { "" }
  func write(_ tables: ReviewTables, into output: OutputFolder) throws(SinkError) -> [WrittenFile] {
    [try output.write([], to: "rows.txt"), try output.write([], to: "more.txt")]
  }
}

private struct Choosy: TextSink {
  func text(_ tables: ReviewTables) throws(SinkError) -> String {
    if tables.evidence.isEmpty { throw SinkError(path: "rows.txt", "there is nothing to write") }
    return "some\n"
  }
}
