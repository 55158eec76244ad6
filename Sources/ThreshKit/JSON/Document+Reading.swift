extension Document: JSONReadable {
  public static var expectation: String { "a document" }

  /// Needs `id` and `text`; everything else has the default of a new document.
  public static func read(_ json: JSONValue) throws(RecordError) -> Document? {
    guard var fields = JSONFields(json, "a document") else { return nil }
    var document = Document(
      id: try fields.required("id"), source: try fields.optional("source") ?? "",
      mediaType: try fields.optional("media_type") ?? .plainText, url: try fields.optional("url"),
      savedAt: try fields.optional("saved_at"), text: try fields.required("text"),
      blocks: try fields.optional("blocks") ?? [], metadata: try fields.optional("metadata") ?? Metadata(),
      references: try fields.optional("references") ?? [], tables: try fields.optional("tables") ?? [],
      links: try fields.optional("links") ?? [])
    document.answers = try fields.optional("answers")
    try fields.end()
    return document
  }
}

extension Block.Kind: JSONReadable {}

extension Block: JSONReadable {
  public static var expectation: String { "a block with kind, start and end" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Block? {
    guard var fields = JSONFields(json, "a block") else { return nil }
    let block = Block(
      try fields.required("kind"), start: try fields.required("start"), end: try fields.required("end"),
      level: try fields.optional("level"), section: try fields.optional("section") ?? [],
      speaker: try fields.optional("speaker"), date: try fields.optional("date"),
      label: try fields.optional("label"), path: try fields.optional("path"))
    try fields.end()
    return block
  }
}

extension Metadata: JSONReadable {
  public static var expectation: String { "a document's metadata" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Metadata? {
    guard var fields = JSONFields(json, "metadata") else { return nil }
    var metadata = Metadata()
    metadata.title = try fields.optional("title")
    metadata.authors = try fields.optional("authors") ?? []
    metadata.published = try fields.optional("published")
    metadata.modified = try fields.optional("modified")
    metadata.site = try fields.optional("site")
    metadata.language = try fields.optional("language")
    metadata.doi = try fields.optional("doi")
    metadata.pmid = try fields.optional("pmid")
    metadata.licence = try fields.optional("licence")
    metadata.canonicalURL = try fields.optional("canonical_url")
    metadata.description = try fields.optional("description")
    metadata.keywords = try fields.optional("keywords") ?? []
    metadata.pageType = try fields.optional("page_type")
    metadata.articleType = try fields.optional("article_type")
    metadata.journal = try fields.optional("journal")
    metadata.authorCredentials = try fields.optional("author_credentials")
    metadata.commercialInterest = try fields.optional("commercial_interest")
    metadata.funding = try fields.optional("funding")
    metadata.conflicts = try fields.optional("conflicts")
    try fields.end()
    return metadata
  }
}

extension OtherValue: JSONReadable {
  public static var expectation: String { "a value with field and origin" }
  public static func read(_ json: JSONValue) throws(RecordError) -> OtherValue? {
    guard var fields = JSONFields(json, "a value with field and origin") else { return nil }
    let value = OtherValue(
      try fields.required("field"),
      StatedValue(try fields.required("value"), from: try fields.required("origin")))
    try fields.end()
    return value
  }
}

extension Reference: JSONReadable {
  public static var expectation: String { "a reference with text" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Reference? {
    guard var fields = JSONFields(json, "a reference") else { return nil }
    let reference = Reference(
      label: try fields.optional("label"), text: try fields.required("text"), doi: try fields.optional("doi"),
      pmid: try fields.optional("pmid"), url: try fields.optional("url"))
    try fields.end()
    return reference
  }
}

extension Table: JSONReadable {
  public static var expectation: String { "a table" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Table? {
    guard var fields = JSONFields(json, "a table") else { return nil }
    let table = Table(caption: try fields.optional("caption"), cells: try fields.optional("cells") ?? [])
    try fields.end()
    return table
  }
}

extension Table.Cell: JSONReadable {
  public static var expectation: String { "a cell with row, column, start and end" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Table.Cell? {
    guard var fields = JSONFields(json, "a cell") else { return nil }
    let cell = Table.Cell(
      row: try fields.required("row"), column: try fields.required("column"),
      rowSpan: try fields.optional("row_span") ?? 1, columnSpan: try fields.optional("column_span") ?? 1,
      isHeader: try fields.optional("is_header") ?? false, start: try fields.required("start"),
      end: try fields.required("end"))
    try fields.end()
    return cell
  }
}

extension Hyperlink: JSONReadable {
  public static var expectation: String { "a link with start, end and target" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Hyperlink? {
    guard var fields = JSONFields(json, "a link") else { return nil }
    let link = Hyperlink(
      start: try fields.required("start"), end: try fields.required("end"),
      target: try fields.required("target"))
    try fields.end()
    return link
  }
}
