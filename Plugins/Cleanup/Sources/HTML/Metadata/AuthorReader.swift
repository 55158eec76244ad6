internal import ThreshKit
internal import ThreshMarkup

/// Who wrote a page, from all places that state it.
struct AuthorReader {
  private let tree: MarkupTree
  private let scan: HeadScan
  private let data: JSONLD
  private let subject: Subject
  private let byline: BylineAuthors

  init(_ tree: MarkupTree, _ scan: HeadScan, _ data: JSONLD, _ subject: Subject, _ byline: BylineAuthors) {
    self.tree = tree
    self.scan = scan
    self.data = data
    self.subject = subject
    self.byline = byline
  }

  /// The authors as far as they are known, and all that is stated of them.
  ///
  /// - Parameter kind: what the page is; a shop's articles and a site's front page have no authors.
  func read(site: String?, kind: PageKind) -> (taken: [StatedValue], stated: [[StatedValue]]) {
    let stated = stated
    guard !kind.isProduct, !kind.isFront, let first = stated.first else { return ([], stated) }
    // Systems put the name of the site where no author is given. Who is named beside it wrote the page.
    guard let site = site.map(TitleReader.key), first.count == 1, TitleReader.key(first[0].value) == site
    else {
      return (first, stated)
    }
    let other = stated.first { names in !names.contains { TitleReader.holds(site, TitleReader.key($0.value)) }
    }
    return (other ?? first, stated)
  }

  /// What is stated, most reliable first; each entry is all authors that one place states.
  private var stated: [[StatedValue]] {
    var found: [[StatedValue]] = []
    func add(_ names: [String], _ origin: String) {
      var seen: Set<String> = []
      let kept = names.compactMap(PersonName.clean).filter { seen.insert($0.lowercased()).inserted }
      if !kept.isEmpty { found.append(kept.map { StatedValue($0, from: origin) }) }
    }
    for name in ["citation_author", "bepress_citation_author", "dc.creator", "dcterms.creator"] {
      add(scan.all(name), name)
    }
    for member in ["author", "creator"] {
      if let author = subject[member] {
        add(data.names(author), subject.isText ? "json-ld" : "json-ld-thing")
      }
    }
    for name in Self.metas { add(scan.all(name).flatMap(PersonName.split), name) }
    // Some sites label what they tell Twitter.
    for number in 1...2 where Self.labels.contains(scan.meta("twitter:label\(number)")?.lowercased() ?? "") {
      add([scan.meta("twitter:data\(number)") ?? ""], "twitter:data\(number)")
    }
    for item in data.items where item.isMain && item.isA("webpage") {
      add(item.value["author"].map(data.names) ?? [], "json-ld-webpage")
    }
    add(microdata, "microdata")
    if !byline.written.isEmpty { found.append(byline.written) }
    if !byline.marked.isEmpty { found.append(byline.marked) }
    return found
  }

  private static let metas = [
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "cxenseparse:author",
    "citation_authors",
    "og:article:author", "article:author_name", "dc.contributor.author", "rbauthors", "authors",
    "article.author",
  ]

  private static let labels: Set<String> = [
    "written by", "geschrieben von", "verfasst von", "escrito por", "écrit par", "scritto da",
    "geschreven door",
    "skrevet av", "skriven av", "autor", "author",
  ]

  /// The first `itemprop=author` of the page: its `name`, or its text when that is short.
  private var microdata: [String] {
    guard
      let author = scan.properties.first(where: {
        ($0.name == "author" || $0.name == "creator") && !isOfOther($0.node)
      })?.node
    else { return [] }
    if let name = scan.properties.first(where: {
      $0.name == "name" && $0.node > author && $0.node < tree.end(author)
    }) {
      return [tree.attributeString(name.node, .content) ?? tree.text(of: name.node)]
    }
    return [tree.attributeString(author, .content) ?? tree.text(of: author)]
  }

  /// Whether an element is part of something marked that is not the page's text, such as a review of a product.
  private func isOfOther(_ node: Int) -> Bool {
    var around = tree.parent(node)
    while around > 0 {
      if let type = tree.attributeString(around, .itemtype) {
        return ["/Review", "/Book", "/Product", "/ImageObject"].contains { type.hasSuffix($0) }
      }
      around = tree.parent(around)
    }
    return false
  }
}
