/// Puts a ``MarkupTree`` together from the events of a parser.
///
/// It lives behind a pointer that libxml2 hands back with each event, so that adding a node costs no
/// reference counting and no exclusivity check.
struct TreeBuilder {
  var nodes: [MarkupTree.Node] = []
  var attributes: [MarkupTree.Attribute] = []
  var bytes: [UInt8] = []
  var tags = Tag.known
  var attributeNames = AttributeName.known
  /// Nodes that are open, outermost first.
  var open: [Int32] = []
  /// What each element that the parser holds open became: a node, or ``TreeBuilder/nothing``.
  var frames: [Int32] = []
  var html = HTMLState()

  static let nothing: Int32 = -1

  /// - Parameter sizeHint: bytes of the markup.
  init(sizeHint: Int) {
    self.init(nodes: sizeHint / 32)
    attributes.reserveCapacity(sizeHint / 64 + 16)
    bytes.reserveCapacity(sizeHint / 2 + 64)
  }

  private init(nodes count: Int) {
    nodes.reserveCapacity(count + 16)
    nodes.append(.init(parent: -1, end: 0, start: 0, length: 0, tag: .none, kind: .document))
    open.append(0)
  }

  /// For a page whose attributes are known before its elements.
  ///
  /// - Parameter sizeHint: bytes of the markup without them.
  init(_ known: consuming HTMLAttributes, sizeHint: Int) {
    self.init(nodes: sizeHint / 16)
    attributes = known.all
    attributeNames = known.names
    html.attributes = known.tags
    bytes = known.values
  }

  /// The innermost open node.
  var current: Int32 { open.last ?? 0 }

  /// Adds a node below the innermost open one. `end` is 0 for a node that is to be opened.
  mutating func add(_ kind: MarkupTree.Kind, tag: Tag = .none, start: Int, length: Int, open isOpen: Bool)
    -> Int32
  {
    let index = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(
      .init(
        parent: current, end: isOpen ? 0 : index + 1, start: UInt32(truncatingIfNeeded: start),
        length: UInt32(truncatingIfNeeded: length), tag: tag, kind: kind))
    if isOpen { open.append(index) }
    return index
  }

  /// Adds an attribute for the element that is added next.
  mutating func addAttribute(_ name: AttributeName, value: UnsafeBufferPointer<UInt8>) {
    attributes.append(
      .init(
        start: UInt32(truncatingIfNeeded: bytes.count), length: UInt32(truncatingIfNeeded: value.count),
        name: name))
    bytes.append(contentsOf: value)
  }

  /// Adds text, to the node before if that is text of the same parent.
  mutating func addText(_ text: UnsafeBufferPointer<UInt8>) {
    let last = nodes.count - 1
    if nodes[last].kind == .text, nodes[last].parent == current {
      nodes[last].length += UInt32(truncatingIfNeeded: text.count)
    } else {
      _ = add(.text, start: bytes.count, length: text.count, open: false)
    }
    bytes.append(contentsOf: text)
  }

  /// Adds a comment or data below the innermost open node.
  mutating func addLeaf(_ kind: MarkupTree.Kind, _ text: UnsafeBufferPointer<UInt8>) {
    _ = add(kind, start: bytes.count, length: text.count, open: false)
    bytes.append(contentsOf: text)
  }

  /// Closes `node` and everything inside it; does nothing when it is closed already.
  mutating func close(_ node: Int32) {
    guard nodes[Int(node)].end == 0 else { return }
    let end = Int32(truncatingIfNeeded: nodes.count)
    while let top = open.last {
      nodes[Int(top)].end = end
      open.removeLast()
      if top == node { return }
    }
  }

  /// The whole tree. All nodes are closed.
  mutating func finish(remarks: [String] = []) -> MarkupTree {
    close(0)
    return MarkupTree(
      bytes: bytes, remarks: remarks, nodes: nodes, attributes: attributes, tags: tags,
      attributeNames: attributeNames)
  }
}
