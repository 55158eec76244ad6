/// Walks over the comments, metas and links of a page's head without parsing the page.
struct HeadScanner {
  enum Item {
    /// The bytes between `<!--` and `-->`.
    case comment(Range<Int>)
    case meta(Attributes)
    case link(Attributes)
  }

  private let bytes: [UInt8]
  private let end: Int

  /// - Parameter limit: how far to look, in bytes.
  init(_ bytes: [UInt8], limit: Int) {
    self.bytes = bytes
    end = min(bytes.count, limit)
  }

  /// Calls `visit` for each item up to the page's body.
  func scan(_ visit: (Item) -> Void) {
    var at = 0
    while let open = ByteSearch.find(UInt8(ascii: "<"), in: bytes, at..<end) {
      at = open + 1
      guard at < end else { return }
      switch bytes[at] | 32 {
      case UInt8(ascii: "!"):
        guard ByteSearch.hasWord("!--", in: bytes, at: at) else { continue }
        let start = at + 3
        guard let close = ByteSearch.find("-->", in: bytes, start..<bytes.count) else { return }
        visit(.comment(start..<close))
        at = close + 3
      case UInt8(ascii: "m") where isTag("meta", at):
        visit(.meta(attributes(from: &at)))
      case UInt8(ascii: "l") where isTag("link", at):
        visit(.link(attributes(from: &at)))
      case UInt8(ascii: "s"):
        for name in ["script", "style", "svg"] where isTag(name, at) { at = closing(name, from: at) }
      case UInt8(ascii: "b") where isTag("body", at):
        // A comment may still follow directly: some tools put theirs at the top of the body.
        visitLeadingComments(at, visit)
        return
      default: break
      }
    }
  }

  private func visitLeadingComments(_ body: Int, _ visit: (Item) -> Void) {
    var at = ByteSearch.find(UInt8(ascii: ">"), in: bytes, body..<end).map { $0 + 1 } ?? end
    while true {
      while at < end, ByteSearch.isSpace(bytes[at]) { at += 1 }
      guard ByteSearch.hasWord("<!--", in: bytes, at: at),
        let close = ByteSearch.find("-->", in: bytes, at + 4..<end)
      else { return }
      visit(.comment(at + 4..<close))
      at = close + 3
    }
  }

  private func isTag(_ name: String, _ at: Int) -> Bool {
    guard ByteSearch.hasWord(name, in: bytes, at: at), at + name.utf8.count < end else { return false }
    let next = bytes[at + name.utf8.count]
    return ByteSearch.isSpace(next) || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
  }

  /// The place after the end tag of the element called `name`.
  private func closing(_ name: String, from start: Int) -> Int {
    var at = start
    while let hit = ByteSearch.find("</", in: bytes, at..<end) {
      if ByteSearch.hasWord(name, in: bytes, at: hit + 2) { return hit + 2 }
      at = hit + 2
    }
    return end
  }

  /// The attributes of one tag, names in lower case. A value is read when it is asked for: of most tags none is.
  struct Attributes {
    fileprivate let bytes: [UInt8]
    fileprivate var list: [(name: String, value: Range<Int>)] = []

    subscript(name: String) -> String? {
      guard let value = list.first(where: { $0.name == name })?.value else { return nil }
      let text = ByteSearch.text(bytes, value)
      guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
      return ["&amp;", "&#38;", "&#038;", "&#x26;"].reduce(text) { $0.replacing($1, with: "&") }
    }
  }

  private func attributes(from at: inout Int) -> Attributes {
    var attributes = Attributes(bytes: bytes)
    at += 4
    while at < end, bytes[at] != UInt8(ascii: ">") {
      if ByteSearch.isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "/") {
        at += 1
        continue
      }
      let name = at
      while at < end, !ByteSearch.isSpace(bytes[at]), bytes[at] != UInt8(ascii: "="),
        bytes[at] != UInt8(ascii: ">")
      {
        at += 1
      }
      // A stray equals sign would not move on.
      if at == name { at += 1 }
      let key = ByteSearch.text(bytes, name..<at).lowercased()
      while at < end, ByteSearch.isSpace(bytes[at]) { at += 1 }
      var value = at..<at
      if at < end, bytes[at] == UInt8(ascii: "=") {
        at += 1
        value = self.value(from: &at)
      }
      attributes.list.append((key, value))
    }
    return attributes
  }

  private func value(from at: inout Int) -> Range<Int> {
    while at < end, ByteSearch.isSpace(bytes[at]) { at += 1 }
    guard at < end else { return end..<end }
    let quote = bytes[at]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = at + 1
      let close = max(ByteSearch.find(quote, in: bytes, start..<end) ?? end, start)
      at = min(close + 1, end)
      return start..<close
    }
    let start = at
    while at < end, !ByteSearch.isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") { at += 1 }
    return start..<at
  }
}
