internal import ThreshKit

/// Runs one group stage over all its records: block by key, link inside blocks, close over the links, merge.
struct GroupExecution: Sendable {
  let stepID: String
  let runner: GroupRunner
  let workers: Workers

  /// What a group stage made of its records.
  struct Outcome: Sendable {
    var output: RecordBatch
    /// Ordered by the input positions of their two ends.
    var links: [ThreshKit.Link]
    var findings: Findings
  }

  /// Records that share a key, in input order.
  private struct Block: Sendable {
    var key: String
    var members: [Int]
  }

  func run(_ input: RecordBatch) async throws -> Outcome {
    var findings = Findings()
    let sources = input.sources
    let pageIDs = input.pageIDs
    let positions = Dictionary(
      input.ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let blocks = try await blocks(of: input, sources: sources, &findings)
    let links = try await links(blocks, input, positions, sources, &findings)
    var sets = UnionFind(input.count)
    for link in links {
      if let a = positions[link.a], let b = positions[link.b] { sets.join(a, b) }
    }
    let output = try await merge(sets.clusters(), input, links, positions, sources, pageIDs, &findings)
    return Outcome(output: output, links: links, findings: findings)
  }

  private func blocks(of input: RecordBatch, sources: [String], _ findings: inout Findings) async throws
    -> [Block]
  {
    let parts = try await workers.chunks(of: input.count, size: 256) { range in
      runner.keys(input.picking(range))
    }
    var members: [String: [Int]] = [:]
    for (index, keys) in parts.joined().enumerated() {
      switch keys {
      case .success(let keys):
        for key in Set(keys) { members[key, default: []].append(index) }
      case .failure(let error):
        findings.add(Report(), error: error, step: stepID, source: sources[index], pageID: nil)
      }
    }
    var blocks: [Block] = []
    for (key, indices) in members.sorted(by: { $0.key < $1.key }) where indices.count > 1 {
      if indices.count > runner.blockLimit {
        var report = Report()
        report.problem(
          "block-limit",
          "\(indices.count) records share the key '\(key)'; the first \(runner.blockLimit) were compared, "
            + "the other \(indices.count - runner.blockLimit) only where they share another key")
        findings.add(report, step: stepID, source: sources[indices[runner.blockLimit]], pageID: nil)
      }
      blocks.append(Block(key: key, members: Array(indices.prefix(runner.blockLimit))))
    }
    return blocks
  }

  /// One link for each pair: the one with the highest score, of equals the one whose key sorts first.
  private func links(
    _ blocks: [Block], _ input: RecordBatch, _ positions: [String: Int], _ sources: [String],
    _ findings: inout Findings
  ) async throws -> [ThreshKit.Link] {
    let parts = try await workers.map(blocks.count) { index in
      var report = Report()
      let block = blocks[index]
      return (runner.links(input, block.members, block.key, &report), report)
    }
    var best: [Pair: ThreshKit.Link] = [:]
    for (index, (links, report)) in parts.enumerated() {
      findings.add(report, step: stepID, source: sources[blocks[index].members[0]], pageID: nil)
      for link in links {
        guard let a = positions[link.a], let b = positions[link.b], a != b else { continue }
        let pair = Pair(a: min(a, b), b: max(a, b))
        if let known = best[pair], known.score >= link.score { continue }
        best[pair] = a < b ? link : ThreshKit.Link(link.b, link.a, reason: link.reason, score: link.score)
      }
    }
    return best.sorted { $0.key < $1.key }.map(\.value)
  }

  private func merge(
    _ clusters: [[Int]], _ input: RecordBatch, _ links: [ThreshKit.Link], _ positions: [String: Int],
    _ sources: [String], _ pageIDs: [String], _ findings: inout Findings
  ) async throws -> RecordBatch {
    var linksOf: [Int: [ThreshKit.Link]] = [:]
    var clusterOf: [Int: Int] = [:]
    for (number, members) in clusters.enumerated() where members.count > 1 {
      for member in members { clusterOf[member] = number }
    }
    for link in links {
      if let number = positions[link.a].flatMap({ clusterOf[$0] }) {
        linksOf[number, default: []].append(link)
      }
    }
    let inside = linksOf
    let parts = try await workers.chunks(of: clusters.count, size: 64) { range in
      var findings = Findings()
      let batches = range.map { number in
        var report = Report()
        let first = clusters[number][0]
        let output = runner.merge(input, clusters[number], inside[number] ?? [], &report)
        findings.add(report, step: stepID, source: sources[first], pageID: pageIDs[first])
        return output
      }
      return (batches, findings)
    }
    var outputs: [RecordBatch] = []
    for (batches, found) in parts {
      outputs += batches
      findings.add(found)
    }
    // Every output stands where the input whose id it carries stood, or else where its cluster begins.
    var places: [Int] = []
    for (number, batch) in outputs.enumerated() {
      places += batch.ids.map { positions[$0] ?? clusters[number][0] }
    }
    let all = RecordBatch.joined(outputs, kind: runner.outputKind)
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    return all.picking(order)
  }

  /// Input positions of the two ends of a link.
  private struct Pair: Hashable, Comparable {
    var a: Int
    var b: Int

    static func < (x: Pair, y: Pair) -> Bool { (x.a, x.b) < (y.a, y.b) }
  }
}
