public import ThreshKit

/// Stage `cleanup/page@1`: a saved page in, its main content and metadata out.
///
/// It only chooses the reader for the page's media type; each reader can be used alone.
public struct PageCleanup: MapStage {
  public static let spec = StageSpec(
    name: "cleanup/page", version: 1,
    summary: "Keeps a page's main content as blocks and reads its title, authors, dates and other metadata",
    discussion: """
      HTML is stripped of navigation, banners, comment boxes, related links and share bars. JATS articles are read
      by their structure. Plain text is left as it is, and its blocks are found in it. No date or author is guessed.
      A page without main content is set aside with the reason `no-main-content`; what it says about itself is kept.
      """,
    example: "- { id: clean, uses: cleanup/page@1, with: { comments: drop } }")

  private let html: HTMLReader
  /// What the user says of pages that do not say it themselves.
  private let assumedLanguage: StatedValue?

  public init(_ options: CleanupOptions, _ context: StageContext) throws(ConfigurationError) {
    try self.init(options)
  }

  /// The stage outside a pipeline; it needs nothing but its options.
  public init(_ options: CleanupOptions = CleanupOptions()) throws(ConfigurationError) {
    html = try HTMLReader(options)
    guard !options.language.isEmpty else {
      assumedLanguage = nil
      return
    }
    guard let tag = MetadataReader.languageTag(options.language) else {
      throw ConfigurationError(
        "'\(options.language)' is no language", key: "language",
        expected: "a BCP 47 tag, such as `en` or `nl-BE`")
    }
    assumedLanguage = StatedValue(tag, from: "option language")
  }

  public func process(_ page: Page, _ report: inout Report) throws(RecordError) -> [Document] {
    let document = try read(page, &report)
    guard document.blocks.contains(where: { $0.kind != .furniture }) else {
      report.problem("no-main-content", "no main content was found on the page", source: page.fileName)
      report.setAside(
        "no-main-content", "no main content was found on the page", metadata: document.metadata)
      return []
    }
    return [document]
  }

  /// Reads one page, whose content must be loaded. A page without main content gives a document without blocks.
  public func read(_ page: Page, _ report: inout Report) throws(RecordError) -> Document {
    var document = try reader(for: page.mediaType).read(page, &report)
    document.metadata.language = document.metadata.language ?? assumedLanguage
    return document
  }

  private func reader(for mediaType: MediaType) -> any PageReader {
    switch mediaType {
    case .html, .xhtml: return html
    case .plainText, .markdown: return PlainTextReader()
    case .jats: return JATSReader()
    }
  }
}
