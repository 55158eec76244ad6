public import ThreshKit
internal import ThreshMarkup

/// Reads plain text and Markdown.
///
/// The document's text is the decoded file, character for character; blocks are found in it. A byte order mark and
/// zero bytes are not part of the text.
public struct PlainTextReader: PageReader {
  public init() {}

  public func read(_ page: Page, _ report: inout Report) throws(RecordError) -> Document {
    let text = CharacterDecoder.decode(try page.loadedContent(), declared: page.charset, syntax: .text).bytes
    let finder = BlockFinder(text, isMarkdown: page.mediaType == .markdown)
    var builder = DocumentBuilder(page, text: text)
    for piece in finder.pieces {
      builder.mark(piece.kind ?? .paragraph, bytes: piece.range, level: piece.level)
    }
    builder.metadata = TextMetadata.read(finder)
    var document = builder.finish()
    Appraisal.add(to: &document)
    return document
  }
}
