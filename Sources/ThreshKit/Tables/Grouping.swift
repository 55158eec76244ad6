/// Rows under a key, keys in the order of their first row.
struct Grouped<Row> {
  private(set) var groups: [(key: String, rows: [Row])] = []

  /// Rows whose key is nil are left out.
  init(_ rows: [Row], by key: (Row) -> String?) {
    var place: [String: Int] = [:]
    for row in rows {
      guard let key = key(row) else { continue }
      if let index = place[key] {
        groups[index].rows.append(row)
      } else {
        place[key] = groups.count
        groups.append((key, [row]))
      }
    }
  }
}

/// `items` without repeats, in the order of their first occurrence.
func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
  var seen: Set<Item> = []
  return items.filter { seen.insert($0).inserted }
}

/// How often each name occurs: the most frequent first, then by name.
func tally(_ names: [String]) -> [Tally] {
  var counts: [String: Int] = [:]
  for name in names { counts[name, default: 0] += 1 }
  return counts.map { Tally($0.key, $0.value) }.sorted { ($1.n, $0.name) < ($0.n, $1.name) }
}
