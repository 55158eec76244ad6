internal import ThreshMarkup

/// The posts of a forum or of a list of comments, told by their form: elements that are alike, are called posts or
/// something of the kind, and most of which name an author.
struct RepeatedPosts {
  /// In document order.
  private(set) var voices: [Speakers.Voice] = []

  /// All posts together may be looked at as often as this for each node of the page.
  private static let looks = 8

  init(_ tree: MarkupTree, _ content: MainContent) {
    let outline = content.outline
    var taken = [0]
    taken.reserveCapacity(content.chosen.count + 1)
    for isChosen in content.chosen { taken.append(taken[taken.count - 1] + (isChosen ? 1 : 0)) }
    // Elements that may be posts, by what makes them alike.
    var groups: [UInt64: [Int]] = [:]
    var keys: [Int: UInt64] = [:]
    for (index, element) in outline.elements.enumerated() {
      guard !element.own.isDisjoint(with: [.post, .comments]) || element.tag == .article,
        taken[element.segments.upperBound] > taken[element.segments.lowerBound]
      else { continue }
      let key = Self.key(element, outline, tree)
      groups[key, default: []].append(index)
      keys[element.node] = key
    }
    var left = Self.looks * tree.count
    for (key, members) in groups.sorted(by: { $0.value[0] < $1.value[0] }) where members.count > 1 {
      var found: [Speakers.Voice] = []
      for index in members where left > 0 {
        let range = outline.elements[index].node..<tree.end(outline.elements[index].node)
        let marks = PostMarks(in: range, tree) { keys[$0] == key }
        left -= marks.steps
        if marks.name != nil { found.append(.init(nodes: range, name: marks.name, date: marks.date)) }
      }
      if found.count > 1, found.count * 2 > members.count { voices += found }
    }
    voices.sort { $0.nodes.lowerBound < $1.nodes.lowerBound }
  }

  /// Equal for elements with the same tag and the same class but for its digits.
  private static func key(_ element: OutlineElement, _ outline: Outline, _ tree: MarkupTree) -> UInt64 {
    var hash = WordHash.mix(WordHash.seed, UInt8(truncatingIfNeeded: element.tag.rawValue))
    for byte in tree.attribute(element.node, .class) ?? [] where byte &- 0x30 >= 10 {
      hash = WordHash.mix(hash, byte)
    }
    return hash
  }
}
