/// A page or article as one flat array of nodes in document order.
///
/// Nodes are known by their index. A node's descendants follow it without a gap, up to ``end(_:)``, so a
/// subtree is a range of indices and the next sibling of `n` is `end(n)`. Node 0 is the document itself.
/// All text and all attribute values lie in one buffer of UTF-8, ``bytes``.
public struct MarkupTree: Sendable {
  /// What a node is.
  public enum Kind: UInt8, Sendable {
    /// Node 0.
    case document
    case element
    /// Text that a reader of the page may see. Neighbouring texts are one node.
    case text
    /// Content of a script that holds data (JSON-LD and the like). Other scripts and styles are left empty.
    case data
    case comment
  }

  /// The text of all nodes and the values of all attributes, in UTF-8.
  public let bytes: [UInt8]
  /// What was put right silently while reading, such as an undeclared entity; for the page's problems.
  public let remarks: [String]
  let nodes: [Node]
  let attributes: [Attribute]
  let tags: NameTable
  let attributeNames: NameTable

  struct Node: Sendable {
    var parent: Int32
    /// One past the last descendant; 0 while the node is open.
    var end: Int32
    /// Text and comments: first byte. Elements: first attribute.
    var start: UInt32
    /// Text and comments: bytes. Elements: number of attributes.
    var length: UInt32
    var tag: Tag
    var kind: Kind
  }

  struct Attribute: Sendable {
    var start: UInt32
    var length: UInt32
    var name: AttributeName
  }

  /// Number of nodes, the document included.
  public var count: Int { nodes.count }

  public func kind(_ n: Int) -> Kind { nodes[n].kind }

  /// The element's tag; ``Tag/none`` for other nodes.
  public func tag(_ n: Int) -> Tag { nodes[n].tag }

  /// The element's name as in the page, in lower case for HTML, prefix included for XML; empty for other nodes.
  public func tagName(_ n: Int) -> String { tags.name(nodes[n].tag.rawValue) }

  /// Index of the parent; -1 for the document.
  public func parent(_ n: Int) -> Int { Int(nodes[n].parent) }

  /// One past the last descendant of `n`: the index of its next sibling, if it has one.
  public func end(_ n: Int) -> Int { Int(nodes[n].end) }

  /// Indices of all descendants of `n` in document order.
  public func descendants(of n: Int) -> Range<Int> { n + 1..<Int(nodes[n].end) }

  /// Indices of the children of `n` in document order.
  public func children(of n: Int) -> Children {
    Children(nodes: nodes, position: n + 1, end: Int(nodes[n].end))
  }

  /// Where in ``bytes`` the text of `n` lies; empty for elements.
  public func textRange(_ n: Int) -> Range<Int> {
    let node = nodes[n]
    if node.kind == .element { return 0..<0 }
    return Int(node.start)..<Int(node.start + node.length)
  }

  /// The text of a text, data or comment node as it stands in the page, entities decoded; empty for elements.
  public func textBytes(_ n: Int) -> ArraySlice<UInt8> { bytes[textRange(n)] }

  /// Children of a node, made by jumping from one to the next.
  public struct Children: Sequence, IteratorProtocol, Sendable {
    let nodes: [Node]
    var position: Int
    let end: Int

    public mutating func next() -> Int? {
      if position >= end { return nil }
      defer { position = Int(nodes[position].end) }
      return position
    }
  }
}

extension MarkupTree {
  /// The tag that elements called `name` have in this tree, if there may be any.
  public func tag(named name: String) -> Tag? {
    let number = tags.number(of: name)
    return number == 0 ? nil : Tag(rawValue: number)
  }

  /// The number that attributes called `name` have in this tree, if there may be any.
  public func attributeName(_ name: String) -> AttributeName? {
    let number = attributeNames.number(of: name)
    return number == 0 ? nil : AttributeName(rawValue: number)
  }

  /// Where in ``bytes`` the value of an attribute lies; nil when `n` does not have it, empty when it has no value.
  public func attributeRange(_ n: Int, _ name: AttributeName) -> Range<Int>? {
    let node = nodes[n]
    guard node.kind == .element else { return nil }
    for index in Int(node.start)..<Int(node.start + node.length) where attributes[index].name == name {
      let value = attributes[index]
      return Int(value.start)..<Int(value.start + value.length)
    }
    return nil
  }

  /// The value of an attribute, entities decoded; nil when `n` does not have it, empty when it has no value.
  public func attribute(_ n: Int, _ name: AttributeName) -> ArraySlice<UInt8>? {
    attributeRange(n, name).map { bytes[$0] }
  }

  /// The value of the attribute called `name`; slower than asking by ``AttributeName``.
  public func attribute(_ n: Int, _ name: String) -> ArraySlice<UInt8>? {
    attributeName(name).flatMap { attribute(n, $0) }
  }

  /// The value of an attribute as a string, white space at both ends removed.
  public func attributeString(_ n: Int, _ name: AttributeName) -> String? {
    attribute(n, name).map { String(decoding: ASCII.trim($0), as: UTF8.self) }
  }

  /// The same for the attribute called `name`; slower than asking by ``AttributeName``.
  public func attributeString(_ n: Int, _ name: String) -> String? {
    attributeName(name).flatMap { attributeString(n, $0) }
  }

  /// All attributes of `n` in the order of the page, names as in ``tagName(_:)``.
  public func attributes(of n: Int) -> [(name: String, value: String)] {
    let node = nodes[n]
    guard node.kind == .element else { return [] }
    return attributes[Int(node.start)..<Int(node.start + node.length)].map {
      (
        attributeNames.name($0.name.rawValue),
        String(decoding: bytes[Int($0.start)..<Int($0.start + $0.length)], as: UTF8.self)
      )
    }
  }

  /// Whether one of the words in the element's `class` is `name` (letter case counts).
  public func hasClass(_ n: Int, _ name: StaticString) -> Bool {
    guard let range = attributeRange(n, .class) else { return false }
    return name.withUTF8Buffer { ASCII.hasWord($0, in: bytes[range]) }
  }
}
