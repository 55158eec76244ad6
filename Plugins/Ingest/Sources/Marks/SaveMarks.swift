internal import ThreshKit

/// Where a page came from and when it was saved, as the tool that saved it left word in the page's head.
///
/// The first mark in this order counts: SingleFile's comment, Save Page WE's metas, the browsers' and HTTrack's
/// comments; then what the page says of itself, its canonical link and `og:url`.
struct SaveMarks {
  private(set) var url: StatedValue?
  /// ISO 8601 when the mark could be read as a date, else as written.
  private(set) var savedAt: StatedValue?

  /// How far into the page marks are looked for, in bytes. Styles and scripts are jumped over.
  private static let limit = 4 << 20

  init(_ content: [UInt8]) {
    let isUTF16 =
      content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF])
      || content.prefix(2).contains(0)
    let head = isUTF16 ? PageHead(content, length: Self.limit).bytes : content
    var found = Found()
    HeadScanner(head, limit: Self.limit).scan { item in
      switch item {
      case .comment(let range): found.readComment(head, range)
      case .meta(let attributes): found.readMeta(attributes)
      case .link(let attributes): found.readLink(attributes)
      }
    }
    url = found.tool ?? found.canonical ?? found.openGraph
    savedAt = found.savedAt
  }

  private struct Found {
    var tool: StatedValue?
    var savedAt: StatedValue?
    var canonical: StatedValue?
    var openGraph: StatedValue?

    mutating func readComment(_ head: [UInt8], _ range: Range<Int>) {
      // Tools write short comments; a long one is the page's own.
      let text = ByteSearch.text(head, range.lowerBound..<min(range.upperBound, range.lowerBound + 4096))
      if text.contains("SingleFile") {
        for line in text.split(whereSeparator: \.isNewline) {
          setURL(value(of: "url:", in: line), "singlefile-comment")
          setDate(value(of: "saved date:", in: line), "singlefile-comment")
        }
      } else if let rest = text.suffix(after: "saved from url=") {
        setURL(rest.drop { $0 != ")" }.dropFirst().prefix { !$0.isWhitespace }, "saved-from-comment")
      } else if let rest = text.suffix(after: "Mirrored from "), let end = rest.firstRange(of: " by HTTrack")
      {
        let address = rest[..<end.lowerBound]
        // HTTrack leaves the scheme out.
        setURL(address.contains("://") ? address : "http://" + address, "httrack-comment")
        setDate(rest.suffix(after: "], "), "httrack-comment")
      }
    }

    mutating func readMeta(_ attributes: HeadScanner.Attributes) {
      guard let name = (attributes["name"] ?? attributes["property"])?.lowercased(),
        ["savepage-url", "savepage-date", "og:url"].contains(name),
        let content = attributes["content"], !content.isEmpty
      else { return }
      switch name {
      case "savepage-url": setURL(content[...], "savepage-url")
      case "savepage-date": setDate(content[...], "savepage-date")
      default:
        if openGraph == nil, isAddress(content) { openGraph = StatedValue(content, from: "og:url") }
      }
    }

    mutating func readLink(_ attributes: HeadScanner.Attributes) {
      guard canonical == nil, let relation = attributes["rel"],
        relation.lowercased().split(separator: " ").contains("canonical"),
        let target = attributes["href"], isAddress(target)
      else { return }
      canonical = StatedValue(target, from: "canonical")
    }

    private func value(of key: String, in line: Substring) -> Substring? {
      let line = line.drop(while: \.isWhitespace)
      guard line.hasPrefix(key) else { return nil }
      return line.dropFirst(key.count)
    }

    private mutating func setURL(_ value: Substring?, _ origin: String) {
      guard tool == nil, let value else { return }
      let text = value.trimmed
      if !text.isEmpty { tool = StatedValue(text, from: origin) }
    }

    private mutating func setDate(_ value: Substring?, _ origin: String) {
      guard savedAt == nil, let value else { return }
      let text = value.trimmed
      if !text.isEmpty { savedAt = StatedValue(SavedDate.iso8601(text) ?? text, from: origin) }
    }

    /// A relative address says nothing about where the page came from.
    private func isAddress(_ text: String) -> Bool {
      let text = text.lowercased()
      return text.hasPrefix("http://") || text.hasPrefix("https://")
    }
  }
}

extension StringProtocol {
  /// What follows the first place of `mark`, or nil.
  fileprivate func suffix(after mark: String) -> SubSequence? {
    firstRange(of: mark).map { self[$0.upperBound...] }
  }

  fileprivate var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text.drop(while: \.isWhitespace))
  }
}
