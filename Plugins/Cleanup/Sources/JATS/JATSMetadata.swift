internal import ThreshKit
internal import ThreshMarkup

/// What the front of an article says of it.
enum JATSMetadata {
  static func read(_ article: JATSArticle) -> Metadata {
    let tree = article.tree
    let meta = article.meta
    var metadata = Metadata()
    func stated(_ value: String?, _ origin: String) -> StatedValue? {
      value.map { StatedValue($0, from: origin) }
    }
    metadata.title = article.child(.articleTitle, of: article.child(.titleGroup, of: meta)).flatMap { node in
      let text = JATSText(tree, node).string
      return text.isEmpty ? nil : StatedValue(text, from: "article-title")
    }
    metadata.authors = authors(article)
    metadata.journal = stated(journal(article), "journal-title")
    metadata.articleType = stated(tree.attributeString(article.root, .articleType), "article-type")
    metadata.language = stated(tree.attributeString(article.root, .xmlLang), "xml:lang")
    metadata.doi = stated(article.identifier("doi", .articleId, of: meta), "article-id")
    metadata.pmid = stated(article.identifier("pmid", .articleId, of: meta), "article-id")
    metadata.published = published(article)
    metadata.licence = stated(licence(article), "license")
    metadata.keywords = article.children(.kwdGroup, of: meta).flatMap { group in
      article.all(.kwd, in: group).map { StatedValue(JATSText(tree, $0).string, from: "kwd") }
    }
    metadata.funding = meta.flatMap { article.all(.fundingStatement, in: $0).first }
      .map { StatedValue(JATSText(tree, $0).string, from: "funding-statement") }
    metadata.commercialInterest = interest(article)
    return metadata
  }

  /// Title of the journal, from either place that the versions of the format give it.
  static func journal(_ article: JATSArticle) -> String? {
    let meta = article.child(.journalMeta, of: article.child(.front, of: article.root))
    return article.text(.journalTitle, of: meta)
      ?? article.text(.journalTitle, of: article.child(.journalTitleGroup, of: meta))
  }

  private static func authors(_ article: JATSArticle) -> [StatedValue] {
    guard let meta = article.meta else { return [] }
    let contributors = article.all(.contrib, in: meta).filter {
      article.tree.attributeString($0, .contribType) == "author"
    }
    return contributors.compactMap { contributor in
      guard let name = name(article, contributor) else { return nil }
      return StatedValue(name, from: "contrib")
    }
  }

  private static func name(_ article: JATSArticle, _ contributor: Int) -> String? {
    let tree = article.tree
    let holder = article.child(.nameAlternatives, of: contributor) ?? contributor
    if let name = article.child(.name, of: holder) {
      let parts = [Tag.prefix, .givenNames, .surname, .suffix].compactMap { article.text($0, of: name) }
      return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
    guard let group = article.child(.collab, of: contributor) ?? article.child(.stringName, of: holder) else {
      return nil
    }
    // A group may list its members inside; its own name comes before them.
    var text = JATSText()
    for child in tree.children(of: group) where tree.tag(child) != .contribGroup { text.append(tree, child) }
    return text.isEmpty ? nil : text.string
  }

  /// The date of electronic publication if there is one, else that of print, else the first that is given.
  private static func published(_ article: JATSArticle) -> StatedValue? {
    let tree = article.tree
    let dates = article.children(.pubDate, of: article.meta).compactMap {
      node -> (kind: String, iso: String)? in
      let kind =
        tree.attributeString(node, .pubType) ?? tree.attributeString(node, .publicationFormat)
        ?? tree.attributeString(node, .dateType) ?? "unnamed"
      return iso(article, node).map { (kind, $0) }
    }
    let order = ["epub", "electronic", "epub-ppub", "ppub", "print", "pub"]
    let best = order.lazy.compactMap { kind in dates.first { $0.kind == kind } }.first ?? dates.first
    return best.map { StatedValue($0.iso, from: "pub-date " + $0.kind) }
  }

  /// As precise as the date is given.
  private static func iso(_ article: JATSArticle, _ date: Int) -> String? {
    func number(_ tag: Tag, _ range: ClosedRange<Int>) -> Int? {
      article.text(tag, of: date).flatMap { Int($0) }.flatMap { range.contains($0) ? $0 : nil }
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    guard let year = number(.year, 1000...9999) else { return nil }
    guard let month = number(.month, 1...12) ?? monthByName(article.text(.month, of: date)) else {
      return "\(year)"
    }
    guard let day = number(.day, 1...31) else { return "\(year)-\(two(month))" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  private static func monthByName(_ name: String?) -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return name.flatMap { names.firstIndex(of: String($0.prefix(3)).lowercased()) }.map { $0 + 1 }
  }

  /// The licence's address if it has one, else its first words.
  private static func licence(_ article: JATSArticle) -> String? {
    let tree = article.tree
    guard let meta = article.meta, let license = article.all(.license, in: meta).first else { return nil }
    if let address = tree.attributeString(license, .xlinkHref), !address.isEmpty { return address }
    let links = tree.descendants(of: license).compactMap { tree.attributeString($0, .xlinkHref) }
    if let address = links.first(where: { $0.contains("creativecommons.org") }) ?? links.first {
      return address
    }
    let text = JATSText(tree, license).string
    return text.isEmpty ? nil : text
  }

  /// What the authors declare of their interests, in a footnote or in a section of its own.
  private static func interest(_ article: JATSArticle) -> StatedValue? {
    let tree = article.tree
    let kinds: Set<String> = ["conflict", "coi-statement", "competing-interests", "financial-disclosure"]
    for note in article.all(.fn, in: article.root) {
      guard let kind = tree.attributeString(note, .fnType)?.lowercased(), kinds.contains(kind) else {
        continue
      }
      let text = JATSText(tree, note).string
      if !text.isEmpty { return StatedValue(text, from: "fn " + kind) }
    }
    let words = [
      "competing interest", "conflict of interest", "conflicts of interest", "declaration of interest",
    ]
    for section in article.all(.sec, in: article.root) + article.all(.notes, in: article.root) {
      guard let title = article.text(.title, of: section)?.lowercased(), words.contains(where: title.contains)
      else {
        continue
      }
      var text = JATSText()
      for child in tree.children(of: section) where tree.tag(child) != .title { text.append(tree, child) }
      if !text.isEmpty { return StatedValue(text.string, from: "section") }
    }
    return nil
  }
}
