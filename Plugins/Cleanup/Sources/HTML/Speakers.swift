internal import ThreshMarkup

/// Who says what on a page of several voices, where schema.org marks say it.
struct Speakers {
  /// Stretches of nodes and the name of who speaks there, in document order; inner ones come later.
  private var voices: [(nodes: Range<Int>, name: String)] = []

  static let spoken = ["Answer", "Question", "Comment", "DiscussionForumPosting"]

  init(_ tree: MarkupTree, _ outline: Outline) {
    for element in outline.elements {
      guard let type = tree.attributeString(element.node, .itemtype),
        Self.spoken.contains(where: { type.hasSuffix("/" + $0) }),
        let name = Self.author(of: element.node, tree)
      else { continue }
      voices.append((element.node..<tree.end(element.node), name))
    }
  }

  /// The name of the innermost marked speaker around a segment.
  func speaker(of segment: Segment) -> String? {
    if voices.isEmpty { return nil }
    return voices.last { $0.nodes.contains(segment.nodes.lowerBound) }?.name
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
