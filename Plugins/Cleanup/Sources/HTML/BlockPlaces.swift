internal import ThreshKit
internal import ThreshMarkup

/// Says what block a segment is, by the elements around it.
struct BlockPlaces {
  /// What a segment is.
  struct Place {
    var kind: Block.Kind
    var level: Int?
    /// Id of a footnote.
    var label: String?
    /// The `pre` around it.
    var pre: Int?
  }

  private let tree: MarkupTree
  private let outline: Outline
  private let notes: Notes
  /// How far up the meaning of a block is looked for.
  private static let farthest = 200
  /// Words of a caption that only a class name says is one.
  private static let longestCaption = 60

  init(_ tree: MarkupTree, _ outline: Outline) {
    self.tree = tree
    self.outline = outline
    notes = Notes(tree, outline)
  }

  /// What a segment is, by the nearest element around it that says so.
  func place(of segment: Segment) -> Place {
    var index = segment.element
    var depth = 0
    var isItem = false
    var steps = 0
    while index >= 0, steps < Self.farthest {
      steps += 1
      let element = outline.elements[index]
      if !isItem {
        if let level = HTMLTags.headingLevel(element.tag) { return Place(kind: .heading, level: level) }
        switch element.tag {
        case .figcaption, .caption: return Place(kind: .caption)
        case .pre: return Place(kind: .code, pre: index)
        case .blockquote: return Place(kind: .quote)
        default: if isCaption(element, segment) { return Place(kind: .caption) }
        }
      }
      if let id = notes.id(ofElement: index) { return Place(kind: .footnote, label: id) }
      if let role = tree.attributeString(element.node, .role), role == "doc-footnote" || role == "doc-endnote"
      {
        return Place(kind: .footnote, label: tree.attributeString(element.node, .id))
      }
      switch element.tag {
      case .li, .dt: isItem = true
      case .dd:
        isItem = true
        depth += 1
      case .ul, .ol, .dl: if isItem { depth += 1 }
      default: break
      }
      index = element.parent
    }
    return isItem ? Place(kind: .listItem, level: max(1, depth)) : Place(kind: .paragraph)
  }

  /// Whether a class says that an element is the caption of the picture beside it.
  private func isCaption(_ element: OutlineElement, _ segment: Segment) -> Bool {
    guard segment.words <= Self.longestCaption, element.segments.count == 1,
      let name = tree.attributeString(element.node, .class), name.lowercased().holds("caption")
    else { return false }
    let around = tree.parent(element.node)
    return tree.descendants(of: around).prefix(100).contains {
      tree.kind($0) == .element && tree.tag($0) == .img
    }
  }
}
