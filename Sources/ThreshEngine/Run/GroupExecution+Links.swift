internal import Foundation
internal import ThreshKit

extension GroupExecution {
  /// Records that share a key, in input order.
  private struct Block: Sendable {
    var key: String
    var members: [Int]
  }

  /// What was found in a few blocks.
  private struct LinkPart: Sendable {
    var links: [(digest: String?, links: [ThreshKit.Link])] = []
    var tally = StageTally()
    var findings = Findings()

    mutating func add(_ links: [ThreshKit.Link], _ digest: String?) { self.links.append((digest, links)) }
  }

  /// One link for each pair: the one with the highest score, of equals the one whose key sorts first.
  func links(_ input: RecordBatch, _ places: Places, _ findings: inout Findings) async throws
    -> [ThreshKit.Link]
  {
    let profiles = try await workers.chunks(of: input.count, size: 256) { runner.profiles(input, $0) }
    let blocks = blocks(of: profiles, places, &findings)
    let digests = try await digests(input, of: blocks, places)
    let known = try BlockLinks.kept(memory, stage: stage)
    let compare = runner.comparison(profiles)
    let parts = try await workers.chunks(of: blocks.count, size: 16) { range in
      var found = LinkPart()
      for block in blocks[range] where !Task.isCancelled {
        let digest = BlockLinks.digest(key: block.key, members: block.members.lazy.map { digests[$0] })
        if let links = known[digest] {
          found.add(links, digest)
          found.tally.reused += 1
          continue
        }
        var report = Report()
        let links = compare(block.members, block.key, &report)
        // What a stage says is not kept, so a block with something to say is compared every time.
        found.add(links, report.problems.isEmpty ? digest : nil)
        found.tally.computed += 1
        let first = block.members[0]
        found.findings.add(
          report.problems, step: stepID, source: places.sources[first], pageID: places.pageIDs[first])
      }
      return found
    }
    var kept = BlockLinks()
    for part in parts {
      for (digest, links) in part.links { if let digest { kept.add(digest, links) } }
      findings.tallies[stepID, default: StageTally()] =
        findings.tallies[stepID, default: StageTally()] + part.tally
    }
    if kept.digests.count != known.count || kept.digests.contains(where: { known[$0] == nil }) {
      try kept.keep(memory, stage: stage)
    }
    var best: [Pair: ThreshKit.Link] = [:]
    for part in parts {
      findings.add(part.findings)
      for link in part.links.lazy.flatMap(\.links) {
        guard let a = places.positions[link.a], let b = places.positions[link.b], a != b else { continue }
        let pair = Pair(a: min(a, b), b: max(a, b))
        if let known = best[pair], known.score >= link.score { continue }
        best[pair] = a < b ? link : ThreshKit.Link(link.b, link.a, reason: link.reason, score: link.score)
      }
    }
    return best.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Digests of the records with their file names; none of those in no block, and none at all when nothing is kept.
  private func digests(_ input: RecordBatch, of blocks: [Block], _ places: Places) async throws -> [String] {
    guard memory.workspace != nil else { return [String](repeating: "", count: input.count) }
    var isWanted = [Bool](repeating: false, count: input.count)
    for block in blocks { for index in block.members { isWanted[index] = true } }
    return try await workers.chunks(of: input.count, size: 256) { [isWanted] range in
      range.map { index in
        guard isWanted[index] else { return "" }
        let record = input.picking(index..<index + 1)
        let digest = memory.documents.find(record) ?? RecordDigest.of(record, origin: "")
        return (digest ?? UUID().uuidString) + places.sources[index]
      }
    }.flatMap(\.self)
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
          findings.tallies[stepID, default: StageTally()].failed += 1
          if policy.action == .fail, findings.stop == nil {
            findings.stop = Findings.Stop(step: stepID, source: places.sources[index], error: error)
          }
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
