internal import ThreshMarkup

/// The footnotes of a page: what marks in its text, such as a small raised number, lead to.
struct Notes {
  /// The id of each note, by the index of its element in ``Outline/elements``.
  private var ids: [Int: String] = [:]

  /// A longer text is a section of the page, whatever leads to it.
  private static let longest = 200

  init(_ tree: MarkupTree, _ outline: Outline) {
    // For each id, the first mark that leads to it.
    var marks: [String: Int] = [:]
    for node in 1..<max(1, tree.count) where tree.kind(node) == .element && tree.tag(node) == .a {
      guard let href = tree.attribute(node, .href), href.first == 0x23, href.count > 1,
        Self.isMark(node, tree)
      else { continue }
      let id = String(decoding: href.dropFirst(), as: UTF8.self)
      if marks[id] == nil { marks[id] = node }
    }
    if marks.isEmpty { return }
    var elements: [Int: Int] = [:]
    for (index, element) in outline.elements.enumerated() { elements[element.node] = index }
    for node in 1..<tree.count where tree.kind(node) == .element {
      guard let id = tree.attributeString(node, .id) ?? tree.attributeString(node, .name),
        let mark = marks[id], node > mark
      else { continue }
      // An id may be that of an empty element at the start of the note.
      var around = node
      while around > 0, elements[around] == nil { around = tree.parent(around) }
      guard let index = elements[around], around > mark, Self.tags.contains(outline.elements[index].tag),
        outline.words(outline.elements[index]) <= Self.longest
      else { continue }
      ids[index] = ids[index] ?? id
    }
  }

  /// The id of the note that an element is.
  func id(ofElement index: Int) -> String? { ids.isEmpty ? nil : ids[index] }

  private static let tags: TagSet = [.li, .p, .div, .dd, .aside, .section, .td]

  /// Whether a link into the page is the mark of a note: raised, in brackets, or said to be one.
  private static func isMark(_ link: Int, _ tree: MarkupTree) -> Bool {
    let text = tree.text(of: link)
    guard (1...12).contains(text.utf8.count) else { return false }
    if tree.attributeString(link, .role) == "doc-noteref" { return true }
    if text.hasPrefix("["), text.hasSuffix("]") { return true }
    guard text.utf8.count <= 4 else { return false }
    let parent = tree.parent(link)
    return tree.tag(parent) == .sup || tree.tag(tree.parent(parent)) == .sup
      || tree.children(of: link).contains { tree.kind($0) == .element && tree.tag($0) == .sup }
  }

  /// Whether a link leads from a note back to its mark, and says nothing.
  static func isWayBack(_ link: Int, _ tree: MarkupTree) -> Bool {
    guard tree.attribute(link, .href)?.first == 0x23 else { return false }
    let text = tree.text(of: link).unicodeScalars
    return !text.isEmpty && text.allSatisfy { "^↩↑↵⤴⏎\u{FE0E}\u{FE0F}".unicodeScalars.contains($0) }
  }
}
