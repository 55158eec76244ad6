/// The parts of a MIME message that are not multiparts themselves, in the order of the file.
struct MIMEParts {
  struct Part {
    var headers: MIMEHeaders
    var body: Range<Int>
  }

  private(set) var leaves: [Part] = []
  /// Whether a multipart ends without its closing boundary.
  private(set) var isTruncated = false

  private let bytes: [UInt8]
  /// Deeper nesting than this is not looked into.
  private static let depthLimit = 8

  init(_ bytes: [UInt8], _ headers: MIMEHeaders, _ body: Range<Int>) {
    self.bytes = bytes
    var open = [(part: Part(headers: headers, body: body), depth: 0)]
    while let (part, depth) = open.popLast() {
      if part.headers.contentType.hasPrefix("multipart/") {
        guard depth < Self.depthLimit else { continue }
        for child in split(part).reversed() { open.append((child, depth + 1)) }
      } else {
        leaves.append(part)
      }
    }
  }

  /// The part that is the page: the one that the header's `start` names, else the one saved from `address`, else
  /// the first. Only parts that hold HTML and are not empty count.
  func mainPart(start: String?, address: String?) -> Part? {
    let pages = leaves.filter { part in
      ["text/html", "application/xhtml+xml"].contains(part.headers.contentType)
        && part.body.contains { !ByteSearch.isSpace(bytes[$0]) }
    }
    return pages.first { start != nil && $0.headers["content-id"] == start }
      ?? pages.first { address != nil && $0.headers.address("content-location") == address }
      ?? pages.first
  }

  private mutating func split(_ multipart: Part) -> [Part] {
    guard let boundary = multipart.headers.parameter("boundary") ?? firstDelimiter(multipart.body) else {
      return []
    }
    let delimiter = Array("--\(boundary)".utf8)
    var parts: [Part] = []
    var partStart: Int?
    var at = multipart.body.lowerBound
    while let hit = ByteSearch.find(delimiter, in: bytes, at..<multipart.body.upperBound) {
      at = hit + delimiter.count
      guard hit == multipart.body.lowerBound || bytes[hit - 1] == 10 else { continue }
      var end = at
      let isClosing = end + 1 < multipart.body.upperBound && bytes[end] == 45 && bytes[end + 1] == 45
      if isClosing { end += 2 }
      while end < multipart.body.upperBound, bytes[end] == 32 || bytes[end] == 9 || bytes[end] == 13 {
        end += 1
      }
      guard end >= multipart.body.upperBound || bytes[end] == 10 else { continue }
      if let partStart { parts.append(part(partStart..<hit)) }
      if isClosing { return parts }
      partStart = min(end + 1, multipart.body.upperBound)
      at = max(at, min(end, multipart.body.upperBound))
    }
    isTruncated = true
    if let partStart { parts.append(part(partStart..<multipart.body.upperBound)) }
    return parts
  }

  private func part(_ range: Range<Int>) -> Part {
    let headers = MIMEHeaders(bytes, range)
    // The line break before a boundary belongs to the boundary.
    var end = range.upperBound
    if end > headers.bodyStart, bytes[end - 1] == 10 { end -= 1 }
    if end > headers.bodyStart, bytes[end - 1] == 13 { end -= 1 }
    return Part(headers: headers, body: headers.bodyStart..<max(end, headers.bodyStart))
  }

  /// The boundary of a multipart whose header does not name it: its first line that begins with two hyphens.
  private func firstDelimiter(_ body: Range<Int>) -> String? {
    var at = body.lowerBound
    while at < body.upperBound {
      let end = ByteSearch.find(10, in: bytes, at..<body.upperBound) ?? body.upperBound
      if ByteSearch.hasWord("--", in: bytes, at: at) {
        let name = ByteSearch.text(bytes, at + 2..<end)
        return name.isEmpty ? nil : name
      }
      at = end + 1
    }
    return nil
  }
}
