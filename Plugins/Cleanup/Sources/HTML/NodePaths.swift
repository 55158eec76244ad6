internal import ThreshMarkup

/// Writes where nodes are, such as `/html/body/div[2]/p[4]`, looking at each element's children only once.
struct NodePaths {
  private let tree: MarkupTree
  /// Of elements that others stand in, so that a page of many lines is not held once more.
  private var written: [Int: String] = [0: ""]
  /// Place among the siblings of the same name, for children of the elements looked at; 0 for an only one, and
  /// ``unknown`` for all others.
  private var places: [Int32]
  private static let unknown: Int32 = -1
  /// Paths longer than this help nobody, and could be as long as the page.
  private static let deepest = 200

  init(_ tree: MarkupTree) {
    self.tree = tree
    places = Array(repeating: Self.unknown, count: tree.count)
  }

  /// The path of an element, or nil when it is too deep to be worth writing.
  mutating func path(of node: Int) -> String? {
    var missing = [node]
    var around = tree.parent(node)
    while written[around] == nil {
      guard missing.count < Self.deepest, around > 0 else { return nil }
      missing.append(around)
      around = tree.parent(around)
    }
    guard var path = written[around], missing.count + path.utf8.count / 4 <= Self.deepest else { return nil }
    for element in missing.reversed() {
      let place = self.place(of: element)
      path += "/" + tree.tagName(element) + (place > 0 ? "[\(place)]" : "")
      if element != node { written[element] = path }
    }
    return path
  }

  private mutating func place(of node: Int) -> Int32 {
    if places[node] != Self.unknown { return places[node] }
    var last: [Tag: (count: Int32, first: Int)] = [:]
    for child in tree.children(of: tree.parent(node)) where tree.kind(child) == .element {
      guard let before = last[tree.tag(child)] else {
        last[tree.tag(child)] = (1, child)
        places[child] = 0
        continue
      }
      if before.count == 1 { places[before.first] = 1 }
      places[child] = before.count + 1
      last[tree.tag(child)] = (before.count + 1, before.first)
    }
    return places[node]
  }
}
