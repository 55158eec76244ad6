internal import ThreshKit
internal import ThreshMarkup

/// Finds the title of what a page is about, which is not always the title of the page.
struct TitleReader {
  private let scan: HeadScan
  private let tree: MarkupTree

  init(_ scan: HeadScan, _ tree: MarkupTree) {
    self.scan = scan
    self.tree = tree
  }

  /// The heading that the page's own title agrees with; else the page's title without the name of the site.
  func read(site: String?, headline: String?) -> StatedValue? {
    let page = scan.title.map { tree.text(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    let shared = scan.meta("og:title")
    let headings = scan.headings.map { tree.text(of: $0) }.filter { !$0.isEmpty }
    let stated = [page, shared, headline, scan.meta("citation_title"), scan.meta("twitter:title")]
      .compactMap { $0 }.map(Self.key)
    for heading in headings {
      let key = Self.key(heading)
      guard !key.isEmpty, key != site.map(Self.key) || stated.allSatisfy({ $0 == key }) else { continue }
      if stated.contains(where: { Self.contains($0, key) }) { return StatedValue(heading, from: "h1") }
    }
    if let title = scan.meta("citation_title") { return StatedValue(title, from: "citation_title") }
    if let headline, !headline.isEmpty { return StatedValue(headline, from: "json-ld") }
    if let shared {
      return StatedValue(MetadataReader.clean(Self.withoutSite(shared, site: site)), from: "og:title")
    }
    if let page {
      return StatedValue(MetadataReader.clean(Self.withoutSite(page, site: site)), from: "title")
    }
    if let title = scan.meta("dc.title") ?? scan.meta("dcterms.title") {
      return StatedValue(title, from: "dc.title")
    }
    return headings.first.map { StatedValue($0, from: "h1") }
  }

  /// Letters and digits in lower case, words separated by one space.
  static func key(_ text: String) -> String {
    var key = ""
    var gap = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if gap, !key.isEmpty { key.unicodeScalars.append(" ") }
        gap = false
        key.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" {
        gap = true
      }
    }
    return key
  }

  /// Whether the words of `part` begin or end the words of `whole`.
  private static func contains(_ whole: String, _ part: String) -> Bool {
    whole == part || whole.hasPrefix(part + " ") || whole.hasSuffix(" " + part)
  }

  private static let separators = [
    " | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " ‹ ", " › ", "|",
  ]

  /// Leaves out the name of the site at the end or the beginning of a page's title.
  static func withoutSite(_ title: String, site: String?) -> String {
    let siteKey = site.map(key)
    for separator in separators {
      let parts = split(title, separator)
      guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
      if key(first) == siteKey { return parts.dropFirst().joined(separator: separator) }
      if key(last) == siteKey { return parts.dropLast().joined(separator: separator) }
    }
    // The separator that comes last divides title and site, unless the part before it is the shorter one.
    var best: (position: String.Index, separator: String)?
    for separator in separators {
      if let range = lastRange(of: separator, in: title), range > (best?.position ?? title.startIndex) {
        best = (range, separator)
      }
    }
    guard let best else { return title }
    let head = String(title[..<best.position])
    let tail = String(title[title.index(best.position, offsetBy: best.separator.count)...])
    let headWords = key(head).split(separator: " ").count
    let tailWords = key(tail).split(separator: " ").count
    return headWords >= tailWords || headWords >= 3 ? head : tailWords > 4 ? tail : head
  }

  private static func split(_ text: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let position = firstRange(of: separator, in: rest) {
      parts.append(String(rest[..<position]))
      rest = rest[rest.index(position, offsetBy: separator.count)...]
    }
    return parts + [String(rest)]
  }

  private static func firstRange(of separator: String, in text: Substring) -> String.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix(separator) { return index }
      index = text.index(after: index)
    }
    return nil
  }

  private static func lastRange(of separator: String, in text: String) -> String.Index? {
    var index = text.endIndex
    while index > text.startIndex {
      index = text.index(before: index)
      if text[index...].hasPrefix(separator) { return index }
    }
    return nil
  }
}
