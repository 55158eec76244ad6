internal import Foundation
internal import ThreshMarkup

/// A case of html5lib's tree-construction suite: a page, and the tree that a browser makes of it.
struct TreeCase {
  /// File and number, from 1.
  var name: String
  var page: [UInt8] = []
  /// The tree as the suite writes it, a node a line.
  var tree: [Substring] = []
  /// The element whose content the page is; nil for whole pages.
  var fragment: String?
  /// Whether scripts run; nil when it does not matter.
  var scripted: Bool?

  /// All cases in the `.dat` files directly in `folder`.
  static func all(in folder: URL) throws -> [TreeCase] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".dat") }.flatMap { name in
      cases(in: try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8), name)
    }
  }

  private static func cases(in file: String, _ name: String) -> [TreeCase] {
    var cases: [TreeCase] = []
    var section = ""
    var data: [Substring] = []
    // Not by `Character`: there, CR LF is one.
    for line in file.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(
      Substring.init)
    {
      if line == "#data" { cases.append(TreeCase(name: "\(name):\(cases.count + 1)")) }
      guard !cases.isEmpty else { continue }
      let last = cases.count - 1
      if section == "#data", line == "#errors" {
        cases[last].page = Array(data.joined(separator: "\n").utf8)
        data = []
      }
      switch line {
      case "#data" where section != "#data", "#errors", "#new-errors", "#document-fragment", "#document":
        section = String(line)
      case "#script-on": cases[last].scripted = true
      case "#script-off": cases[last].scripted = false
      default:
        switch section {
        case "#data": data.append(line)
        case "#document-fragment": cases[last].fragment = String(line)
        case "#document": cases[last].tree.append(line)
        default: break
        }
      }
    }
    return cases
  }

  /// The text that a reader sees in the suite's tree.
  var expectedText: String {
    var text = VisibleText()
    // Whether each open element hides its content, and whether it is a block.
    var open: [(hides: Bool, isBlock: Bool)] = []
    var isText = false
    func leave(to depth: Int) {
      while open.count > depth, let element = open.popLast() { if element.isBlock { text.separate() } }
    }
    for line in tree {
      guard line.hasPrefix("| ") else {
        // A text that goes on after a line break.
        if isText, !open.contains(where: \.hides) { text.add("\n" + Self.unquoted(line)) }
        continue
      }
      let node = line.dropFirst(2)
      let depth = node.prefix { $0 == " " }.count / 2
      let content = node.dropFirst(depth * 2)
      leave(to: depth)
      isText = content.hasPrefix("\"")
      if isText {
        if !open.contains(where: \.hides) { text.add(Self.unquoted(content.dropFirst())) }
      } else if content == "content" {
        open.append((true, false))
      } else if content.hasPrefix("<"), !content.hasPrefix("<!"), !content.hasPrefix("<?") {
        let name = content.dropFirst().prefix { $0 != ">" }
        let local = name.split(separator: " ").last.map(String.init) ?? ""
        let tag = VisibleText.tag(named: local)
        let isHTML = !name.contains(" ")
        let isBlock = isHTML && VisibleText.blocks.contains(tag)
        if isBlock { text.separate() }
        open.append((VisibleText.hides(tag, scripted: scripted ?? true), isBlock))
      }
    }
    return text.words
  }

  /// A line of text without the quotation mark that ends it.
  private static func unquoted(_ line: Substring) -> Substring {
    line.hasSuffix("\"") ? line.dropLast() : line
  }

  /// The text that a reader sees in the tree that Thresh makes of the page.
  func foundText() throws -> String {
    let tree = try MarkupTree(html: CharacterDecoder.decode(page, declared: "utf-8").bytes)
    var text = VisibleText()
    var ends: [Int] = []
    var node = 1
    while node < tree.count {
      while let end = ends.last, end <= node {
        text.separate()
        ends.removeLast()
      }
      let tag = tree.tag(node)
      if tree.kind(node) == .text {
        text.add(String(decoding: tree.textBytes(node), as: UTF8.self))
      } else if VisibleText.hides(tag, scripted: scripted ?? true) {
        node = tree.end(node)
        continue
      } else if VisibleText.blocks.contains(tag) {
        text.separate()
        ends.append(tree.end(node))
      }
      node += 1
    }
    return text.words
  }
}

/// Text as a reader sees it: white space collapsed, and between blocks.
struct VisibleText {
  private var text = ""

  mutating func add(_ more: some StringProtocol) { text += more }

  /// A block begins or ends.
  mutating func separate() { text += "\n" }

  var words: String {
    text.unicodeScalars.split { $0.value <= 0x20 }.map { String(Substring($0)) }.joined(separator: " ")
  }

  /// The tag with this name, ``Tag/none`` when it has no constant.
  static func tag(named name: String) -> Tag { Self.anyTree?.tag(named: name) ?? .none }

  private static let anyTree = try? MarkupTree(html: [0x78])

  /// Whether the content of `tag` is not seen: `noscript` counts only where scripts run.
  static func hides(_ tag: Tag, scripted: Bool) -> Bool {
    tag == .noscript ? scripted : MarkupTree.hiddenTags.contains(tag)
  }

  /// Elements that begin a new line, or a cell.
  static let blocks: TagSet = [
    .address, .article, .aside, .blockquote, .body, .br, .caption, .center, .colgroup, .dd, .details, .dialog,
    .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5,
    .h6, .head, .header, .hgroup, .hr, .html, .legend, .li, .listing, .main, .menu, .nav, .ol, .optgroup,
    .option, .p, .plaintext, .pre, .search, .section, .select, .summary, .table, .tbody, .td, .tfoot, .th,
    .thead, .title, .tr, .ul,
  ]
}
