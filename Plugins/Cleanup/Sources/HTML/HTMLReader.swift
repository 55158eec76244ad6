public import ThreshKit
internal import ThreshMarkup

/// Reads HTML and XHTML pages: their main content as blocks, and their metadata.
///
/// The page becomes a tree, the tree an outline of text segments, some of which are chosen as main content and
/// written as blocks.
public struct HTMLReader: PageReader {
  private let comments: CleanupOptions.Comments

  /// - Parameter comments: whether readers' comments under an article are part of the text.
  public init(comments: CleanupOptions.Comments = .drop) {
    self.comments = comments
  }

  public func read(_ page: Page, _ report: inout Report) throws(RecordError) -> Document {
    let decoded = CharacterDecoder.decode(try page.loadedContent(), declared: page.charset, syntax: .html)
    if decoded.replaced > 0 {
      report.problem(
        "undecodable-bytes",
        "\(decoded.replaced) bytes are not valid \(decoded.encoding); each is shown as U+FFFD in the text")
    }
    let tree = try MarkupTree(html: decoded.bytes)
    var builder = DocumentBuilder(page)
    let content = MainContent(outline(of: tree), comments: comments)
    var writer = BlockWriter(tree, content)
    writer.write(into: &builder)
    builder.metadata = MetadataReader(tree, content).read()
    var document = builder.finish()
    document.references = ReferenceReader.references(in: document)
    Appraisal.add(to: &document)
    return document
  }

  /// A page whose text is made by scripts often carries it a second time for browsers without them.
  private func outline(of tree: MarkupTree) -> Outline {
    let outline = Outline(tree)
    guard outline.totalProse < 100, tree.first(.noscript) != nil else { return outline }
    let plain = Outline(tree, scripted: false)
    return plain.totalProse > outline.totalProse * 2 ? plain : outline
  }
}
