internal import Cleanup
internal import Ingest
public import ThreshKit

/// Reads and cleans pages one by one, for development tools, which may not import a plugin themselves.
public struct PageTrial: Sendable {
  private let ingest: SavedPages
  private let cleanup: PageCleanup
  private let reader: HTMLReader

  /// Names of the parts of reading a page of HTML, in the order in which they are done.
  public static let parts = HTMLReader.Part.allCases.map(\.rawValue)

  /// - Parameter folder: where the files lie.
  public init(folder: String) throws(ConfigurationError) {
    var options = SavedPages.Options()
    options.path = folder
    ingest = try SavedPages(
      options, StageContext(resolve: { $0 }, read: { (_) throws(ConfigurationError) in [] }))
    cleanup = try PageCleanup()
    reader = try HTMLReader()
  }

  /// The pages in a file, as ingest takes them.
  public func pages(in path: String, name: String, _ report: inout Report) throws(RecordError) -> [Page] {
    try ingest.load(SourceItem(path: path, name: name), &report)
  }

  /// How many blocks the main content of a page has; nil when it has none.
  public func blocks(of page: Page, _ report: inout Report) throws(RecordError) -> Int? {
    try cleanup.process(page, &report).first?.blocks.count
  }

  /// Reads a page of HTML, and calls `done` with the number of each part that is done.
  public func read(_ page: Page, done: (Int) -> Void) throws(RecordError) {
    var report = Report()
    var part = 0
    _ = try reader.read(page, &report) { _ in
      done(part)
      part += 1
    }
  }
}
