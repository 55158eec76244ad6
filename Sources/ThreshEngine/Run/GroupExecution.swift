internal import ThreshKit

/// Runs one group stage over all its records: block by key, link inside blocks, close over the links, merge.
struct GroupExecution: Sendable {
  let stepID: String
  let runner: GroupRunner
  let workers: Workers
  /// What becomes of a record that has no key because of an error.
  let policy: Plan.ErrorPolicy
  let memory: RunMemory
  /// Digest of the stage with its options.
  let stage: String

  /// What a group stage made of its records.
  struct Outcome: Sendable {
    var changes: GroupChanges
    /// Ordered by the input positions of their two ends.
    var links: [ThreshKit.Link]
    var findings: Findings
  }

  func run(_ input: RecordBatch) async throws -> Outcome {
    var findings = Findings()
    let places = Places(input)
    let links = try await links(input, places, &findings)
    var sets = UnionFind(input.count)
    for link in links {
      if let a = places.positions[link.a], let b = places.positions[link.b] { sets.join(a, b) }
    }
    let changes = try await merge(sets.clusters(), input, links, places, &findings)
    return Outcome(changes: changes, links: links, findings: findings)
  }

  /// Where the input's records are and which pages they are from.
  struct Places: Sendable {
    let positions: [String: Int]
    let sources: [String]
    let pageIDs: [String]

    init(_ input: RecordBatch) {
      positions = Dictionary(
        input.ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      sources = input.sources
      pageIDs = input.pageIDs
    }
  }
}
