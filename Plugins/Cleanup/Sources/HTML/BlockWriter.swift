internal import ThreshKit
internal import ThreshMarkup

/// Writes chosen segments into a ``DocumentBuilder`` as blocks.
struct BlockWriter {
  private let tree: MarkupTree
  private let outline: Outline
  private let chosen: [Bool]

  init(_ tree: MarkupTree, _ content: MainContent) {
    self.tree = tree
    outline = content.outline
    chosen = content.chosen
  }

  func write(into builder: inout DocumentBuilder) {
    var index = 0
    while index < outline.segments.count {
      guard chosen[index] else {
        index += 1
        continue
      }
      let segment = outline.segments[index]
      let place = self.place(of: segment)
      let (text, links) = Self.text(of: segment, tree, preformatted: place.kind == .code)
      builder.append(
        place.kind, text, level: place.level, path: tree.path(of: outline.elements[segment.element].node),
        links: links)
      index += 1
    }
  }

  /// What block a segment is, by the nearest element around it that says so.
  private func place(of segment: Segment) -> (kind: Block.Kind, level: Int?) {
    var element = segment.element
    var depth = 0
    var kind: Block.Kind?
    while element >= 0 {
      let tag = outline.elements[element].tag
      if let level = HTMLTags.headingLevel(tag), kind == nil { return (.heading, level) }
      switch tag {
      case .figcaption, .caption: if kind == nil { return (.caption, nil) }
      case .pre: if kind == nil { return (.code, nil) }
      case .blockquote: if kind == nil { return (.quote, nil) }
      case .li, .dd, .dt: kind = kind ?? .listItem
      case .ul, .ol, .dl: if kind == .listItem { depth += 1 }
      default: break
      }
      element = outline.elements[element].parent
    }
    return kind == .listItem ? (.listItem, max(1, depth)) : (.paragraph, nil)
  }

  /// The words of a segment with one space between them.
  static func words(of segment: Segment, _ tree: MarkupTree) -> [UInt8] {
    text(of: segment, tree, preformatted: false).0
  }

  /// The words of a segment with white space collapsed, and the hyperlinks in it.
  private static func text(of segment: Segment, _ tree: MarkupTree, preformatted: Bool) -> (
    [UInt8], [DocumentBuilder.InlineLink]
  ) {
    var out: [UInt8] = []
    out.reserveCapacity(segment.bytes * 6 / 5)
    var links: [DocumentBuilder.InlineLink] = []
    var link = segment.link
    var linkStart = 0
    var pendingSpace = false
    func closeLink() {
      guard link >= 0 else { return }
      if out.count > linkStart, let target = tree.attributeString(link, .href), !target.isEmpty {
        links.append(DocumentBuilder.InlineLink(bytes: linkStart..<out.count, target: target))
      }
      link = -1
    }
    tree.bytes.withUnsafeBufferPointer { bytes in
      var node = segment.nodes.lowerBound
      while node < segment.nodes.upperBound {
        if link >= 0, node >= tree.end(link) { closeLink() }
        switch tree.kind(node) {
        case .text:
          for index in tree.textRange(node) {
            let byte = bytes[index]
            if byte <= 0x20, !preformatted || byte != 0x0A {
              pendingSpace = true
            } else {
              if pendingSpace, !out.isEmpty { out.append(0x20) }
              pendingSpace = false
              out.append(byte)
            }
          }
        case .element:
          let tag = tree.tag(node)
          if HTMLTags.unseen.contains(tag) || Hints.isUnseen(tree, bytes, node) {
            node = max(tree.end(node), node + 1)
            continue
          }
          if tag == .br {
            if preformatted { out.append(0x0A) } else { pendingSpace = true }
          } else if tag == .a {
            closeLink()
            link = node
            linkStart = out.count + (pendingSpace && !out.isEmpty ? 1 : 0)
          }
        default: break
        }
        node += 1
      }
    }
    closeLink()
    return (out, links)
  }
}
