internal import Algorithms
internal import ThreshKit
internal import ThreshText

/// The content of `articles.yaml`.
private struct ArticleFile: Decodable {
  var withoutStudy: [String]
  var designs: [String: String]
  var ownSections: [String]
}

/// Tells which documents are journal articles that report a study of their own.
struct ArticleReader: Sendable {
  private let withoutStudy, ownSections: Set<String>
  private let designs: [String: Design]
  private let sections: ArticleSections

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let file = try resources.decode(ArticleFile.self, "articles.yaml")
    withoutStudy = Set(file.withoutStudy)
    ownSections = Set(file.ownSections)
    var designs: [String: Design] = [:]
    for (kind, name) in file.designs {
      guard let design = Design(rawValue: name) else {
        throw ConfigurationError("unknown design '\(name)'", file: "articles.yaml")
      }
      designs[kind] = design
    }
    self.designs = designs
    sections = try ArticleSections(resources: resources)
  }

  /// The article that `document` is; nil for pages of other kinds and for editorials, letters and the like.
  ///
  /// - Parameters:
  ///   - units: those of the document, for which the article tells the sections.
  ///   - text: the document's.
  func article(_ document: Document, units: [Unit], _ text: TokenizedText) -> Article? {
    let kind = document.metadata.articleType?.value.lowercased()
    guard document.mediaType == .jats || kind != nil, !withoutStudy.contains(kind ?? "") else { return nil }
    let title = document.metadata.title?.value
    let headings = units.map { $0.section.first == title ? Array($0.section.dropFirst()) : $0.section }
    let sections = sections.sections(headings) { text.string(units[$0].range) }
    let isOwn = zip(headings, sections).map(tellsOfOwnStudy)
    return Article(document, design: kind.flatMap { designs[$0] }, sections: sections, isOwn: isOwn)
  }

  /// The outermost section under the title decides: what stands under "Discussion" compares with other studies. Sections of
  /// an abstract count like those of the body.
  private func tellsOfOwnStudy(_ headings: [String], _ section: ArticleSection) -> Bool {
    if section.tellsOfOwnStudy { return true }
    guard let heading = section.isAbstract ? headings.dropFirst().first : headings.first else { return false }
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
  /// The section that each unit stands in.
  let sections: [ArticleSection]
  /// Of each unit whether its section is one that tells of the article's own study.
  private let isOwn: [Bool]
  /// Entries of the list of references by the target of a link to them.
  private let entries: [String: Int]

  init(_ document: Document, design: Design?, sections: [ArticleSection], isOwn: [Bool]) {
    self.document = document
    self.design = design
    self.sections = sections
    self.isOwn = isOwn
    let labels = document.references.enumerated().compactMap { index, entry in
      entry.label.map { ("#" + $0, index) }
    }
    entries = Dictionary(labels) { first, _ in first }
  }

  /// Whether the unit stands in a section that tells of the article's own study.
  func isInOwnSection(_ unit: Unit) -> Bool { isOwn[unit.index] }

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
