internal import ThreshMarkup

/// A page as block elements and the segments of text in them, both in document order.
///
/// It is made in one pass over the tree; text that no reader sees is left out. Nothing is judged here.
struct Outline: Sendable {
  var elements: [OutlineElement] = []
  var segments: [Segment] = []
  /// Words before each segment; one entry more than there are segments.
  var wordsBefore: [Int] = [0]
  /// The same for words outside links, in segments that read like prose.
  var proseBefore: [Int] = [0]

  /// - Parameter scripted: whether the page is seen as a browser that runs scripts shows it, without `noscript`.
  init(_ tree: MarkupTree, scripted: Bool = true) {
    var maker = OutlineMaker(tree, scripted: scripted)
    tree.bytes.withUnsafeBufferPointer { maker.run(tree, $0) }
    // Taken out of the maker, so that they are not copied when they change.
    swap(&elements, &maker.elements)
    swap(&segments, &maker.segments)
    wordsBefore.reserveCapacity(segments.count + 1)
    proseBefore.reserveCapacity(segments.count + 1)
    inheritHints()
    for segment in segments {
      wordsBefore.append(wordsBefore[wordsBefore.count - 1] + segment.words)
      proseBefore.append(proseBefore[proseBefore.count - 1] + segment.proseWords)
    }
  }

  /// The outline of a page as a reader sees it: a page whose text is made by scripts often carries it a second time for
  /// browsers without them.
  static func shown(of tree: MarkupTree) -> Outline {
    let outline = Outline(tree)
    guard outline.totalProse < 100, tree.first(.noscript) != nil else { return outline }
    let plain = Outline(tree, scripted: false)
    return plain.totalProse > outline.totalProse * 2 ? plain : outline
  }

  /// Words of prose on the page.
  var totalProse: Int { proseBefore[segments.count] }

  /// Words in the segments of an element.
  func words(_ element: OutlineElement) -> Int {
    wordsBefore[element.segments.upperBound] - wordsBefore[element.segments.lowerBound]
  }

  /// Words of prose in the segments of an element.
  func prose(_ element: OutlineElement) -> Int {
    proseBefore[element.segments.upperBound] - proseBefore[element.segments.lowerBound]
  }

  /// Hands hints down to what is inside an element.
  ///
  /// An element that holds more than half of the page's words says nothing against them: `has-sidebar` on the whole
  /// page is not about the text in it.
  private mutating func inheritHints() {
    var total = 0
    var before = [0]
    var proseBefore = [0]
    before.reserveCapacity(segments.count + 1)
    proseBefore.reserveCapacity(segments.count + 1)
    for segment in segments {
      proseBefore.append(proseBefore[proseBefore.count - 1] + segment.plainProse)
      // Prose counts more than links and labels, of which a page may have any number.
      total += segment.plainProse * 4 + segment.words
      before.append(total)
    }
    for index in elements.indices {
      var hints = elements[index].own
      let range = elements[index].segments
      if (before[range.upperBound] - before[range.lowerBound]) * 2 > total {
        // A page of nothing but links is not saved by holding them all.
        if proseBefore[range.upperBound] > proseBefore[range.lowerBound] { hints.subtract(.negative) }
      }
      let parent = elements[index].parent
      let isTable = elements[index].tag == .table
      elements[index].innerTable = isTable ? index : -1
      elements[index].outerTable = isTable ? index : -1
      if parent >= 0 {
        hints.formUnion(elements[parent].inherited)
        if !isTable { elements[index].innerTable = elements[parent].innerTable }
        if elements[parent].outerTable >= 0 { elements[index].outerTable = elements[parent].outerTable }
      }
      elements[index].inherited = hints
    }
    for index in segments.indices { segments[index].hints = elements[segments[index].element].inherited }
  }
}

extension Hints {
  /// What speaks against an element's content: the hints below bit 32.
  static let negative = Hints(rawValue: (1 << 32) - 1)
}

extension Segment {
  /// Words outside links if the segment reads like prose, else 0.
  var plainProse: Int {
    guard words >= 8, stops > 0 || words >= 20 else { return 0 }
    return linkBytes * 2 > bytes ? 0 : words - words * linkBytes / max(bytes, 1)
  }

  /// The same if nothing around the segment speaks against it, else 0.
  var proseWords: Int { hints.isDisjoint(with: .unwanted) ? plainProse : 0 }
}

/// The pass over the tree that makes an ``Outline``.
private struct OutlineMaker {
  var elements: [OutlineElement] = []
  var segments: [Segment] = []
  private var open: [(index: Int, end: Int)] = []
  private var current: Segment?
  private var linkNode = -1
  private var linkEnd = 0
  private let titleWords: TitleHashes

  private let scripted: Bool

  init(_ tree: MarkupTree, scripted: Bool) {
    self.scripted = scripted
    titleWords = TitleHashes(tree)
    elements.reserveCapacity(tree.count / 4)
    segments.reserveCapacity(tree.count / 8)
  }

  mutating func run(_ tree: MarkupTree, _ bytes: UnsafeBufferPointer<UInt8>) {
    let count = tree.count
    var node = 1
    var breaks = 0
    while node < count {
      while let top = open.last, top.end <= node { close() }
      switch tree.kind(node) {
      case .text:
        if node >= linkEnd { linkNode = -1 }
        if !open.isEmpty, add(bytes, tree.textRange(node), node) { breaks = 0 }
      case .element:
        let tag = tree.tag(node)
        if HTMLTags.unseen.contains(tag) || (scripted && tag == .noscript) {
          if !HTMLTags.inline.contains(tag) { flush() }
          node = max(tree.end(node), node + 1)
          continue
        }
        if Hints.isForMachines(tree, bytes, node) {
          node = max(tree.end(node), node + 1)
          continue
        }
        if tag == .br {
          // Two line breaks in a row begin a new paragraph.
          breaks += 1
          if breaks == 2 { flush() }
        } else if HTMLTags.inline.contains(tag) {
          if Hints.isUnseen(tree, bytes, node) {
            node = max(tree.end(node), node + 1)
            continue
          }
          if tag == .a {
            linkNode = node
            linkEnd = tree.end(node)
          }
        } else {
          begin(tree, bytes, node, tag)
          breaks = 0
        }
      default: break
      }
      node += 1
    }
    while !open.isEmpty { close() }
  }

  private mutating func begin(
    _ tree: MarkupTree, _ bytes: UnsafeBufferPointer<UInt8>, _ node: Int, _ tag: Tag
  ) {
    flush()
    let index = elements.count
    elements.append(
      OutlineElement(
        node: node, tag: tag, parent: open.last?.index ?? -1, segments: segments.count..<segments.count,
        own: Hints.of(tree, bytes, node, tag)))
    open.append((index, tree.end(node)))
  }

  private mutating func close() {
    flush()
    guard let top = open.popLast() else { return }
    elements[top.index].segments = elements[top.index].segments.lowerBound..<segments.count
  }

  private mutating func flush() {
    if let segment = current, segment.bytes > 0 { segments.append(segment) }
    current = nil
  }

  /// Adds a text node to the open segment; false when it holds only white space.
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ node: Int) -> Bool {
    var segment =
      current
      ?? Segment(nodes: node..<node, element: open[open.count - 1].index, link: linkNode)
    let before = segment.bytes
    segment.text.count(bytes, range, titleWords)
    let added = segment.bytes - before
    guard added > 0 else { return false }
    segment.nodes = segment.nodes.lowerBound..<node + 1
    if linkNode >= 0 { segment.linkBytes += added }
    current = segment
    return true
  }
}
