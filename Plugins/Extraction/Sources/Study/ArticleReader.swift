internal import Algorithms
internal import ThreshKit

/// The content of `articles.yaml`.
private struct ArticleFile: Decodable {
  var withoutStudy: [String]
  var designs: [String: String]
  var abstracts: [String]
  var ownSections: [String]
}

/// Tells which documents are journal articles that report a study of their own.
struct ArticleReader: Sendable {
  private let withoutStudy, abstracts, ownSections: Set<String>
  private let designs: [String: Design]

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let file = try resources.decode(ArticleFile.self, "articles.yaml")
    withoutStudy = Set(file.withoutStudy)
    abstracts = Set(file.abstracts)
    ownSections = Set(file.ownSections)
    var designs: [String: Design] = [:]
    for (kind, name) in file.designs {
      guard let design = Design(rawValue: name) else {
        throw ConfigurationError("unknown design '\(name)'", file: "articles.yaml")
      }
      designs[kind] = design
    }
    self.designs = designs
  }

  /// The article that `document` is; nil for pages of other kinds and for editorials, letters and the like.
  func article(_ document: Document) -> Article? {
    let kind = document.metadata.articleType?.value.lowercased()
    guard document.mediaType == .jats || kind != nil, !withoutStudy.contains(kind ?? "") else { return nil }
    return Article(document, design: kind.flatMap { designs[$0] }) { section in
      tellsOfOwnStudy(section, title: document.metadata.title?.value)
    }
  }

  /// The outermost section under the title decides: what stands under "Discussion" compares with other studies.
  private func tellsOfOwnStudy(_ section: [String], title: String?) -> Bool {
    var path = section[...]
    if let title, path.first == title { path = path.dropFirst() }
    if let first = path.first, path.count > 1, abstracts.contains(Self.words(first).joined(separator: " ")) {
      path = path.dropFirst()
    }
    guard let heading = path.first else { return false }
    let words = Self.words(heading)
    return (1...4).contains { ownSections.contains(words.prefix($0).joined(separator: " ")) }
  }

  /// The words of a heading in lower case, without its number and without marks at their ends.
  private static func words(_ heading: String) -> [String] {
    heading.lowercased().split(whereSeparator: \.isWhitespace)
      .map { $0.drop { !$0.isLetter && $0 != "&" } }.filter { !$0.isEmpty }
      .map { word in
        let end = word.lastIndex { $0.isLetter || $0 == "&" } ?? word.startIndex
        return String(word[...end].replacing("’", with: "'"))
      }
  }
}

/// A journal article that reports a study of its own.
struct Article: Sendable {
  let document: Document
  /// The design that the kind of article says.
  let design: Design?
  private let isOwnSection: @Sendable ([String]) -> Bool
  /// Entries of the list of references by the target of a link to them.
  private let entries: [String: Int]

  init(_ document: Document, design: Design?, isOwnSection: @escaping @Sendable ([String]) -> Bool) {
    self.document = document
    self.design = design
    self.isOwnSection = isOwnSection
    let labels = document.references.enumerated().compactMap { index, entry in
      entry.label.map { ("#" + $0, index) }
    }
    entries = Dictionary(labels) { first, _ in first }
  }

  /// Whether what is said in `range`, Unicode scalars of the text, is told of the article's own study: it stands in a
  /// section that does so, and cites nobody.
  func reportsOwnStudy(_ section: [String], in range: Range<Int>) -> Bool {
    isOwnSection(section) && citations(in: range).isEmpty
  }

  /// Whether the section is one that tells of the article's own study.
  func isOwn(_ section: [String]) -> Bool { isOwnSection(section) }

  /// The links in `range` to the list of references, each with its entry.
  func citations(in range: Range<Int>) -> [(link: Hyperlink, entry: Reference)] {
    let links = document.links
    let first = links.partitioningIndex { $0.start >= range.lowerBound }
    return links[first...].prefix { $0.start < range.upperBound }
      .compactMap { link in entries[link.target].map { (link, document.references[$0]) } }
  }

  /// Place of the title in the text, as Unicode scalars.
  var title: Range<Int>? {
    guard let block = document.blocks.first, block.kind == .heading, block.level == 1, block.start < block.end
    else { return nil }
    return block.start..<block.end
  }

  /// Year of publication as the article's metadata state it.
  var year: Int? { document.metadata.published.flatMap { Int($0.value.prefix(4)) } }
}
