internal import ThreshKit
internal import ThreshMarkup

/// Reads what a page says about itself out of JSON-LD, `meta` elements, microdata and visible bylines, in the order
/// of their reliability. Each value says where it was found; what no mark states stays empty.
struct MetadataReader {
  private let tree: MarkupTree
  private let scan: HeadScan
  private let data: JSONLD
  /// The object of the JSON-LD that the page is about, if there is one.
  private let subject: JSONLD.Item?
  private let byline: BylineReader

  init(_ tree: MarkupTree, _ content: MainContent) {
    self.tree = tree
    scan = HeadScan(tree)
    data = JSONLD(scan.scripts)
    subject = Self.subject(of: data)
    byline = BylineReader(tree, scan, content)
  }

  func read() -> Metadata {
    var result = Metadata()
    result.site = site
    result.title = TitleReader(scan, tree).read(
      site: result.site?.value, headline: text(subject, "headline", "name"))
    result.authors = authors
    result.published =
      date(
        "datePublished",
        metas: [
          "article:published_time", "og:article:published_time", "citation_publication_date", "citation_date",
          "dc.date.issued", "dcterms.issued", "dc.date", "dc.date.created", "dcterms.created", "dcterms.date",
          "date",
          "pubdate", "publish_date", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
          "article.published", "published_time", "datepublished", "og:published_time", "citation_online_date",
        ])
      ?? byline.published
    result.modified =
      date(
        "dateModified",
        metas: [
          "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "dc.date.modified",
        ])
      ?? byline.modified
    result.authorCredentials = byline.credentials
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

  // MARK: The object a page is about

  private static let articles = [
    "article", "blogposting", "posting", "report", "review", "recipe", "howto", "question", "discussion",
    "course",
  ]

  private static func subject(of data: JSONLD) -> JSONLD.Item? {
    let candidates = data.items.filter { item in
      item.types.contains { type in articles.contains { type.hasSuffix($0) } }
    }
    return candidates.min { $0.depth < $1.depth }
      ?? data.items.first {
        $0.isA("product", "softwareapplication", "videoobject", "event", "dataset", "book")
      }
  }

  private func text(_ item: JSONLD.Item?, _ names: String...) -> String? {
    for name in names {
      if let text = item?.value[name].map(JSONLD.strings)?.first.map(Self.clean), !text.isEmpty {
        return text
      }
    }
    return nil
  }

  // MARK: Fields

  private var site: StatedValue? {
    if let name = value(metas: ["og:site_name", "application-name"]) { return name }
    for item in data.items where item.isA("website") {
      if let name = text(item, "name") { return StatedValue(name, from: "json-ld") }
    }
    if let publisher = subject?.value["publisher"], let name = data.names(publisher).first {
      return StatedValue(Self.clean(name), from: "json-ld")
    }
    return nil
  }

  private var authors: [StatedValue] {
    func kept(_ names: [String], _ origin: String) -> [StatedValue] {
      var seen: Set<String> = []
      return names.compactMap(PersonName.clean).filter { seen.insert($0.lowercased()).inserted }
        .map { StatedValue($0, from: origin) }
    }
    for name in ["citation_author", "bepress_citation_author", "dc.creator", "dcterms.creator"] {
      let found = kept(scan.all(name), name)
      if !found.isEmpty { return found }
    }
    if let author = subject?.value["author"] ?? subject?.value["creator"] {
      let found = kept(data.names(author), "json-ld")
      if !found.isEmpty { return found }
    }
    for name in ["author", "article:author", "parsely-author", "sailthru.author", "byl"] {
      let found = kept(scan.all(name).flatMap(PersonName.split), name)
      if !found.isEmpty { return found }
    }
    // Some sites label what they tell Twitter.
    for number in 1...2 where scan.meta("twitter:label\(number)")?.lowercased() == "written by" {
      let found = kept([scan.meta("twitter:data\(number)") ?? ""], "twitter:data\(number)")
      if !found.isEmpty { return found }
    }
    for item in data.items where item.isA("webpage") {
      let found = kept(item.value["author"].map(data.names) ?? [], "json-ld")
      if !found.isEmpty { return found }
    }
    let marked = kept(microdataAuthors, "microdata")
    if !marked.isEmpty { return marked }
    return kept(byline.authors.map(\.value), byline.authors.first?.origin ?? "byline")
  }

  /// The first `itemprop=author` of the page outside comments: its `name`, or its text when that is short.
  private var microdataAuthors: [String] {
    guard let author = scan.properties.first(where: { $0.name == "author" || $0.name == "creator" })?.node
    else {
      return []
    }
    if let name = scan.properties.first(where: {
      $0.name == "name" && $0.node > author && $0.node < tree.end(author)
    }) {
      return [tree.attributeString(name.node, .content) ?? tree.text(of: name.node)]
    }
    return [tree.attributeString(author, .content) ?? tree.text(of: author)]
  }

  private func date(_ property: String, metas: [String]) -> StatedValue? {
    if let stated = subject?.value[property].map(JSONLD.strings)?.first, let iso = StatedDate.iso(stated) {
      return StatedValue(iso, from: "json-ld")
    }
    for name in metas {
      if let content = scan.meta(name), let iso = StatedDate.iso(content) {
        return StatedValue(iso, from: name)
      }
    }
    for item in scan.properties where item.name == property.lowercased() {
      let stated =
        tree.attributeString(item.node, .datetime) ?? tree.attributeString(item.node, .content)
        ?? tree.text(of: item.node)
      if let iso = StatedDate.iso(stated) { return StatedValue(iso, from: "microdata") }
    }
    for item in data.items where item.isA("webpage") {
      if let stated = text(item, property), let iso = StatedDate.iso(stated) {
        return StatedValue(iso, from: "json-ld")
      }
    }
    return nil
  }

  private var language: StatedValue? {
    if let tag = scan.language.flatMap(Self.languageTag) { return StatedValue(tag, from: "html lang") }
    if let tag = text(subject, "inLanguage").flatMap(Self.languageTag) {
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
    if let stated = text(subject, "license") { return StatedValue(stated, from: "json-ld") }
    return link("license")
      ?? value(metas: ["dc.rights.license", "dcterms.license", "citation_license", "dc.rights"])
  }

  private var keywords: [StatedValue] {
    let stated = subject?.value["keywords"].map(JSONLD.strings) ?? []
    let (list, origin) =
      stated.isEmpty
      ? (scan.all("citation_keywords") + scan.all("keywords") + scan.all("article:tag"), "meta")
      : (stated, "json-ld")
    var seen: Set<String> = []
    return list.flatMap { $0.split { $0 == "," || $0 == ";" } }
      .map { Self.clean(String($0)) }.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
      .map { StatedValue($0, from: origin) }
  }

  private var pageType: StatedValue? {
    for item in data.items.sorted(by: { $0.depth < $1.depth }) {
      if item.isA("discussionforumposting", "qapage", "question") {
        return StatedValue("forum", from: "json-ld")
      }
      if item.isA("article", "blogposting", "recipe", "report") {
        return StatedValue("article", from: "json-ld")
      }
      if item.isA("product"), item.depth == 0 { return StatedValue("product", from: "json-ld") }
      if item.isA("collectionpage") { return StatedValue("collection", from: "json-ld") }
    }
    if let type = scan.meta("og:type")?.lowercased() {
      if type == "article" { return StatedValue("article", from: "og:type") }
      if type.hasSuffix("product") { return StatedValue("product", from: "og:type") }
    }
    return nil
  }

  private func value(metas: [String]) -> StatedValue? {
    for name in metas {
      if let content = scan.meta(name).map(Self.clean), !content.isEmpty {
        return StatedValue(content, from: name)
      }
    }
    return nil
  }

  private func link(_ relation: String) -> StatedValue? {
    scan.links.first { $0.rel.split(separator: " ").contains(Substring(relation)) && !$0.href.isEmpty }
      .map { StatedValue($0.href, from: "link \(relation)") }
  }

  /// White space made single spaces.
  static func clean(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A DOI without its prefix, if `text` holds one.
  static func doi(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count > 7 else { return nil }
    for start in 0..<bytes.count - 4 where bytes[start...].starts(with: "10.".utf8) {
      var end = start
      while end < bytes.count, bytes[end] > 0x20, !"\"<>".utf8.contains(bytes[end]) { end += 1 }
      while end > start, ".,;)".utf8.contains(bytes[end - 1]) { end -= 1 }
      let doi = bytes[start..<end]
      if let slash = doi.firstIndex(of: 0x2F), (start + 7...start + 12).contains(slash), slash + 1 < end {
        return String(decoding: doi, as: UTF8.self)
      }
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

extension Substring {
  /// The first letter large, the others small.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
