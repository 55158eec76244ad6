public import ThreshKit
internal import ThreshMarkup

/// Bibliographic data and counts of one JATS article, for checking a reader against expected figures.
///
/// Counts cover the whole article; `n_paragraphs` is those of the body, `n_table_cells` those of `table-wrap`s.
public struct JATSSummary: Codable, Sendable, Hashable {
  /// `PMC` and a number, if the article gives it.
  public var pmcid: String?
  public var articleType: String?
  public var title: String?
  public var journal: String?
  public var doi: String?
  public var pmid: String?
  /// Years of all publication dates, ascending, each once.
  public var pubYears: [Int]
  public var nAuthors: Int
  /// Titles of the first abstract's sections.
  public var abstractSections: [String]
  /// Titles of the body's outermost sections.
  public var bodySections: [String]
  public var nParagraphs: Int
  public var nTables: Int
  public var nFigures: Int
  public var nRefs: Int
  public var nTableCells: Int

  private enum CodingKeys: String, CodingKey {
    case pmcid
    case articleType = "article_type"
    case title, journal, doi, pmid
    case pubYears = "pub_years"
    case nAuthors = "n_authors"
    case abstractSections = "abstract_sections"
    case bodySections = "body_sections"
    case nParagraphs = "n_paragraphs"
    case nTables = "n_tables"
    case nFigures = "n_figures"
    case nRefs = "n_refs"
    case nTableCells = "n_table_cells"
  }

  /// Reads an article. Errors: as ``JATSReader``.
  public init(_ bytes: [UInt8]) throws(RecordError) {
    let tree = try MarkupTree(xml: CharacterDecoder.decode(bytes, syntax: .xml).bytes)
    let article = try JATSArticle(tree)
    let meta = article.meta
    pmcid = Self.pmcid(article)
    articleType = tree.attributeString(article.root, .articleType)
    title = article.text(.articleTitle, of: article.child(.titleGroup, of: meta))
    journal = JATSMetadata.journal(article)
    doi = article.identifier("doi", .articleId, of: meta)
    pmid = article.identifier("pmid", .articleId, of: meta)
    let years = article.children(.pubDate, of: meta).compactMap {
      article.text(.year, of: $0).flatMap { Int($0) }
    }
    pubYears = Set(years).sorted()
    nAuthors = tree.all(.contrib, in: article.root).count {
      tree.attributeString($0, .contribType) == "author"
    }
    func titles(_ n: Int?) -> [String] {
      article.children(.sec, of: n).compactMap { article.text(.title, of: $0) }
    }
    abstractSections = titles(article.child(.abstract, of: meta))
    bodySections = titles(article.body)
    nParagraphs = article.body.map { tree.all(.p, in: $0).count } ?? 0
    let tables = tree.all(.tableWrap, in: article.root)
    nTables = tables.count
    nFigures = tree.all(.fig, in: article.root).count
    nRefs = tree.all(.ref, in: article.root).count
    nTableCells = tables.reduce(0) { $0 + tree.all(.td, in: $1).count + tree.all(.th, in: $1).count }
  }

  /// Writes every field; one that the article does not give is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(pmcid, forKey: .pmcid)
    try container.encode(articleType, forKey: .articleType)
    try container.encode(title, forKey: .title)
    try container.encode(journal, forKey: .journal)
    try container.encode(doi, forKey: .doi)
    try container.encode(pmid, forKey: .pmid)
    try container.encode(pubYears, forKey: .pubYears)
    try container.encode(nAuthors, forKey: .nAuthors)
    try container.encode(abstractSections, forKey: .abstractSections)
    try container.encode(bodySections, forKey: .bodySections)
    try container.encode(nParagraphs, forKey: .nParagraphs)
    try container.encode(nTables, forKey: .nTables)
    try container.encode(nFigures, forKey: .nFigures)
    try container.encode(nRefs, forKey: .nRefs)
    try container.encode(nTableCells, forKey: .nTableCells)
  }

  private static func pmcid(_ article: JATSArticle) -> String? {
    let value = ["pmc", "pmcid", "pmcaid"].lazy.compactMap {
      article.identifier($0, .articleId, of: article.meta)
    }.first
    return value.map { $0.hasPrefix("PMC") ? $0 : "PMC" + $0 }
  }
}
