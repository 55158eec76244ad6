public import ThreshKit

/// Reads one kind of page into a ``Document``.
///
/// Readers are pure and can be used alone, without a pipeline. ``PageCleanup`` chooses among them by media type.
public protocol PageReader: Sendable {
  /// Reads the page's ``Page/content``.
  ///
  /// A page without main content gives a document without blocks, whose metadata is still filled in. What could not
  /// be read but does not spoil the page goes to `report`; a page that cannot be read at all is an error.
  func read(_ page: Page, _ report: inout Report) throws(RecordError) -> Document
}

extension Page {
  /// The bytes to parse, or the error that they are not at hand.
  func loadedContent() throws(RecordError) -> [UInt8] {
    guard let content else {
      throw RecordError("content-not-loaded", "the page's bytes were not loaded before cleanup")
    }
    return content
  }
}
