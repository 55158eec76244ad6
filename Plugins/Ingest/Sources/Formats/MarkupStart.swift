/// What the first lines of a file show of its markup: declaration, document type and first element.
struct MarkupStart {
  private(set) var hasXMLDeclaration = false
  /// Name of the document type, in lower case.
  private(set) var doctype: String?
  /// Name of the first element in lower case, without a namespace prefix; nil when the text does not begin with markup.
  private(set) var root: String?
  /// Whether the XHTML namespace or document type is named.
  private(set) var isXHTML = false
  /// Whether the root is a JATS (or older NLM) article or a set of them, and not HTML's `article`.
  private(set) var isJATS = false

  /// - Parameter head: the beginning of a file, one byte a character.
  init(_ head: [UInt8]) {
    var at = 0
    while true {
      while at < head.count, ByteSearch.isSpace(head[at]) { at += 1 }
      guard at + 1 < head.count, head[at] == UInt8(ascii: "<") else { return }
      if ByteSearch.hasWord("<!--", in: head, at: at) {
        guard let end = ByteSearch.find("-->", in: head, at..<head.count) else { return }
        at = end + 3
      } else if head[at + 1] == UInt8(ascii: "?") {
        if ByteSearch.hasWord("<?xml", in: head, at: at) { hasXMLDeclaration = true }
        guard let end = ByteSearch.find(">", in: head, at..<head.count) else { return }
        at = end + 1
      } else if ByteSearch.hasWord("<!doctype", in: head, at: at) {
        at = readDoctype(head, at)
      } else {
        readRoot(head, at)
        return
      }
    }
  }

  /// Reads the document type declaration at `start`; the place after it.
  private mutating func readDoctype(_ head: [UInt8], _ start: Int) -> Int {
    var end = ByteSearch.find(">", in: head, start..<head.count) ?? head.count
    if let subset = ByteSearch.find("[", in: head, start..<end) {
      end = ByteSearch.find("]>", in: head, subset..<head.count).map { $0 + 1 } ?? head.count
    }
    let words = ByteSearch.text(head, start..<end).split {
      $0 == " " || $0 == "\n" || $0 == "\r\n" || $0 == "\t"
    }
    doctype = words.dropFirst().first.map { String($0).lowercased() }
    if ByteSearch.find("XHTML", in: head, start..<end) != nil { isXHTML = true }
    if doctype == "article" { isJATS = true }
    return min(end + 1, head.count)
  }

  private mutating func readRoot(_ head: [UInt8], _ start: Int) {
    var at = start + 1
    var name: [UInt8] = []
    while at < head.count, head[at] > 32, head[at] != UInt8(ascii: ">"), head[at] != UInt8(ascii: "/") {
      name.append(head[at])
      at += 1
    }
    guard let first = name.first, first | 32 >= 97, first | 32 <= 122 else { return }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    root = word.split(separator: ":").last.map(String.init) ?? word
    let tag = start..<(ByteSearch.find(">", in: head, start..<head.count) ?? head.count)
    func names(_ text: String, _ range: Range<Int>) -> Bool { ByteSearch.find(text, in: head, range) != nil }
    if names("http://www.w3.org/1999/xhtml", tag) { isXHTML = true }
    guard doctype == nil || doctype == "article" || doctype == root else { return }
    switch root {
    case "article":
      isJATS =
        isJATS || ["article-type=", "dtd-version=", "xmlns:xlink", "xmlns:mml"].contains { names($0, tag) }
        || names("<article-meta", start..<head.count) || names("<front>", start..<head.count)
    case "pmc-articleset":
      isJATS = true
    default: isJATS = false
    }
  }

  /// Elements that, at the very start of a file, show it to be HTML.
  static let htmlElements: Set<String> = [
    "html", "head", "body", "title", "meta", "link", "script", "style", "base", "div", "p", "h1", "h2", "h3",
    "table",
    "a", "b", "br", "font", "iframe", "article", "section", "main", "header", "nav", "span", "ul", "ol",
    "center",
  ]
}
