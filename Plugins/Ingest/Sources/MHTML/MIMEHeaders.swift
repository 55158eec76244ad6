/// The header fields at the start of an MHTML file or of one of its parts, folded lines joined.
struct MIMEHeaders {
  private var fields: [(name: String, value: String)] = []
  /// Where the body begins: after the empty line, or at the end when there is none.
  private(set) var bodyStart: Int
  /// Whether an empty line closed the header.
  private(set) var isClosed = false

  /// Reads the header that begins at `range.lowerBound`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    bodyStart = range.upperBound
    var at = range.lowerBound
    while at < range.upperBound {
      let end = ByteSearch.find(10, in: bytes, at..<range.upperBound) ?? range.upperBound
      let line = at..<end
      at = min(end + 1, range.upperBound)
      let text = ByteSearch.text(bytes, line)
      if text.isEmpty {
        bodyStart = at
        isClosed = true
        return
      }
      let isFolded = bytes[line.lowerBound] == 32 || bytes[line.lowerBound] == 9
      if isFolded, !fields.isEmpty {
        fields[fields.count - 1].value += " " + text
      } else if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
        let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        fields.append((text[..<colon].lowercased(), String(value)))
      }
    }
  }

  /// The value of the first field called `name` (lower case).
  subscript(name: String) -> String? {
    fields.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// The address in the field called `name`. A long one is folded, and none holds white space (RFC 2557, 4.4.2).
  func address(_ name: String) -> String? { self[name]?.filter { !$0.isWhitespace } }

  /// The media type in lower case, without parameters; `text/plain` when none is given.
  var contentType: String {
    let value = self["content-type"] ?? "text/plain"
    return value.prefix { $0 != ";" && $0 != " " }.lowercased()
  }

  /// A parameter of the content type (`boundary`, `charset`, `start`), quotes removed.
  func parameter(_ name: String) -> String? {
    guard let value = self["content-type"] else { return nil }
    var rest = Substring(value).drop { $0 != ";" }
    while !rest.isEmpty {
      rest = rest.drop { $0 == ";" || $0 == " " || $0 == "\t" }
      let key = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(key.count)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop { $0 == " " }
      let found: Substring
      if rest.first == "\"" {
        found = rest.dropFirst().prefix { $0 != "\"" }
        rest = rest.dropFirst(found.count + 2).drop { $0 != ";" }
      } else {
        found = rest.prefix { $0 != ";" && $0 != " " }
        rest = rest.dropFirst(found.count).drop { $0 != ";" }
      }
      if key.filter({ $0 != " " }).lowercased() == name { return String(found) }
    }
    return nil
  }
}
