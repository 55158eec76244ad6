internal import ThreshKit

extension GroupExecution {
  /// Records that share a key, in input order.
  private struct Block: Sendable {
    var key: String
    var members: [Int]
  }

  /// One link for each pair: the one with the highest score, of equals the one whose key sorts first.
  func links(_ input: RecordBatch, _ places: Places, _ findings: inout Findings) async throws
    -> [ThreshKit.Link]
  {
    let profiles = try await workers.chunks(of: input.count, size: 256) { runner.profiles(input, $0) }
    let blocks = blocks(of: profiles, places, &findings)
    let compare = runner.comparison(profiles)
    let parts = try await workers.chunks(of: blocks.count, size: 16) { range in
      var findings = Findings()
      var links: [ThreshKit.Link] = []
      for block in blocks[range] {
        var report = Report()
        links += compare(block.members, block.key, &report)
        let first = block.members[0]
        findings.add(
          report.problems, step: stepID, source: places.sources[first], pageID: places.pageIDs[first])
      }
      return (links, findings)
    }
    var best: [Pair: ThreshKit.Link] = [:]
    for (links, found) in parts {
      findings.add(found)
      for link in links {
        guard let a = places.positions[link.a], let b = places.positions[link.b], a != b else { continue }
        let pair = Pair(a: min(a, b), b: max(a, b))
        if let known = best[pair], known.score >= link.score { continue }
        best[pair] = a < b ? link : ThreshKit.Link(link.b, link.a, reason: link.reason, score: link.score)
      }
    }
    return best.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Blocks of two records or more, by their keys.
  private func blocks(of profiles: [GroupProfiles], _ places: Places, _ findings: inout Findings) -> [Block] {
    var entries: [(key: String, index: Int)] = []
    for part in profiles {
      for (offset, keys) in part.keys.enumerated() {
        let index = part.start + offset
        switch keys {
        case .success(let keys): entries += keys.map { ($0, index) }
        case .failure(let error):
          findings.add(
            Report(), error: error, step: stepID, source: places.sources[index], pageID: places.pageIDs[index]
          )
        }
      }
    }
    entries.sort { ($0.key, $0.index) < ($1.key, $1.index) }
    var blocks: [Block] = []
    var rest = entries[...]
    while let key = rest.first?.key {
      let end = rest.firstIndex { $0.key != key } ?? rest.endIndex
      var members: [Int] = []
      // A record may give a key twice.
      for entry in rest[..<end] where entry.index != members.last { members.append(entry.index) }
      rest = rest[end...]
      if members.count > runner.blockLimit {
        var report = Report()
        report.problem(
          "block-limit",
          "\(members.count) records share the key '\(key)'; the first \(runner.blockLimit) were compared, "
            + "the other \(members.count - runner.blockLimit) only where they share another key")
        let cut = members[runner.blockLimit]
        findings.add(report.problems, step: stepID, source: places.sources[cut], pageID: places.pageIDs[cut])
        members = Array(members.prefix(runner.blockLimit))
      }
      if members.count > 1 { blocks.append(Block(key: key, members: members)) }
    }
    return blocks
  }

  /// Input positions of the two ends of a link.
  private struct Pair: Hashable, Comparable {
    var a: Int
    var b: Int

    static func < (x: Pair, y: Pair) -> Bool { (x.a, x.b) < (y.a, y.b) }
  }
}
