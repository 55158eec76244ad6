extension Trial {
  /// Runs a group stage as an engine does: keys, links inside blocks, closure over the links, merge.
  mutating func group(_ runner: GroupRunner, _ batch: RecordBatch) {
    output = Array(repeating: RecordBatch(emptyOf: runner.outputKind), count: batch.count)
    lines = Array(repeating: [], count: batch.count)
    let ids = batch.recordIDs
    let places = Dictionary(ids.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    let links = links(runner, batch, places)
    for cluster in Self.clusters(links, places, count: batch.count) {
      let members = Set(cluster)
      let inside = links.filter { places[$0.a].map(members.contains) == true }
      var report = Report()
      let merged = runner.merging(batch)(cluster, inside, &report) ?? batch.picking(cluster)
      others += Self.text(report)
      for (index, id) in merged.recordIDs.enumerated() {
        let place = places[id] ?? cluster[0]
        let record = merged.picking([index])
        output[place].append(record)
        lines[place] += Self.text(record)
      }
    }
    others += links.map { "link \(min($0.a, $0.b)) \(max($0.a, $0.b)) \($0.score): \($0.reason)" }
  }

  /// The best link of each pair.
  private mutating func links(_ runner: GroupRunner, _ batch: RecordBatch, _ places: [String: Int]) -> [Link]
  {
    let profiles = runner.profiles(batch, 0..<batch.count)
    var blocks: [String: [Int]] = [:]
    for (index, keys) in profiles.keys.enumerated() {
      switch keys {
      case .success(let keys): for key in Set(keys) { blocks[key, default: []].append(index) }
      case .failure(let error):
        errors[index] = error
        lines[index] += Self.text(error)
      }
    }
    let compare = runner.comparison([profiles])
    var best: [Set<String>: Link] = [:]
    for (key, members) in blocks.sorted(by: { $0.key < $1.key }) where members.count > 1 {
      var report = Report()
      for link in compare(members, key, &report) where places[link.a] != nil && places[link.b] != nil {
        let pair: Set = [link.a, link.b]
        if pair.count == 2, (best[pair]?.score ?? -1) < link.score { best[pair] = link }
      }
      others += Self.text(report)
    }
    return best.values.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  /// Positions of records joined by links, singletons too, in input order.
  private static func clusters(_ links: [Link], _ places: [String: Int], count: Int) -> [[Int]] {
    var cluster = Array(0..<count)
    for link in links {
      guard let a = places[link.a], let b = places[link.b] else { continue }
      let (to, from) = (min(cluster[a], cluster[b]), max(cluster[a], cluster[b]))
      for index in cluster.indices where cluster[index] == from { cluster[index] = to }
    }
    return Dictionary(grouping: 0..<count) { cluster[$0] }.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension RecordBatch {
  /// The records at `indices`, in their order.
  func picking(_ indices: [Int]) -> RecordBatch {
    switch self {
    case .pages(let list): .pages(indices.map { list[$0] })
    case .documents(let list): .documents(indices.map { list[$0] })
    case .evidence(let list): .evidence(indices.map { list[$0] })
    }
  }
}
