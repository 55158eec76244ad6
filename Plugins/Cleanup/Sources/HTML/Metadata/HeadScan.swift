internal import ThreshMarkup

/// The nodes of a page that metadata is read from, found in one pass.
struct HeadScan {
  /// `meta` elements in order: name, property or itemprop in lower case, and content.
  private(set) var metas: [(name: String, content: String)] = []
  private var firstMetas: [String: String] = [:]
  /// `link` elements: relation in lower case, and address.
  private(set) var links: [(rel: String, href: String)] = []
  /// Contents of JSON-LD scripts.
  private(set) var scripts: [ArraySlice<UInt8>] = []
  private(set) var title: Int?
  private(set) var headings: [Int] = []
  private(set) var times: [Int] = []
  /// Elements with an `itemprop`, `meta` included.
  private(set) var properties: [(name: String, node: Int)] = []
  /// Links to an author, by `rel`.
  private(set) var authorLinks: [Int] = []
  private(set) var language: String?

  init(_ tree: MarkupTree) {
    for node in 1..<max(1, tree.count) where tree.kind(node) == .element {
      let tag = tree.tag(node)
      switch tag {
      case .html:
        language = language ?? tree.attributeString(node, .lang) ?? tree.attributeString(node, .xmlLang)
      case .meta: add(meta: node, tree)
      case .link:
        if let rel = tree.attributeString(node, .rel), let href = tree.attributeString(node, .href) {
          links.append((rel.lowercased(), href))
        }
      case .script:
        if tree.attributeString(node, .type)?.lowercased().holds("ld+json") == true {
          scripts.append(content(of: node, tree))
        }
      case .title: title = title ?? node
      case .h1: headings.append(node)
      case .time: times.append(node)
      case .a:
        if let rel = tree.attributeString(node, .rel), rel.split(separator: " ").contains("author") {
          authorLinks.append(node)
        }
      default: break
      }
      if tag != .meta, let name = tree.attributeString(node, .itemprop) {
        properties.append((name.lowercased(), node))
      }
    }
  }

  /// The data in a script. The parser hands long data over in pieces, each of which is a node.
  private func content(of script: Int, _ tree: MarkupTree) -> ArraySlice<UInt8> {
    let pieces = tree.descendants(of: script).filter { tree.kind($0) == .data }
    return pieces.count == 1 ? tree.textBytes(pieces[0]) : ArraySlice(pieces.flatMap(tree.textBytes))
  }

  private mutating func add(meta node: Int, _ tree: MarkupTree) {
    guard let content = tree.attributeString(node, .content), !content.isEmpty else { return }
    for attribute in [AttributeName.property, .name] {
      if let name = tree.attributeString(node, attribute), !name.isEmpty {
        let name = name.lowercased()
        metas.append((name, content))
        if firstMetas[name] == nil { firstMetas[name] = content }
      }
    }
    if let name = tree.attributeString(node, .itemprop), !name.isEmpty {
      properties.append((name.lowercased(), node))
    }
  }

  /// The content of the first `meta` called `name`.
  func meta(_ name: String) -> String? { firstMetas[name] }

  /// The contents of all `meta` called `name`.
  func all(_ name: String) -> [String] { metas.filter { $0.name == name }.map(\.content) }
}
