internal import ThreshKit

extension GroupExecution {
  /// What a stage makes of `clusters`.
  func merge(
    _ clusters: [[Int]], _ input: RecordBatch, _ links: [ThreshKit.Link], _ places: Places,
    _ findings: inout Findings
  ) async throws -> GroupChanges {
    let inside = Self.links(links, inside: clusters, places)
    let mergeOne = runner.merging(input)
    let parts = try await workers.chunks(of: clusters.count, size: 64) { range in
      var changes = GroupChanges(emptyOf: runner.outputKind)
      var findings = Findings()
      for number in range where !Task.isCancelled {
        var report = Report()
        let first = clusters[number][0]
        let output = mergeOne(clusters[number], inside[number] ?? [], &report)
        findings.add(report, step: stepID, source: places.sources[first], pageID: places.pageIDs[first])
        if let output {
          changes.places += output.ids.map { places.positions[$0] ?? first }
          changes.changed.append(output)
        } else {
          changes.kept.append(first)
        }
      }
      return (changes, findings)
    }
    var all = GroupChanges(emptyOf: runner.outputKind)
    for (changes, found) in parts {
      all.append(changes)
      findings.add(found)
    }
    return all
  }

  /// Links by the number of their cluster.
  private static func links(_ links: [ThreshKit.Link], inside clusters: [[Int]], _ places: Places)
    -> [Int: [ThreshKit.Link]]
  {
    var clusterOf: [Int: Int] = [:]
    for (number, members) in clusters.enumerated() where members.count > 1 {
      for member in members { clusterOf[member] = number }
    }
    var linksOf: [Int: [ThreshKit.Link]] = [:]
    for link in links {
      if let number = places.positions[link.a].flatMap({ clusterOf[$0] }) {
        linksOf[number, default: []].append(link)
      }
    }
    return linksOf
  }
}
