public import ThreshKit
internal import ThreshMarkup

/// Reads an article in JATS XML (or its forerunner, the NLM archiving format).
///
/// The text holds title, abstract, body, figures' and tables' words, and the back matter but the list of
/// references, which is ``Document/references``; a link in the text to `#B12` points at the reference labelled `B12`.
public struct JATSReader: PageReader {
  public init() {}

  /// Errors: `xml-malformed`, `xml-entity` (entities are not expanded), `not-jats`.
  public func read(_ page: Page, _ report: inout Report) throws(RecordError) -> Document {
    let decoded = CharacterDecoder.decode(try page.loadedContent(), declared: page.charset, syntax: .xml)
    let tree = try MarkupTree(xml: decoded.bytes)
    for remark in tree.remarks { report.problem("xml-remark", remark) }
    let article = try JATSArticle(tree)
    var walker = JATSWalker(article, DocumentBuilder(page))
    walker.walk()
    var builder = walker.builder
    builder.metadata = JATSMetadata.read(article)
    builder.references = JATSReferences.read(article)
    return builder.finish()
  }
}
