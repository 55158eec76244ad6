/// Sets that are joined two by two, and the clusters that come of it.
struct UnionFind {
  private var parents: [Int]

  init(_ count: Int) {
    parents = Array(0..<count)
  }

  /// Puts `a` and `b` into one cluster.
  mutating func join(_ a: Int, _ b: Int) {
    let x = root(a)
    let y = root(b)
    // The smaller index stays root, so that a cluster is known by its first member.
    parents[max(x, y)] = min(x, y)
  }

  /// The first member of the cluster `index` is in.
  mutating func root(_ index: Int) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  /// Members of every cluster, ascending; clusters by their first member.
  mutating func clusters() -> [[Int]] {
    var members = [[Int]](repeating: [], count: parents.count)
    for index in parents.indices { members[root(index)].append(index) }
    return members.filter { !$0.isEmpty }
  }
}
