/// Records joined by links, however long the chain between them.
struct LinkClusters {
  private var parent: [String: String] = [:]

  init(_ links: [Link]) {
    for link in links {
      let a = compressedRoot(link.a)
      let b = compressedRoot(link.b)
      if a != b { parent[b] = a }
    }
  }

  /// The same id for all members of a cluster; the id itself for a record without links.
  func root(_ id: String) -> String {
    var id = id
    while let next = parent[id] { id = next }
    return id
  }

  private mutating func compressedRoot(_ id: String) -> String {
    let root = root(id)
    var id = id
    while let next = parent[id] {
      parent[id] = root
      id = next
    }
    return root
  }
}
