internal import Cleanup
internal import Ingest
public import ThreshKit

/// Reads and cleans pages one by one, for development tools, which may not import a plugin themselves.
public struct PageTrial: Sendable {
  private let ingest: SavedPages
  private let cleanup: PageCleanup

  /// - Parameter folder: where the files lie.
  public init(folder: String) throws(ConfigurationError) {
    var options = SavedPages.Options()
    options.path = folder
    ingest = try SavedPages(
      options, StageContext(resolve: { $0 }, read: { (_) throws(ConfigurationError) in [] }))
    cleanup = try PageCleanup()
  }

  /// The pages in a file, as ingest takes them.
  public func pages(in path: String, name: String, _ report: inout Report) throws(RecordError) -> [Page] {
    try ingest.load(SourceItem(path: path, name: name), &report)
  }

  /// How many blocks the main content of a page has; nil when it has none.
  public func blocks(of page: Page, _ report: inout Report) throws(RecordError) -> Int? {
    try cleanup.process(page, &report).first?.blocks.count
  }
}
