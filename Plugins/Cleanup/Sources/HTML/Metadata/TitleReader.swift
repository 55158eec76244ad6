internal import ThreshKit
internal import ThreshMarkup

/// Finds the title of what a page is about, which is not always the title of the page.
///
/// The main heading is taken when it resembles what the page calls itself elsewhere. What it does not resemble is the
/// name of the site, a slogan, or the heading of something else.
struct TitleReader {
  private let scan: HeadScan
  private let tree: MarkupTree
  /// Texts of the main headings that have any.
  let headings: [String]
  /// The `title` element.
  private let page: String?

  /// How alike heading and title must be: twice the shared telling words over all of them.
  private static let alike = 0.3
  /// Headings, and parts of titles, beyond these are not compared: there are as many pairs as the product of both.
  private static let mostHeadings = 200
  private static let mostParts = 100
  /// A heading of more words is a text.
  private static let longest = 30

  init(_ scan: HeadScan, _ tree: MarkupTree) {
    self.scan = scan
    self.tree = tree
    headings = scan.headings.map { StatedText.plain(tree.text(of: $0)) }.filter { !Self.key($0).isEmpty }
    page = scan.title.map { StatedText.plain(tree.text(of: $0)) }.flatMap { Self.key($0).isEmpty ? nil : $0 }
  }

  /// How the page calls itself, outside JSON-LD.
  var ownTitles: [String] { [page, meta("og:title")].compactMap { $0 } + headings }

  /// The title, and what else the page gives as one, most reliable first.
  func read(site: String?, headline: String?) -> [StatedValue] {
    let headline = headline.map { Self.withoutName($0, site: site) }
    let shared = meta("og:title")
    let own = [page, shared, headline, meta("twitter:title")].compactMap { $0 }
    var found: [StatedValue] = []
    if let heading = mainHeading(own: own, site: site, shared: shared, headline: headline) {
      found.append(StatedValue(Self.withoutName(heading, site: site), from: "h1"))
    }
    if let title = meta("citation_title") { found.append(StatedValue(title, from: "citation_title")) }
    if let headline { found.append(StatedValue(headline, from: "json-ld")) }
    if let shared { found.append(StatedValue(Self.withoutSite(shared, site: site), from: "og:title")) }
    if let page { found.append(StatedValue(Self.withoutSite(page, site: site), from: "title")) }
    if let title = meta("dc.title") ?? meta("dcterms.title") {
      found.append(StatedValue(title, from: "dc.title"))
    }
    if found.isEmpty, let first = headings.first { found.append(StatedValue(first, from: "h1")) }
    return found
  }

  private func meta(_ name: String) -> String? {
    scan.meta(name).map(StatedText.plain).flatMap { Self.key($0).isEmpty ? nil : $0 }
  }

  // MARK: The main heading

  private func mainHeading(own: [String], site: String?, shared: String?, headline: String?) -> String? {
    let wholes = own.map(Self.key)
    let parts = own.flatMap(Self.parts).prefix(Self.mostParts)
    let others = (own.map { Self.withoutSite($0, site: site) } + parts)
      .map { TitleWords(Self.key($0)) }
    let ends = page.flatMap(Self.ends)
    let named = [shared, headline].compactMap { $0 }.map(Self.key)
    var best: (likeness: Double, heading: String)?
    for heading in headings.prefix(Self.mostHeadings) {
      let key = Self.key(heading)
      if wholes.contains(where: { $0 != key }), !named.contains(key), isSite(key, site, ends) { continue }
      let words = TitleWords(key)
      guard words.count <= Self.longest else { continue }
      let likeness =
        wholes.contains(key) ? TitleWords.same : others.map { $0.likeness(words) }.max() ?? TitleWords.same
      if likeness >= Self.alike, likeness > best?.likeness ?? 0 { best = (likeness, heading) }
    }
    return best?.heading
  }

  /// Whether a heading is the name of the site: as stated, or what the page's title has at its end only.
  ///
  /// - Parameter ends: ``ends(_:)`` of the page's title.
  private func isSite(_ key: String, _ site: String?, _ ends: (before: String, last: String)?) -> Bool {
    if key == site.map(Self.key) { return true }
    guard let ends else { return false }
    return ends.last == key || (Self.holds(ends.last, key) && !Self.holds(ends.before, key))
  }

  /// The last part of a title and all before it, as ``key(_:)`` writes them; nil when it is not divided.
  private static func ends(_ title: String) -> (before: String, last: String)? {
    let parts = parts(title)
    guard parts.count > 1, let last = parts.last else { return nil }
    return (key(parts.dropLast().joined(separator: " ")), key(last))
  }

  /// Whether the words of `part` stand together in `whole`.
  static func holds(_ whole: String, _ part: String) -> Bool {
    !part.isEmpty && (" " + whole + " ").holds(" " + part + " ")
  }

  // MARK: Words

  /// Letters and digits in lower case, words separated by one space.
  static func key(_ text: String) -> String {
    var text = text
    return text.withUTF8 { asciiKey($0) } ?? unicodeKey(text)
  }

  /// The key of a text of ASCII, nil for others: most titles need no table of characters.
  private static func asciiKey(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    var key: [UInt8] = []
    key.reserveCapacity(text.count)
    var gap = false
    for byte in text {
      guard byte < 0x80 else { return nil }
      let isCapital = byte &- 0x41 < 26
      if isCapital || byte &- 0x61 < 26 || byte &- 0x30 < 10 {
        if gap, !key.isEmpty { key.append(0x20) }
        gap = false
        key.append(isCapital ? byte | 0x20 : byte)
      } else if byte != UInt8(ascii: "'") {
        gap = true
      }
    }
    return String(decoding: key, as: UTF8.self)
  }

  private static func unicodeKey(_ text: String) -> String {
    var key = ""
    var gap = false
    for scalar in text.lowercased().unicodeScalars {
      // The tables of characters are slow.
      let isWord =
        scalar.isASCII
        ? UInt8(ascii: scalar) &- 0x61 < 26 || UInt8(ascii: scalar) &- 0x30 < 10
        : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isWord {
        if gap, !key.isEmpty { key.unicodeScalars.append(" ") }
        gap = false
        key.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" {
        gap = true
      }
    }
    return key
  }

  // MARK: Parts

  private static let marks: Set<Unicode.Scalar> = ["|", "-", "–", "—", "·", "•", "»", "«", "‹", "›", "/"]

  /// Where the marks stand that divide a title: between spaces, or any upright line.
  private static func dividers(_ title: String) -> [Range<String.Index>] {
    let text = title.unicodeScalars
    var found: [Range<String.Index>] = []
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      var end = next
      if text[index] == "|" {
        found.append(index..<next)
      } else if text[index] == " ", next < text.endIndex, marks.contains(text[next]) || text[next] == ":" {
        let after = text.index(after: next)
        if after < text.endIndex, text[after] == " ", text[next] != ":" {
          end = text.index(after: after)
          found.append(index..<end)
        } else if title[next...].hasPrefix(":: ") {
          end = text.index(next, offsetBy: 3)
          found.append(index..<end)
        }
      }
      index = end
    }
    return found
  }

  /// The parts of a title that hold words.
  static func parts(_ title: String) -> [String] {
    var parts: [String] = []
    var start = title.startIndex
    for divider in dividers(title) {
      parts.append(String(title[start..<divider.lowerBound]))
      start = divider.upperBound
    }
    parts.append(String(title[start...]))
    return parts.filter { !key($0).isEmpty }
  }

  /// Leaves out the stated name of the site at the end or the beginning.
  private static func withoutName(_ title: String, site: String?) -> String {
    let dividers = dividers(title)
    guard let site = site.map(key), let first = dividers.first, let last = dividers.last else { return title }
    if key(String(title[last.upperBound...])) == site { return String(title[..<last.lowerBound]) }
    if key(String(title[..<first.lowerBound])) == site { return String(title[first.upperBound...]) }
    return title
  }

  /// Leaves out the name of the site, stated or supposed, at the end or the beginning of a page's title.
  static func withoutSite(_ title: String, site: String?) -> String {
    let named = withoutName(title, site: site)
    let dividers = dividers(title)
    guard named == title, let first = dividers.first, let last = dividers.last else { return named }
    func count(_ part: Substring) -> Int { key(String(part)).split(separator: " ").count }
    // The mark that comes last divides title and site, unless the part before it is the shorter one. Where the same
    // mark stands several times, what is after the first is the way to the page.
    let head = title[..<last.lowerBound]
    let tail = title[last.upperBound...]
    let isTitle = count(head) >= count(tail) || count(head) >= 3
    guard isTitle else { return String(count(tail) > 4 ? tail : head) }
    let before = title[..<first.lowerBound]
    let isPath = dividers.count > 1 && Set(dividers.map { title[$0] }).count == 1
    return String(isPath && count(before) >= 3 ? before : head)
  }
}

/// The telling words of a title.
private struct TitleWords {
  let key: String
  let count: Int
  private let words: Set<Substring>

  private static let common: Set<Substring> = [
    "the", "a", "an", "of", "to", "for", "and", "in", "on", "with", "your", "you", "is", "are", "how", "what",
    "why", "best", "top", "from", "by", "at", "it", "its", "our",
  ]

  init(_ key: String) {
    self.key = key
    let all = key.split(separator: " ")
    count = all.count
    let telling = all.filter { !Self.common.contains($0) }
    words = Set(telling.isEmpty ? all : telling)
  }

  /// The likeness of the very same words in the same order.
  static let same = 1.2

  /// From 0 to 1, and more for the very same words.
  func likeness(_ other: TitleWords) -> Double {
    if key == other.key { return Self.same }
    // One word in common with a part of one word is too little: it may be the name of the site.
    if words.count < 2 { return 0 }
    return 2 * Double(words.intersection(other.words).count) / Double(max(1, words.count + other.words.count))
  }
}
