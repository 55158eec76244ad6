internal import ThreshMarkup

/// Writes where nodes are, such as `/html/body/div[2]/p[4]`, looking at each element's children only once.
struct NodePaths {
  private let tree: MarkupTree
  private var written: [Int: String] = [0: ""]
  /// Place among the siblings of the same name, for children of the elements looked at; 0 for an only one.
  private var places: [Int: Int] = [:]
  /// Paths longer than this help nobody, and could be as long as the page.
  private static let deepest = 200

  init(_ tree: MarkupTree) {
    self.tree = tree
  }

  /// The path of an element, or nil when it is too deep to be worth writing.
  mutating func path(of node: Int) -> String? {
    var missing: [Int] = []
    var node = node
    while written[node] == nil {
      guard missing.count < Self.deepest, node > 0 else { return nil }
      missing.append(node)
      node = tree.parent(node)
    }
    var path = written[node] ?? ""
    if missing.count + path.utf8.count / 4 > Self.deepest { return nil }
    for element in missing.reversed() {
      let place = self.place(of: element)
      path += "/" + tree.tagName(element) + (place > 0 ? "[\(place)]" : "")
      written[element] = path
    }
    return path
  }

  private mutating func place(of node: Int) -> Int {
    if let place = places[node] { return place }
    var last: [Tag: (count: Int, node: Int)] = [:]
    for child in tree.children(of: tree.parent(node)) where tree.kind(child) == .element {
      let count = last[tree.tag(child)]?.count ?? 0
      if count == 1, let first = last[tree.tag(child)]?.node { places[first] = 1 }
      places[child] = count == 0 ? 0 : count + 1
      last[tree.tag(child)] = (count + 1, child)
    }
    return places[node] ?? 0
  }
}
