public import ThreshKit
internal import ThreshMarkup

/// Reads HTML and XHTML pages: their main content as blocks, and their metadata.
///
/// The page becomes a tree, the tree an outline of text segments, some of which are chosen as main content and
/// written as blocks.
public struct HTMLReader: PageReader {
  private let choice: ContentChoice

  /// - Parameter options: what is wanted of the page.
  /// - Throws: what is wrong with a selector, or that the model's file is missing.
  public init(_ options: CleanupOptions = CleanupOptions()) throws(ConfigurationError) {
    choice = try ContentChoice(options)
  }

  public func read(_ page: Page, _ report: inout Report) throws(RecordError) -> Document {
    try read(page, &report) { _ in }
  }

  /// The parts of reading a page, in the order in which they are done.
  public enum Part: String, CaseIterable, Sendable {
    /// Decoding and the tree.
    case tree
    /// The outline, the rules, the features of its segments and the models.
    case choice
    /// What the page says about itself.
    case metadata
    /// The text, its blocks and who speaks in them.
    case blocks
    /// References and what is said of the page's trustworthiness.
    case appraisal
  }

  /// Reads a page, and tells when each part is done, for measurements.
  public func read(_ page: Page, _ report: inout Report, done: (Part) -> Void) throws(RecordError)
    -> Document
  {
    // A function of its own, so that the tree is gone when the document is put together.
    var document = try builder(page, &report, done).finish()
    document.references = ReferenceReader.references(in: document)
    Appraisal.add(to: &document)
    done(.appraisal)
    return document
  }

  private func builder(_ page: Page, _ report: inout Report, _ done: (Part) -> Void) throws(RecordError)
    -> DocumentBuilder
  {
    let (tree, undecodable) = try Self.tree(of: page)
    if let undecodable { report.problem("undecodable-bytes", undecodable) }
    done(.tree)
    var builder = DocumentBuilder(page)
    var content = choice.content(of: tree)
    done(.choice)
    let metadata = MetadataReader(tree, content)
    let leads = metadata.leads
    builder.metadata = metadata.read()
    done(.metadata)
    leads.add(to: &content)
    var writer = BlockWriter(tree, content, leads, metadata.speakers)
    writer.write(into: &builder)
    if !content.chosen.contains(true), !content.removed.contains(true) {
      let stated = metadata.statedContent
      if !stated.isEmpty {
        stated.write(into: &builder)
        report.problem(
          "text-not-shown", "the page shows no text of its own; the text that its JSON-LD states was taken")
      }
    }
    done(.blocks)
    return builder
  }

  /// The page's tree, and what is to be said when some of its bytes could not be decoded.
  static func tree(of page: Page) throws(RecordError) -> (tree: MarkupTree, undecodable: String?) {
    let decoded = CharacterDecoder.decode(try page.loadedContent(), declared: page.charset, syntax: .html)
    let remark =
      decoded.replaced == 0
      ? nil
      : "\(decoded.replaced) bytes are not valid \(decoded.encoding); each is shown as U+FFFD in the text"
    return (try MarkupTree(html: decoded.bytes), remark)
  }
}
