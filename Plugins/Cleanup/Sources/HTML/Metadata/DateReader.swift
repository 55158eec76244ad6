internal import ThreshKit
internal import ThreshMarkup

/// When a page was published and last changed, from all places that state it.
struct DateReader {
  private let tree: MarkupTree
  private let scan: HeadScan
  private let data: JSONLD
  private let subject: Subject
  private let byline: BylineDates

  init(_ tree: MarkupTree, _ scan: HeadScan, _ data: JSONLD, _ subject: Subject, _ byline: BylineDates) {
    self.tree = tree
    self.scan = scan
    self.data = data
    self.subject = subject
    self.byline = byline
  }

  /// When the page was published as far as that is known, and all that is stated of it.
  func published(_ kind: PageKind) -> (taken: StatedValue?, stated: [StatedValue]) {
    let marked = marks("datePublished", Self.publicationMetas)
    // Several dates without a word to them are those of a list of articles.
    let isList = marked.isEmpty && byline.isList
    let shown = isList ? nil : byline.published.first
    var taken = marked.first ?? shown
    if let mark = marked.first, let shown, isBetter(shown.value, than: mark.value) { taken = shown }
    if kind.isFront || kind.isProduct { taken = nil }
    return (taken, marked + byline.published + address + ofPage("datePublished"))
  }

  /// When the page was last changed as far as that is known, and all that is stated of it.
  ///
  /// What readers are told under the title comes first: systems renew the marks with every touch.
  var modified: (taken: StatedValue?, stated: [StatedValue]) {
    let atEnd = byline.modified.filter { $0.origin == BylineDates.endOrigin }
    let stated =
      byline.modified.filter { $0.origin != BylineDates.endOrigin } + marks("dateModified", Self.changeMetas)
      + atEnd + ofPage("dateModified")
    return (stated.first, stated)
  }

  /// Whether the date that readers see is rather the day of publication than the marked one: marks are in another
  /// time zone, or are renewed when a page is moved.
  private func isBetter(_ shown: String, than mark: String) -> Bool {
    guard shown.utf8.count == 10, mark.utf8.count == 10, shown != mark else { return false }
    return shown < mark || StatedDate.days(from: mark, to: shown) == 1
  }

  /// What JSON-LD of the page's subject, `meta` elements and microdata state.
  private func marks(_ property: String, _ metas: [String]) -> [StatedValue] {
    var found: [StatedValue] = []
    func add(_ text: String?, _ origin: String) {
      if let iso = text.flatMap(StatedDate.iso) { found.append(StatedValue(iso, from: origin)) }
    }
    if subject.isText {
      add(subject.text(property), "json-ld")
      if property == "datePublished" { add(subject.text("dateCreated"), "json-ld") }
    }
    for name in metas { add(scan.meta(name), name) }
    if let date = microdata(property.lowercased()) { found.append(StatedValue(date, from: "microdata")) }
    return found
  }

  /// The date of a microdata property. Of several dates it is the first in a thread, where each answer has its own;
  /// elsewhere they are those of other articles, and none is the page's.
  private func microdata(_ property: String) -> String? {
    let items = scan.properties.filter {
      $0.name == property || ($0.name == "datecreated" && property == "datepublished")
    }
    let dates = items.filter { !isOfReview($0.node) }.compactMap { item in
      StatedDate.iso(
        tree.attributeString(item.node, .datetime) ?? tree.attributeString(item.node, .content)
          ?? tree.text(of: item.node))
    }
    if Set(dates).count <= 1 { return dates.first }
    return items.contains { isInThread($0.node) } ? dates.min() : nil
  }

  private func isInThread(_ node: Int) -> Bool {
    let type = type(around: node)
    return Speakers.spoken.contains { type.hasSuffix("/" + $0) }
  }

  private func isOfReview(_ node: Int) -> Bool { type(around: node).hasSuffix("/Review") }

  /// What the innermost marked object around a node is.
  private func type(around node: Int) -> String {
    var around = node
    while around > 0 {
      if let type = tree.attributeString(around, .itemtype) { return type }
      around = tree.parent(around)
    }
    return ""
  }

  /// What is stated of the web page rather than of a text on it: systems date every page, even a shop's front page.
  private func ofPage(_ property: String) -> [StatedValue] {
    data.items.filter { $0.isMain && $0.isA("webpage") }.compactMap { item in
      Subject.text(item, property).flatMap(StatedDate.iso).map { StatedValue($0, from: "json-ld") }
    }
  }

  /// A date that is part of the page's own address: `/2021/03/04/`.
  private var address: [StatedValue] {
    guard let address = scan.links.first(where: { $0.rel == "canonical" })?.href ?? scan.meta("og:url") else {
      return []
    }
    let parts = address.split { "/".contains($0) }
    for index in parts.indices.dropLast(2) {
      let numbers = parts[index...index + 2].compactMap { Int($0) }
      if numbers.count == 3, parts[index].count == 4,
        let iso = StatedDate.iso(numbers[0], numbers[1], numbers[2])
      {
        return [StatedValue(iso, from: "address")]
      }
    }
    return []
  }

  private static let publicationMetas = [
    "article:published_time", "og:article:published_time", "citation_publication_date", "citation_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dc.date.created", "dcterms.created", "dcterms.date",
    "date",
    "pubdate", "publish_date", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
    "article.published", "published_time", "datepublished", "og:published_time", "citation_online_date",
    "publishdate", "published-date", "w-published-date", "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "article:published", "og:pubdate", "blog:published_time", "created", "release_date",
    "article_date_original",
    "dc.date.published", "prism.publicationdate", "rnews:datepublished", "article:post_date",
  ]
  private static let changeMetas = [
    "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "dc.date.modified",
    "article:modified", "og:article:modified_time",
  ]
}
