internal import Cleanup
internal import Extraction
internal import Ingest
public import ThreshKit

/// Charts cleaned pages one by one, for development tools, which may not import a plugin themselves.
public struct ExtractionTrial: Sendable {
  let cleanup: PageCleanup
  let extraction: EvidenceExtraction
  let context: StageContext

  /// - Parameters:
  ///   - lexicons: lexicon files of the review's topic.
  ///   - context: finds and reads the files.
  public init(lexicons: [String], _ context: StageContext) throws(ConfigurationError) {
    var options = EvidenceOptions()
    options.lexicons = lexicons
    extraction = try EvidenceExtraction(options, context)
    cleanup = try PageCleanup()
    self.context = context
  }

  /// The cleaned pages under `path`, without those that cannot be read.
  public func documents(under path: String) throws(ConfigurationError) -> [Document] {
    var options = SavedPages.Options()
    options.path = path
    let ingest = try SavedPages(options, context)
    var report = Report()
    var documents: [Document] = []
    for item in try ingest.list(&report) {
      for page in (try? ingest.load(item, &report)) ?? [] {
        if let document = try? cleanup.read(page, &report) { documents.append(document) }
      }
    }
    return documents
  }

  /// How many statements the page has.
  public func statements(of document: Document) throws(RecordError) -> Int {
    var report = Report()
    return try extraction.process(document, &report).count
  }

  /// How many words and marks the page has: the pass with which everything else begins.
  public func tokens(of document: Document) -> Int { EvidenceExtraction.tokens(of: document) }
}
