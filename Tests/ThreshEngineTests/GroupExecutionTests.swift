import Testing
import ThreshKit

@testable import ThreshEngine

/// Group stages: block, link, close, merge.
@Suite struct GroupExecutionTests {
  private func corpus(_ lines: [String]) async throws -> Corpus {
    try await Project(
      Project.stages + "\n  - { id: claims, uses: toy/claims@1 }",
      pages: ["a.txt": lines.joined(separator: "\n")]
    ).corpus()
  }

  @Test func linksAreClosedOver() async throws {
    // 0-1 share b, 1-3 share c: one cluster of three, though 0 and 3 have nothing in common.
    let corpus = try await corpus(["a b", "b c", "x y", "c d"])
    let rows = corpus.evidence
    #expect(rows.map(\.quote) == ["a b", "b c", "x y", "c d"])
    #expect(rows.map(\.duplicateGroup) == [rows[0].id, rows[0].id, nil, rows[0].id])
    #expect(rows.map { $0.extra["links"] } == [.int(2), .int(2), nil, .int(2)])
  }

  @Test func linksPointForwardAndAreKeptOnce() async throws {
    let corpus = try await corpus(["a b", "z", "a b"])
    let rows = corpus.evidence
    #expect(corpus.links == [.claims: [Link(rows[0].id, rows[2].id, reason: "both say a", score: 0.5)]])
  }

  @Test func whatTheBlockLimitCutsOffIsReported() async throws {
    let corpus = try await corpus(["k", "k k1", "k k2", "k k3", "k k4"])
    #expect(corpus.evidence.map { $0.duplicateGroup != nil } == [true, true, true, false, false])
    #expect(corpus.problems.count == 1)
    #expect(corpus.problems[0].code == "block-limit" && corpus.problems[0].stage == "claims")
    #expect(corpus.problems[0].source == "a.txt")
    #expect(corpus.problems[0].message.contains("5 records share the key 'k'; the first 3 were compared"))
  }

  @Test func aRecordWithoutKeysStaysAlone() async throws {
    let corpus = try await corpus(["a b", "nokey", "a c"])
    #expect(corpus.evidence.map(\.quote) == ["a b", "nokey", "a c"])
    #expect(corpus.problems.map(\.code) == ["no-key"])
  }

  @Test func noRecordIsLostOrMadeUp() async throws {
    // Pseudo-random lines over few words; links of every shape.
    var state: UInt64 = 7
    func next(_ n: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % n
    }
    let lines = (0..<200).map { "w\(next(90)) w\(next(90)) n\($0)" }
    let corpus = try await corpus(lines)
    #expect(corpus.evidence.map(\.quote) == lines)
    let groups = Dictionary(grouping: corpus.evidence.filter { $0.duplicateGroup != nil }) {
      $0.duplicateGroup
    }
    #expect(groups.values.allSatisfy { $0.count > 1 })
    let groupOf = Dictionary(uniqueKeysWithValues: corpus.evidence.map { ($0.id, $0.duplicateGroup) })
    for link in corpus.links[.claims] ?? [] {
      #expect(groupOf[link.a] == groupOf[link.b] && groupOf[link.a] != .some(nil))
    }
  }

  @Test func clustersOfAUnionFind() {
    var sets = UnionFind(6)
    sets.join(4, 1)
    sets.join(5, 4)
    sets.join(0, 3)
    #expect(sets.clusters() == [[0, 3], [1, 4, 5], [2]])
  }
}
