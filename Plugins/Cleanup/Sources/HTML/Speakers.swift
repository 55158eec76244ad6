internal import ThreshMarkup

/// Who says what on a page of several voices, where schema.org marks say it.
struct Speakers {
  /// Stretches of nodes, the name of who speaks there and the index of the stretch around, or -1; in document order.
  private var voices: [Voice] = []
  private typealias Voice = (nodes: Range<Int>, name: String, around: Int)

  static let spoken = ["Answer", "Question", "Comment", "DiscussionForumPosting"]

  init(_ tree: MarkupTree, _ outline: Outline) {
    for element in outline.elements {
      guard let type = tree.attributeString(element.node, .itemtype),
        Self.spoken.contains(where: { type.hasSuffix("/" + $0) }),
        let name = Self.author(of: element.node, tree)
      else { continue }
      let around = Self.innermost(voices, at: element.node)
      voices.append((element.node..<tree.end(element.node), name, around))
    }
  }

  /// The name of the innermost marked speaker around a segment.
  func speaker(of segment: Segment) -> String? {
    let index = Self.innermost(voices, at: segment.nodes.lowerBound)
    return index < 0 ? nil : voices[index].name
  }

  /// The index of the innermost of `voices` that holds a node, or -1.
  private static func innermost(_ voices: [Voice], at node: Int) -> Int {
    // The last one that begins before the node, or one around that.
    var low = 0
    var high = voices.count
    while low < high {
      let middle = (low + high) / 2
      if voices[middle].nodes.lowerBound <= node { low = middle + 1 } else { high = middle }
    }
    var index = low - 1
    while index >= 0, voices[index].nodes.upperBound <= node { index = voices[index].around }
    return index
  }

  /// The text of the `itemprop="author"` inside a marked post, or of the `name` in it.
  private static func author(of post: Int, _ tree: MarkupTree) -> String? {
    var node = post + 1
    while node < tree.end(post) {
      if tree.kind(node) == .element {
        // A post inside this one has its own author.
        if node > post, let type = tree.attributeString(node, .itemtype),
          spoken.contains(where: { type.hasSuffix("/" + $0) })
        {
          node = tree.end(node)
          continue
        }
        if tree.attributeString(node, .itemprop) == "author" { return name(of: node, tree) }
      }
      node += 1
    }
    return nil
  }

  private static func name(of author: Int, _ tree: MarkupTree) -> String? {
    for node in author..<tree.end(author) where tree.kind(node) == .element {
      if node != author, tree.attributeString(node, .itemprop) == "name" {
        return PersonName.clean(tree.attributeString(node, .content) ?? tree.text(of: node))
      }
    }
    return PersonName.clean(tree.attributeString(author, .content) ?? tree.text(of: author))
  }
}
