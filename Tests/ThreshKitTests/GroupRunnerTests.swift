import Testing

@testable import ThreshKit

/// A group stage as the engine sees it.
@Suite struct GroupRunnerTests {
  /// Rows are compared by the length of their quote; `-` has no key, `!` fails.
  private struct SameLength: GroupStage {
    static let spec = StageSpec(name: "toy/length", version: 1, summary: "Length", example: "toy/length@1")
    init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}

    struct Profile: Sendable {
      var id: String
      var length: Int
    }

    func profile(of row: Evidence) throws(RecordError) -> Profile {
      if row.quote == "!" { throw RecordError("failed", "this row fails") }
      return Profile(id: row.id, length: row.quote.count)
    }

    func keys(for profile: Profile) throws(RecordError) -> [String] {
      profile.length == 1 ? [] : ["\(profile.length)"]
    }

    func links(in group: [Profile], key: String, _ report: inout Report) throws(RecordError) -> [Link] {
      group.dropFirst().map { Link(group[0].id, $0.id, reason: "\(key) letters", score: 1) }
    }

    func merge(_ cluster: [Evidence], links: [Link], _ report: inout Report) throws(RecordError)
      -> [Evidence]
    {
      cluster.map { row in
        var row = row
        if row.quote.hasPrefix("x") { row.speaker = "changed" }
        return row
      }
    }
  }

  private let quotes = ["ab", "-", "!", "xy", "xyz"]

  private var rows: [Evidence] {
    quotes.enumerated().map { index, quote in
      Evidence(sourceID: "p", source: "p.txt", quote: quote, start: index, end: index, type: .advice)
    }
  }

  private func runner() throws -> GroupRunner {
    let context = StageContext(resolve: { $0 }, read: { _ throws(ConfigurationError) in [] })
    return GroupRunner(try SameLength(NoOptions(), context))
  }

  @Test func recordsOfSeveralBatchesAreComparedByTheirProfiles() throws {
    let runner = try runner()
    let batch = RecordBatch.evidence(rows)
    let parts = [runner.profiles(batch, 0..<2), runner.profiles(batch, 2..<5)]
    #expect(parts.map(\.start) == [0, 2])
    let keys = try parts[1].keys.dropFirst().map { try $0.get() }
    #expect(keys == [["2"], ["3"]])
    #expect(throws: RecordError("failed", "this row fails")) { try parts[1].keys[0].get() }
    var report = Report()
    let links = runner.comparison(parts)([0, 3], "2", &report)
    #expect(links == [Link(rows[0].id, rows[3].id, reason: "2 letters", score: 1)])
    #expect(runner.comparison(parts)([1, 2, 4], "3", &report).isEmpty, "rows without keys have no profile")
  }

  @Test func aRecordThatStaysAsItIsIsNotGivenBack() throws {
    let merge = try runner().merging(.evidence(rows))
    var report = Report()
    #expect(merge([0], [], &report) == nil)
    #expect(merge([3], [], &report)?.pageIDs == ["p"])
    #expect(merge([0, 1], [], &report)?.count == 2)
  }
}
