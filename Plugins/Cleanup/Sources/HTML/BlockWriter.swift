internal import ThreshKit
internal import ThreshMarkup

/// Writes chosen segments into a ``DocumentBuilder`` as blocks.
struct BlockWriter {
  private let tree: MarkupTree
  private let outline: Outline
  private let chosen: [Bool]
  private let speakers: Speakers
  private var paths: NodePaths
  /// Tables looked at so far; nil for those that lay out the page.
  private var tables: [Int: DataTable?] = [:]
  /// How far up the meaning of a block is looked for.
  private static let farthest = 200

  init(_ tree: MarkupTree, _ content: MainContent) {
    self.tree = tree
    outline = content.outline
    chosen = content.chosen
    paths = NodePaths(tree)
    speakers = Speakers(tree, content.outline)
  }

  /// Writes all chosen segments in order.
  mutating func write(into builder: inout DocumentBuilder) {
    var index = 0
    while index < outline.segments.count {
      guard chosen[index] else {
        index += 1
        continue
      }
      if let table = self.table(around: outline.segments[index].element) {
        write(table, into: &builder)
        index = max(index + 1, outline.elements[table.element].segments.upperBound)
        continue
      }
      let segment = outline.segments[index]
      let place = self.place(of: segment)
      let (text, links) = Self.text(of: segment, tree, preformatted: place.kind == .code)
      builder.append(
        place.kind, text, level: place.level, speaker: speakers.speaker(of: segment),
        path: paths.path(of: outline.elements[segment.element].node), links: links)
      index += 1
    }
  }

  /// The data table around an element: the outermost table, or if that lays out the page, the innermost one.
  private mutating func table(around element: Int) -> DataTable? {
    for index in [outline.elements[element].outerTable, outline.elements[element].innerTable] where index >= 0
    {
      if tables[index] == nil { tables[index] = .some(DataTable(at: index, outline, tree)) }
      if let table = tables[index] ?? nil { return table }
    }
    return nil
  }

  /// Writes a table's chosen segments, those of one cell together.
  private mutating func write(_ table: DataTable, into builder: inout DocumentBuilder) {
    var caption: [UInt8] = []
    for index in table.captionSegments(outline) where chosen[index] {
      if !caption.isEmpty { caption.append(0x20) }
      caption += Self.words(of: outline.segments[index], tree)
    }
    if !caption.isEmpty { builder.append(.caption, caption) }
    builder.beginTable(caption: caption.isEmpty ? nil : String(decoding: caption, as: UTF8.self))
    for cell in table.cells {
      var text: [UInt8] = []
      var links: [DocumentBuilder.InlineLink] = []
      for index in outline.elements[cell.element].segments where chosen[index] {
        let (words, inner) = Self.text(of: outline.segments[index], tree, preformatted: false)
        if !text.isEmpty { text.append(0x20) }
        links += inner.map {
          DocumentBuilder.InlineLink(
            bytes: $0.bytes.lowerBound + text.count..<$0.bytes.upperBound + text.count, target: $0.target)
        }
        text += words
      }
      builder.appendCell(
        text, at: cell.place, path: paths.path(of: outline.elements[cell.element].node), links: links)
    }
    builder.endTable()
  }

  /// What block a segment is, by the nearest element around it that says so.
  private func place(of segment: Segment) -> (kind: Block.Kind, level: Int?) {
    var element = segment.element
    var depth = 0
    var kind: Block.Kind?
    var steps = 0
    while element >= 0, steps < Self.farthest {
      steps += 1
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
