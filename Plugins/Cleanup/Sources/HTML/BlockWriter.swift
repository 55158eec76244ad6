internal import ThreshKit
internal import ThreshMarkup

/// Writes chosen segments into a ``DocumentBuilder`` as blocks.
struct BlockWriter {
  private let tree: MarkupTree
  private let outline: Outline
  private let chosen: [Bool]
  private var speakers: Speakers
  private let places: BlockPlaces
  private let leads: Leads
  private var paths: NodePaths
  /// Tables looked at so far; nil for those that lay out the page.
  private var tables: [Int: DataTable?] = [:]
  /// Levels of the leads whose text goes on, and the nodes at which it ends.
  private var open: [(level: Int, end: Int)] = []

  init(_ tree: MarkupTree, _ content: MainContent, _ leads: Leads, _ speakers: Speakers) {
    self.tree = tree
    self.leads = leads
    self.speakers = speakers
    outline = content.outline
    chosen = content.chosen
    paths = NodePaths(tree)
    places = BlockPlaces(tree, content.outline)
  }

  /// Writes all chosen segments in order.
  mutating func write(into builder: inout DocumentBuilder) {
    builder.reserve(chosen.count { $0 })
    var index = 0
    while index < outline.segments.count {
      guard chosen[index] else {
        index += 1
        continue
      }
      let segment = outline.segments[index]
      endLeads(before: segment.nodes.lowerBound, &builder)
      if let table = self.table(around: segment.element) {
        write(table, into: &builder)
        index = max(index + 1, outline.elements[table.element].segments.upperBound)
        continue
      }
      var place = places.place(of: segment)
      if let pre = place.pre {
        write(codeIn: pre, segment, into: &builder)
        index = max(index + 1, outline.elements[pre].segments.upperBound)
        continue
      }
      begin(leads.end(ofSegment: index), &place, builder)
      let text = SegmentText(segment, tree, preformatted: false)
      let voice = speakers.voice(of: segment)
      builder.append(
        place.kind, text.bytes, level: place.level, speaker: voice?.name, date: voice?.date,
        label: place.label,
        path: paths.path(of: outline.elements[segment.element].node), links: text.links)
      index += 1
    }
  }

  /// Makes a heading of a segment that others stand under.
  private mutating func begin(_ end: Int?, _ place: inout BlockPlaces.Place, _ builder: DocumentBuilder) {
    guard let end else { return }
    if place.kind == .paragraph || place.kind == .listItem {
      place = BlockPlaces.Place(kind: .heading, level: builder.nextHeadingLevel)
    }
    if place.kind == .heading, let level = place.level { open.append((level, end)) }
  }

  /// Leaves the sections of leads whose text ends before a node.
  private mutating func endLeads(before node: Int, _ builder: inout DocumentBuilder) {
    while let last = open.last, last.end <= node {
      builder.endSections(from: last.level)
      open.removeLast()
    }
  }

  /// Writes the chosen segments of a `pre` as one block: its lines may be elements of their own.
  private mutating func write(codeIn pre: Int, _ first: Segment, into builder: inout DocumentBuilder) {
    var code: [UInt8] = []
    var links: [DocumentBuilder.InlineLink] = []
    for index in outline.elements[pre].segments where chosen[index] {
      let text = SegmentText(outline.segments[index], tree, preformatted: true)
      if !code.isEmpty { code.append(0x0A) }
      links += text.links.map { $0.moved(by: code.count) }
      let end = text.bytes.lastIndex { $0 != 0x0A } ?? -1
      code += text.bytes[...end]
    }
    let voice = speakers.voice(of: first)
    builder.append(
      .code, code, speaker: voice?.name, date: voice?.date, path: paths.path(of: outline.elements[pre].node),
      links: links)
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
    // The caption of a figure around the table stands where it is, and is the table's all the same.
    if caption.isEmpty { caption = figureCaption(around: table) }
    builder.beginTable(caption: caption.isEmpty ? nil : String(decoding: caption, as: UTF8.self))
    for cell in table.cells {
      var text: [UInt8] = []
      var links: [DocumentBuilder.InlineLink] = []
      for index in outline.elements[cell.element].segments where chosen[index] {
        let words = SegmentText(outline.segments[index], tree, preformatted: false)
        if !text.isEmpty { text.append(0x20) }
        links += words.links.map { $0.moved(by: text.count) }
        text += words.bytes
      }
      builder.appendCell(
        text, at: cell.place, path: paths.path(of: outline.elements[cell.element].node), links: links)
    }
    builder.endTable()
  }

  /// The words of the caption of the figure that holds nothing but a table.
  private func figureCaption(around table: DataTable) -> [UInt8] {
    var around = outline.elements[table.element].parent
    while around >= 0, outline.elements[around].tag == .div { around = outline.elements[around].parent }
    guard around >= 0, outline.elements[around].tag == .figure else { return [] }
    let inside = outline.elements[table.element].segments
    return outline.elements[around].segments.filter { !inside.contains($0) && chosen[$0] }
      .filter { places.place(of: outline.segments[$0]).kind == .caption }
      .map { Self.words(of: outline.segments[$0], tree) }.joined(separator: [0x20]).map(\.self)
  }

  /// The words of a segment with one space between them.
  static func words(of segment: Segment, _ tree: MarkupTree) -> [UInt8] {
    SegmentText(segment, tree, preformatted: false).bytes
  }
}

extension DocumentBuilder.InlineLink {
  /// The same link in a text that has `count` bytes more before it.
  fileprivate func moved(by count: Int) -> DocumentBuilder.InlineLink {
    DocumentBuilder.InlineLink(bytes: bytes.lowerBound + count..<bytes.upperBound + count, target: target)
  }
}
