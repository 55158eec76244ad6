internal import ThreshKit
internal import ThreshMarkup

/// Reads what a page says about itself out of JSON-LD, `meta` elements, microdata and visible bylines, in the order
/// of their reliability. Each value says where it was found; what no mark states stays empty.
struct MetadataReader {
  private let tree: MarkupTree
  private let scan: HeadScan
  private let data: JSONLD
  private let subject: Subject
  private let content: MainContent
  private let titles: TitleReader

  init(_ tree: MarkupTree, _ content: MainContent) {
    self.tree = tree
    self.content = content
    scan = HeadScan(tree)
    data = JSONLD(scan.scripts)
    titles = TitleReader(scan, tree)
    subject = Subject(data, titles: titles.ownTitles)
  }

  /// The page's text as its JSON-LD has it.
  var statedContent: StatedContent { StatedContent(data) }

  func read() -> Metadata {
    var result = Metadata()
    var others = OtherValues()
    result.site = site
    result.title = others.take(
      "title", titles.read(site: result.site?.value, headline: subject.text("headline", "name")),
      same: { TitleReader.key($0) == TitleReader.key($1) })
    let lines = TitleLines(tree, content, title: result.title?.value)
    let names = BylineAuthors(lines)
    let kind = PageKind(scan, subject)
    let authors = AuthorReader(tree, scan, data, subject, names).read(
      site: result.site?.value, kind: kind)
    result.authors = others.take(authors)
    let dates = DateReader(tree, scan, data, subject, BylineDates(lines))
    result.published = others.take("published", dates.published(kind), same: StatedDate.agree)
    result.modified = others.take("modified", dates.modified, same: StatedDate.agree)
    result.conflicts = others.found.isEmpty ? nil : others.found
    result.authorCredentials = names.credentials
    result.language = language
    result.doi = identifier(
      ["citation_doi", "dc.identifier", "dc.identifier.doi", "prism.doi", "bepress_citation_doi"], Self.doi)
    result.pmid = identifier(["citation_pmid"]) { $0.utf8.allSatisfy { $0 &- 0x30 < 10 } ? $0 : nil }
    result.licence = licence
    result.canonicalURL =
      link("canonical") ?? scan.meta("og:url").map { StatedValue($0, from: "og:url") }
    result.description = value(metas: [
      "og:description", "description", "dc.description", "twitter:description",
    ])
    result.keywords = keywords
    result.pageType = pageType
    result.journal = value(metas: ["citation_journal_title", "prism.publicationname"])
    return result
  }

  // MARK: Fields

  private var site: StatedValue? {
    if let name = value(metas: ["og:site_name", "application-name"]) { return name }
    for item in data.items where item.isA("website") {
      if let name = Subject.text(item, "name") { return StatedValue(name, from: "json-ld") }
    }
    if let publisher = subject["publisher"], let name = data.names(publisher).first {
      return StatedValue(StatedText.plain(name), from: "json-ld")
    }
    return nil
  }

  private var language: StatedValue? {
    if let tag = scan.language.flatMap(Self.languageTag) { return StatedValue(tag, from: "html lang") }
    if let tag = subject.text("inLanguage").flatMap(Self.languageTag) {
      return StatedValue(tag, from: "json-ld")
    }
    for name in [
      "content-language", "dc.language", "dcterms.language", "citation_language", "language", "og:locale",
    ] {
      if let tag = scan.meta(name).flatMap(Self.languageTag) { return StatedValue(tag, from: name) }
    }
    return nil
  }

  private func identifier(_ names: [String], _ read: (String) -> String?) -> StatedValue? {
    for name in names {
      for content in scan.all(name) {
        if let value = read(content) { return StatedValue(value, from: name) }
      }
    }
    return nil
  }

  private var licence: StatedValue? {
    if let stated = subject.text("license") { return StatedValue(stated, from: "json-ld") }
    return link("license")
      ?? value(metas: ["dc.rights.license", "dcterms.license", "citation_license", "dc.rights"])
  }

  private var keywords: [StatedValue] {
    let stated = subject["keywords"].map(JSONLD.strings) ?? []
    let (list, origin) =
      stated.isEmpty
      ? (scan.all("citation_keywords") + scan.all("keywords") + scan.all("article:tag"), "meta")
      : (stated, "json-ld")
    var seen: Set<String> = []
    return list.flatMap { $0.split { $0 == "," || $0 == ";" } }
      .map { StatedText.plain(String($0)) }.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
      .map { StatedValue($0, from: origin) }
  }

  /// The guess; of a page of a few words there is nothing to guess from.
  private var pageType: StatedValue? {
    let words = content.outline.wordsBefore[content.outline.segments.count]
    guard Double(words) >= BlockChoice.leastWords else { return nil }
    return StatedValue(
      content.type.type.rawValue, from: "model", confidence: (content.type.confidence * 100).rounded() / 100)
  }

  private func value(metas: [String]) -> StatedValue? {
    for name in metas {
      if let content = scan.meta(name).map(StatedText.plain), !content.isEmpty {
        return StatedValue(content, from: name)
      }
    }
    return nil
  }

  private func link(_ relation: String) -> StatedValue? {
    scan.links.first { $0.rel.split(separator: " ").contains(Substring(relation)) && !$0.href.isEmpty }
      .map { StatedValue($0.href, from: "link \(relation)") }
  }

  /// A DOI without its prefix, if `text` holds one.
  static func doi(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count > 7 else { return nil }
    for start in 0..<bytes.count - 4 where bytes[start...].starts(with: "10.".utf8) {
      // The prefix of a DOI has four to nine digits.
      guard let slash = bytes[start..<min(start + 13, bytes.count)].firstIndex(of: 0x2F), slash >= start + 7
      else { continue }
      var end = start
      while end < bytes.count, bytes[end] > 0x20, !"\"<>".utf8.contains(bytes[end]) { end += 1 }
      while end > start, ".,;)".utf8.contains(bytes[end - 1]) { end -= 1 }
      if slash + 1 < end { return String(decoding: bytes[start..<end], as: UTF8.self) }
    }
    return nil
  }

  /// A BCP 47 tag with the usual letter case, or nil when `text` is not one.
  static func languageTag(_ text: String) -> String? {
    let parts = text.split { $0 == "-" || $0 == "_" }
    guard let first = parts.first, (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 })
    else { return nil }
    let rest = parts.dropFirst().prefix(2).map { part in
      part.utf8.count == 2 ? part.uppercased() : part.utf8.count == 4 ? part.capitalizedFirst : String(part)
    }
    return ([first.lowercased()] + rest).joined(separator: "-")
  }
}

// MARK: - What marks say about the text

extension MetadataReader {
  /// Questions that the page's marks say are such, as headings of their answers.
  var leads: Leads {
    let questions = data.items.filter { $0.isA("question") }.compactMap { Subject.text($0, "name") }
    return Leads(
      tree, content, questions: Set(questions.map(TitleReader.key)).subtracting([""]),
      names: scan.properties.filter { $0.name == "name" }.map(\.node))
  }

  /// Who says what.
  var speakers: Speakers {
    Speakers(tree, content, stated: data.items.compactMap { StatedPost($0, data) })
  }
}

extension Substring {
  /// The first letter large, the others small.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
