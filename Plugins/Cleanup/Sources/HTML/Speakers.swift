internal import ThreshMarkup

/// Who says what, and when, on a page of several voices: where schema.org marks say it, or else JSON-LD, or the form of
/// the page's posts.
struct Speakers {
  /// A stretch of nodes in which one person speaks.
  struct Voice {
    var nodes: Range<Int>
    var name: String?
    /// ISO 8601, as precise as stated.
    var date: String?
  }

  /// In document order; inner ones come later.
  private var voices: [Voice] = []
  /// The next voice, and those around the place that was asked for last.
  private var next = 0
  private var open: [Int] = []

  /// The last parts of the types of posts.
  static let spoken = ["Answer", "Question", "Comment", "DiscussionForumPosting"]

  /// - Parameter stated: the posts that the page's JSON-LD tells of.
  init(_ tree: MarkupTree, _ content: MainContent, stated: [StatedPost] = []) {
    for element in content.outline.elements where Self.isPost(element.node, tree) {
      let range = element.node..<tree.end(element.node)
      let marks = PostMarks(in: range, tree) { Self.isPost($0, tree) }
      guard marks.markedName != nil || marks.markedDate != nil else { continue }
      voices.append(Voice(nodes: range, name: marks.markedName, date: marks.markedDate))
    }
    if voices.isEmpty { voices = StatedPost.voices(stated, tree, content) }
    if voices.isEmpty { voices = RepeatedPosts(tree, content).voices }
  }

  /// The innermost voice around a segment. Segments are asked for in their order.
  mutating func voice(of segment: Segment) -> Voice? {
    if voices.isEmpty { return nil }
    let node = segment.nodes.lowerBound
    while next < voices.count, voices[next].nodes.lowerBound <= node {
      leave(before: voices[next].nodes.lowerBound)
      open.append(next)
      next += 1
    }
    leave(before: node)
    guard var voice = open.last.map({ voices[$0] }) else { return nil }
    // The head of a post may be one in form, without the date.
    if voice.date == nil {
      voice.date = open.suffix(4).last { voices[$0].name == voice.name && voices[$0].date != nil }
        .flatMap { voices[$0].date }
    }
    return voice
  }

  private mutating func leave(before node: Int) {
    while let last = open.last, voices[last].nodes.upperBound <= node { open.removeLast() }
  }

  private static func isPost(_ node: Int, _ tree: MarkupTree) -> Bool {
    guard let type = tree.attributeString(node, .itemtype) else { return false }
    return spoken.contains { type.hasSuffix("/" + $0) }
  }
}
