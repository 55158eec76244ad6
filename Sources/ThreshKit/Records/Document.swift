/// A cleaned page: its text, and what each stretch of the text is.
///
/// All positions count Unicode scalars of ``text``; ranges are half open.
public struct Document: Record {
  public static var kind: RecordKind { .document }

  /// The id of the page it was read from.
  public var id: String
  /// File name of the page.
  public var source: String
  public var mediaType: MediaType
  public var url: StatedValue?
  public var savedAt: StatedValue?
  /// For a plain-text page the decoded file, character for character. For markup it is built once from the blocks.
  public var text: String
  /// In order of ``Block/start``; they do not overlap.
  public var blocks: [Block]
  public var metadata: Metadata
  public var references: [Reference]
  public var tables: [Table]
  /// Hyperlinks inside ``text``, in order.
  public var links: [Hyperlink]
  /// What it says to the questions of a review, where any were asked.
  public var answers: [Answer]?

  public var pageID: String { id }

  public init(
    id: String, source: String, mediaType: MediaType, url: StatedValue? = nil, savedAt: StatedValue? = nil,
    text: String, blocks: [Block] = [], metadata: Metadata = Metadata(), references: [Reference] = [],
    tables: [Table] = [], links: [Hyperlink] = []
  ) {
    self.id = id
    self.source = source
    self.mediaType = mediaType
    self.url = url
    self.savedAt = savedAt
    self.text = text
    self.blocks = blocks
    self.metadata = metadata
    self.references = references
    self.tables = tables
    self.links = links
  }

  private enum CodingKeys: String, CodingKey {
    case id, source
    case mediaType = "media_type"
    case url
    case savedAt = "saved_at"
    case text, blocks, metadata, references
    case tables, links, answers
  }
}

/// A stretch of a document's text that is one thing.
public struct Block: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case heading, paragraph
    case listItem = "list_item"
    case quote
    case tableCell = "table_cell"
    case caption, code, footnote
    /// Something the page says about itself or its reader: byline, "6 min read", "Leave a Comment".
    case furniture
  }

  public var kind: Kind
  /// First Unicode scalar, bullet characters and list numbers left out.
  public var start: Int
  /// One past the last Unicode scalar, trailing white space left out.
  public var end: Int
  /// Heading level 1 to 6, or nesting depth of a list item from 1; nil for other kinds. What defines a term of a list
  /// of definitions is an item below the term.
  public var level: Int?
  /// The headings above, outermost first.
  public var section: [String]
  /// Who says it, where a page has several (an answerer, a quoted person).
  public var speaker: String?
  /// When they said it, where a post is dated: ISO 8601 as precise as stated.
  public var date: String?
  /// The page's own id for a footnote: links in the text with the target `#fn1` lead to the one called `fn1`.
  public var label: String?
  /// Where it stood in the markup, such as `/html/body/div[2]/p[4]`; nil for plain text.
  public var path: String?

  public init(
    _ kind: Kind, start: Int, end: Int, level: Int? = nil, section: [String] = [], speaker: String? = nil,
    date: String? = nil, label: String? = nil, path: String? = nil
  ) {
    self.kind = kind
    self.start = start
    self.end = end
    self.level = level
    self.section = section
    self.speaker = speaker
    self.date = date
    self.label = label
    self.path = path
  }
}

/// What a page says about itself. Nothing but ``pageType`` is guessed; each value says where it was found.
public struct Metadata: Codable, Sendable, Hashable {
  public var title: StatedValue?
  public var authors: [StatedValue]
  /// ISO 8601 as precise as stated: `2021-03-04`, `2021-03` or `2021`.
  public var published: StatedValue?
  public var modified: StatedValue?
  public var site: StatedValue?
  /// BCP 47 tag, such as `en` or `nl-BE`.
  public var language: StatedValue?
  public var doi: StatedValue?
  public var pmid: StatedValue?
  public var licence: StatedValue?
  public var canonicalURL: StatedValue?
  public var description: StatedValue?
  public var keywords: [StatedValue]
  /// Kind of web page (`article`, `forum`, `product`, …): a guess from its form and marks, with its confidence.
  public var pageType: StatedValue?
  /// JATS only: `article-type` and journal title.
  public var articleType: StatedValue?
  public var journal: StatedValue?
  /// Words about the authors' qualifications, commercial interest and funding, if any.
  public var authorCredentials: StatedValue?
  public var commercialInterest: StatedValue?
  public var funding: StatedValue?
  /// What the page states elsewhere for a field and that says something else; nil when nothing does.
  public var conflicts: [OtherValue]?

  public init() {
    authors = []
    keywords = []
  }

  private enum CodingKeys: String, CodingKey {
    case title, authors, published, modified, site, language, doi, pmid, licence
    case canonicalURL = "canonical_url"
    case description, keywords
    case pageType = "page_type"
    case articleType = "article_type"
    case journal
    case authorCredentials = "author_credentials"
    case commercialInterest = "commercial_interest"
    case funding, conflicts
  }
}

/// A value that a page states for a field of its metadata, beside the one that was taken.
public struct OtherValue: Codable, Sendable, Hashable {
  /// The field as it is called in JSON: `title`, `published`.
  public var field: String
  public var value: String
  /// Where it was found, as in ``StatedValue/origin``.
  public var origin: String

  public init(_ field: String, _ other: StatedValue) {
    self.field = field
    value = other.value
    origin = other.origin
  }
}

/// An entry of a page's list of references.
public struct Reference: Codable, Sendable, Hashable {
  /// The page's own label or id for it, such as `12` or `B12`.
  public var label: String?
  public var text: String
  public var doi: String?
  public var pmid: String?
  public var url: String?

  public init(label: String? = nil, text: String, doi: String? = nil, pmid: String? = nil, url: String? = nil)
  {
    self.label = label
    self.text = text
    self.doi = doi
    self.pmid = pmid
    self.url = url
  }
}

/// A table; its cells' words are `table_cell` blocks of the text.
public struct Table: Codable, Sendable, Hashable {
  public var caption: String?
  public var cells: [Cell]

  /// One cell, written once however many rows and columns it spans.
  public struct Cell: Codable, Sendable, Hashable {
    /// 0-based position of its top left corner.
    public var row: Int
    public var column: Int
    public var rowSpan: Int
    public var columnSpan: Int
    public var isHeader: Bool
    /// Range in the document's text; empty for an empty cell.
    public var start: Int
    public var end: Int

    public init(
      row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, isHeader: Bool = false, start: Int,
      end: Int
    ) {
      self.row = row
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.isHeader = isHeader
      self.start = start
      self.end = end
    }

    private enum CodingKeys: String, CodingKey {
      case row, column
      case rowSpan = "row_span"
      case columnSpan = "column_span"
      case isHeader = "is_header"
      case start, end
    }
  }

  public init(caption: String? = nil, cells: [Cell] = []) {
    self.caption = caption
    self.cells = cells
  }
}

/// A link in a document's text.
public struct Hyperlink: Codable, Sendable, Hashable {
  public var start: Int
  public var end: Int
  /// As written in the page.
  public var target: String

  public init(start: Int, end: Int, target: String) {
    self.start = start
    self.end = end
    self.target = target
  }
}
