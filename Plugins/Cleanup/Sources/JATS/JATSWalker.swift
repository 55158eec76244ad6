internal import ThreshKit
internal import ThreshMarkup

/// Turns an article's abstract, body and back matter into blocks, in reading order.
///
/// It recurses over sections and lists; XML is never read with the parser's depth limit off, so that the depth
/// is at most 256.
struct JATSWalker {
  private let article: JATSArticle
  private let tree: MarkupTree
  private(set) var builder: DocumentBuilder

  init(_ article: JATSArticle, _ builder: DocumentBuilder) {
    self.article = article
    tree = article.tree
    self.builder = builder
  }

  /// Walks the whole article.
  mutating func walk() {
    if let title = article.child(.articleTitle, of: article.child(.titleGroup, of: article.meta)) {
      block(.heading, title, level: 1)
    }
    for abstract in article.children(.abstract, of: article.meta) { walkAbstract(abstract) }
    if let body = article.body {
      builder.endSections(from: 2)
      walkContent(body, level: 1)
    }
    if let floats = article.floats {
      builder.endSections(from: 2)
      walkContent(floats, level: 1)
    }
    if let back = article.back { walkBack(back) }
  }

  private mutating func walkAbstract(_ abstract: Int) {
    builder.endSections(from: 2)
    if article.child(.title, of: abstract) == nil {
      builder.append(.heading, Array("Abstract".utf8), level: 2, path: tree.path(of: abstract))
    }
    walkContent(abstract, level: 2)
  }

  private mutating func walkBack(_ back: Int) {
    for part in tree.children(of: back) where tree.kind(part) == .element && tree.tag(part) != .refList {
      builder.endSections(from: 2)
      if tree.tag(part) == .ack, article.child(.title, of: part) == nil {
        builder.append(.heading, Array("Acknowledgements".utf8), level: 2, path: tree.path(of: part))
        walkContent(part, level: 2)
      } else {
        walkElement(part, level: 2)
      }
    }
  }

  /// The children of a section-like element: its title is a heading of `level`, sections in it are one deeper.
  private mutating func walkContent(_ n: Int, level: Int) {
    var run = JATSText()
    for child in tree.children(of: n) {
      switch tree.kind(child) {
      case .text: run.append(tree, child)
      case .element:
        if isInline(child) {
          run.append(tree, child)
        } else {
          flush(&run, .paragraph, n)
          if tree.tag(child) == .title {
            block(.heading, child, level: min(level, 6))
          } else {
            walkElement(child, level: level + 1)
          }
        }
      case .document, .data, .comment: break
      }
    }
    flush(&run, .paragraph, n)
  }

  private func isInline(_ n: Int) -> Bool { Self.inline.contains(tree.tag(n)) }

  private static let inline: TagSet = [
    .bold, .italic, .sub, .sup, .xref, .extLink, .underline, .sc, .monospace, .styledContent, .namedContent,
    .uri,
    .inlineFormula, .email,
  ]

  private static let skipped: TagSet = [
    .label, .secMeta, .objectId, .graphic, .altText, .longDesc, .attrib, .permissions, .refList, .kwdGroup,
    .alternatives,
  ]

  /// Any element; sections found here get a heading of `level`.
  private mutating func walkElement(_ n: Int, level: Int) {
    let tag = tree.tag(n)
    if Self.skipped.contains(tag) { return }
    switch tag {
    case .p: paragraph(n, .paragraph, level: level)
    case .sec, .app, .boxedText, .appGroup, .ack, .notes, .glossary, .statement:
      builder.endSections(from: min(level, 6))
      walkContent(n, level: level)
      builder.endSections(from: min(level, 6))
    case .list: walkList(n, depth: 1)
    case .defList: walkDefinitions(n)
    case .dispQuote, .verseGroup: walkQuote(n)
    case .speech: walkSpeech(n)
    case .fig, .supplementaryMaterial, .media: caption(n)
    case .tableWrap: walkTable(n)
    case .fn: footnote(n)
    case .preformat, .code: block(.code, n)
    case .dispFormula: block(.paragraph, n)
    case .caption: paragraph(n, .caption, level: level)
    default: walkContent(n, level: level)
    }
  }

  // MARK: Blocks

  private mutating func block(_ kind: Block.Kind, _ n: Int, level: Int? = nil, speaker: String? = nil) {
    append(kind, JATSText(tree, n), n, level: level, speaker: speaker)
  }

  private mutating func append(
    _ kind: Block.Kind, _ text: JATSText, _ n: Int, level: Int? = nil, speaker: String? = nil
  ) {
    builder.append(
      kind, text.bytes, level: level, speaker: speaker, path: tree.path(of: n), links: text.links)
  }

  private mutating func flush(
    _ run: inout JATSText, _ kind: Block.Kind, _ n: Int, level: Int? = nil, speaker: String? = nil
  ) {
    if !run.isEmpty { append(kind, run, n, level: level, speaker: speaker) }
    run = JATSText()
  }

  /// A paragraph, in which lists, tables and the like may stand: they become blocks between its parts.
  private mutating func paragraph(
    _ n: Int, _ kind: Block.Kind, level: Int, depth: Int? = nil, speaker: String? = nil
  ) {
    var run = JATSText()
    for child in tree.children(of: n) {
      guard tree.kind(child) == .element, JATSText.blocks.contains(tree.tag(child)), tree.tag(child) != .array
      else {
        run.append(tree, child)
        continue
      }
      flush(&run, kind, n, level: depth, speaker: speaker)
      switch tree.tag(child) {
      case .p: paragraph(child, kind, level: level, depth: depth, speaker: speaker)
      case .list: walkList(child, depth: (depth ?? 0) + 1)
      default: walkElement(child, level: level)
      }
    }
    flush(&run, kind, n, level: depth, speaker: speaker)
  }

  private mutating func walkList(_ list: Int, depth: Int) {
    for item in tree.children(of: list) {
      switch tree.tag(item) {
      case .title: block(.paragraph, item)
      case .listItem:
        var run = JATSText()
        for child in tree.children(of: item) {
          switch tree.tag(child) {
          case .label: continue
          case .p: paragraph(child, .listItem, level: 6, depth: depth)
          case .list: walkList(child, depth: depth + 1)
          default: run.append(tree, child)
          }
        }
        flush(&run, .listItem, item, level: depth)
      default: break
      }
    }
  }

  /// A term and its meaning are one item: `term: meaning`.
  private mutating func walkDefinitions(_ list: Int) {
    for item in tree.children(of: list) {
      guard tree.tag(item) == .defItem else {
        if tree.tag(item) == .title { block(.paragraph, item) }
        continue
      }
      var text = JATSText()
      if let term = article.child(.term, of: item) { text = JATSText(tree, term) }
      if !text.isEmpty, text.bytes.last != UInt8(ascii: ":") { text.colon() }
      for meaning in article.children(.def, of: item) { text.append(tree, meaning) }
      append(.listItem, text, item, level: 1)
    }
  }

  private mutating func walkQuote(_ quote: Int) {
    let speaker = article.text(.attrib, of: quote)
    for child in tree.children(of: quote) where tree.kind(child) == .element {
      switch tree.tag(child) {
      case .attrib, .label: break
      case .p: paragraph(child, .quote, level: 6, speaker: speaker)
      case .verseLine, .title: block(.quote, child, speaker: speaker)
      default: walkElement(child, level: 6)
      }
    }
  }

  private mutating func walkSpeech(_ speech: Int) {
    let speaker = article.text(.speaker, of: speech)
    for child in article.children(.p, of: speech) { paragraph(child, .paragraph, level: 6, speaker: speaker) }
  }

  private mutating func footnote(_ n: Int) {
    var run = JATSText()
    for child in tree.children(of: n) {
      if tree.tag(child) == .p {
        flush(&run, .footnote, n)
        paragraph(child, .footnote, level: 6)
      } else {
        run.append(tree, child)
      }
    }
    flush(&run, .footnote, n)
  }

  // MARK: Figures and tables

  /// The label and caption of a figure or table, as one block. Returns its words.
  @discardableResult
  private mutating func caption(_ n: Int) -> String? {
    var text = JATSText()
    if let label = article.child(.label, of: n) {
      text = JATSText(tree, label)
      text.space()
    }
    for caption in article.children(.caption, of: n) {
      text.append(tree, caption)
      text.space()
    }
    guard !text.isEmpty else { return nil }
    append(.caption, text, n)
    return text.string
  }

  private mutating func walkTable(_ wrap: Int) {
    let caption = caption(wrap)
    for table in tree.descendants(of: wrap) where tree.tag(table) == .table {
      builder.beginTable(caption: caption)
      for cell in JATSTable.cells(tree, table) {
        let text = JATSText(tree, cell.node)
        builder.appendCell(text.bytes, at: cell.place, path: tree.path(of: cell.node), links: text.links)
      }
      builder.endTable()
    }
    for foot in article.children(.tableWrapFoot, of: wrap) {
      for child in tree.children(of: foot) where tree.kind(child) == .element {
        switch tree.tag(child) {
        case .fnGroup: for note in article.children(.fn, of: child) { footnote(note) }
        case .attrib: break
        default: footnote(child)
        }
      }
    }
  }
}
