import ThreshKit

/// Runs a group stage over a few records, as an engine would: profiles, keys, links inside blocks, closure, merge.
struct GroupRun<S: GroupStage> where S.Input == S.Output {
  private(set) var output: [S.Output] = []
  private(set) var links: [Link] = []

  init(_ stage: S, _ input: [S.Input]) throws {
    var report = Report()
    var blocks: [String: [S.Profile]] = [:]
    for record in input {
      let profile = try stage.profile(of: record)
      for key in Set(try stage.keys(for: profile)) { blocks[key, default: []].append(profile) }
    }
    var cluster = Dictionary(uniqueKeysWithValues: input.map { ($0.id, $0.id) })
    for (key, block) in blocks.sorted(by: { $0.key < $1.key }) where block.count > 1 {
      for link in try stage.links(in: block, key: key, &report) {
        links.append(link)
        let (from, to) = (cluster[link.b], cluster[link.a])
        for (id, root) in cluster where root == from { cluster[id] = to }
      }
    }
    for record in input where cluster[record.id] == record.id {
      let members = input.filter { cluster[$0.id] == record.id }
      let ids = Set(members.map(\.id))
      output += try stage.merge(
        members, links: links.filter { ids.contains($0.a) && ids.contains($0.b) }, &report)
    }
  }

  /// The ids of records joined by links, each group and the list sorted.
  var groups: [[String]] {
    var cluster = Dictionary(uniqueKeysWithValues: output.map { ($0.id, $0.id) })
    for link in links {
      let (from, to) = (cluster[link.b], cluster[link.a])
      for (id, root) in cluster where root == from { cluster[id] = to }
    }
    return Dictionary(grouping: output.map(\.id)) { cluster[$0] }.values.filter { $0.count > 1 }
      .map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}

let emptyContext = StageContext(resolve: { $0 }, read: { _ throws(ConfigurationError) in [] })
