internal import ThreshKit
internal import ThreshMarkup

/// The entries of an article's list of references.
enum JATSReferences {
  /// One for each `ref`; its label is the element's id, to which links in the text point.
  static func read(_ article: JATSArticle) -> [Reference] {
    article.all(.ref, in: article.root).map { reference(article, $0) }
  }

  private static let citations: TagSet = [.mixedCitation, .elementCitation, .citation, .nlmCitation]

  private static func reference(_ article: JATSArticle, _ ref: Int) -> Reference {
    let tree = article.tree
    let citations = tree.descendants(of: ref).filter { Self.citations.contains(tree.tag($0)) }
    let texts = citations.map { isMixed(tree, $0) ? mixedText(tree, $0) : elementText(article, $0) }
    let plain =
      citations.isEmpty ? JATSText(tree, ref).string : texts.filter { !$0.isEmpty }.joined(separator: " ")
    var reference = Reference(
      label: tree.attributeString(ref, .id) ?? article.text(.label, of: ref), text: plain)
    for node in tree.descendants(of: ref) {
      switch tree.tag(node) {
      case .pubId, .articleId: readIdentifier(tree, node, &reference)
      case .extLink, .uri: readLink(tree, node, &reference)
      default: break
      }
    }
    return reference
  }

  private static func readIdentifier(_ tree: MarkupTree, _ node: Int, _ reference: inout Reference) {
    let value = tree.text(of: node)
    guard !value.isEmpty else { return }
    switch tree.attributeString(node, .pubIdType) {
    case "doi": reference.doi = reference.doi ?? doi(in: value) ?? value
    case "pmid": reference.pmid = reference.pmid ?? value
    default: break
    }
  }

  private static func readLink(_ tree: MarkupTree, _ node: Int, _ reference: inout Reference) {
    let target = tree.attributeString(node, .xlinkHref) ?? tree.text(of: node)
    let kind = tree.attributeString(node, .extLinkType)
    if kind == "doi" || target.contains("doi.org/") {
      reference.doi = reference.doi ?? doi(in: target)
    } else if kind == "pmid" || kind == "pubmed" {
      reference.pmid = reference.pmid ?? target
    } else if target.hasPrefix("http"), reference.url == nil {
      reference.url = target
    }
  }

  /// `10.1000/xyz` from an identifier or an address.
  private static func doi(in text: String) -> String? {
    text.firstRange(of: "10.").map { String(text[$0.lowerBound...]) }
  }

  /// Whether words and punctuation stand between the elements, so that the text can be read as it is.
  private static func isMixed(_ tree: MarkupTree, _ n: Int) -> Bool {
    if tree.tag(n) == .mixedCitation { return true }
    return tree.children(of: n).contains { child in
      tree.kind(child) == .text && tree.textBytes(child).contains { $0 > 64 }
    }
  }

  /// The text without the numbers of data bases, which are fields of their own.
  private static func mixedText(_ tree: MarkupTree, _ n: Int) -> String {
    var text = JATSText()
    for child in tree.children(of: n) where tree.tag(child) != .pubId { text.append(tree, child) }
    return text.string
  }

  /// `Authors (year). Title. Source, volume(issue), first–last.` from the elements of a citation.
  private static func elementText(_ article: JATSArticle, _ n: Int) -> String {
    let tree = article.tree
    var parts: [String] = []
    let people = names(article, n)
    let year = article.text(.year, of: n)
    if !people.isEmpty { parts.append(people.joined(separator: ", ")) }
    if let year { parts.append("(\(year))") }
    for tag in [Tag.articleTitle, .chapterTitle, .partTitle] {
      if let title = article.text(tag, of: n) { parts.append(ended(title)) }
    }
    if let source = article.text(.source, of: n) { parts.append(ended(source)) }
    if let publisher = article.text(.publisherName, of: n) { parts.append(ended(publisher)) }
    var place = article.text(.volume, of: n) ?? ""
    if let issue = article.text(.issue, of: n) { place += "(\(issue))" }
    if let first = article.text(.fpage, of: n) ?? article.text(.elocationId, of: n) {
      place += (place.isEmpty ? "" : ":") + first
      if let last = article.text(.lpage, of: n), last != first { place += "–" + last }
    }
    if !place.isEmpty { parts.append(place + ".") }
    if let comment = article.text(.comment, of: n) { parts.append(comment) }
    return parts.isEmpty ? JATSText(tree, n).string : parts.joined(separator: " ")
  }

  private static func ended(_ text: String) -> String {
    text.last.map { ".?!".contains($0) } == true ? text : text + "."
  }

  private static func names(_ article: JATSArticle, _ citation: Int) -> [String] {
    let tree = article.tree
    var names: [String] = []
    for node in tree.descendants(of: citation) {
      switch tree.tag(node) {
      case .name:
        let parts = [article.text(.surname, of: node), article.text(.givenNames, of: node)].compactMap(\.self)
        if !parts.isEmpty { names.append(parts.joined(separator: " ")) }
      case .collab, .stringName: names.append(JATSText(tree, node).string)
      case .etal: names.append("et al.")
      default: break
      }
    }
    return names.filter { !$0.isEmpty }
  }
}
