internal import ThreshMarkup

/// The words of a segment, with white space collapsed unless it is preformatted, and the hyperlinks in it.
struct SegmentText {
  private(set) var bytes: [UInt8] = []
  private(set) var links: [DocumentBuilder.InlineLink] = []
  /// The link that is open, or -1, and where its text begins.
  private var link: Int
  private var linkStart = 0
  private var isSpacePending = false

  init(_ segment: Segment, _ tree: MarkupTree, preformatted: Bool) {
    link = segment.link
    bytes.reserveCapacity(segment.bytes * 6 / 5)
    tree.bytes.withUnsafeBufferPointer { read(segment.nodes, tree, $0, preformatted) }
    closeLink(tree)
  }

  private mutating func read(
    _ nodes: Range<Int>, _ tree: MarkupTree, _ source: UnsafeBufferPointer<UInt8>, _ preformatted: Bool
  ) {
    var node = nodes.lowerBound
    while node < nodes.upperBound {
      if link >= 0, node >= tree.end(link) { closeLink(tree) }
      switch tree.kind(node) {
      case .text: add(UnsafeBufferPointer(rebasing: source[tree.textRange(node)]), preformatted)
      case .element:
        let tag = tree.tag(node)
        if HTMLTags.unseen.contains(tag) || Hints.isUnseen(tree, source, node) {
          node = max(tree.end(node), node + 1)
          continue
        }
        if tag == .br {
          if preformatted { bytes.append(0x0A) } else { isSpacePending = true }
        } else if tag == .a {
          if Notes.isWayBack(node, tree) {
            node = max(tree.end(node), node + 1)
            continue
          }
          closeLink(tree)
          link = node
          linkStart = bytes.count + (isSpacePending && !bytes.isEmpty ? 1 : 0)
        }
      default: break
      }
      node += 1
    }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ preformatted: Bool) {
    for byte in text {
      if byte <= 0x20, !preformatted {
        isSpacePending = true
      } else {
        if isSpacePending, !bytes.isEmpty { bytes.append(0x20) }
        isSpacePending = false
        bytes.append(byte)
      }
    }
  }

  private mutating func closeLink(_ tree: MarkupTree) {
    guard link >= 0 else { return }
    if bytes.count > linkStart, let target = tree.attributeString(link, .href), !target.isEmpty {
      links.append(DocumentBuilder.InlineLink(bytes: linkStart..<bytes.count, target: target))
    }
    link = -1
  }
}
