internal import ThreshKit

/// What a file's bytes are. The content decides; the name only where the content leaves it open.
enum PageFormat: Hashable {
  case media(MediaType)
  /// Text in UTF-16 without a byte order mark, recognised by its first characters.
  case utf16(MediaType, charset: String)
  case mhtml
  case webArchive

  /// Looks at `bytes`, the content of a file called `name`.
  init(sniffing bytes: [UInt8], name: String) throws(RecordError) {
    let ending = FileName.ending(of: name)
    if WebArchive.looksLikeArchive(bytes) {
      self = .webArchive
      return
    }
    if let document = Self.documentFormat(of: bytes) {
      throw RecordError("unsupported-format", "the content is \(document), which cannot be read")
    }
    let head = PageHead(bytes)
    if head.isBinary { throw RecordError("binary-content", "the content is binary, not text") }
    guard head.hasText else { throw RecordError("empty-file", "the file holds nothing but white space") }
    if MHTMLArchive.looksLikeArchive(head.bytes) {
      self = .mhtml
      return
    }
    let type = try Self.textFormat(of: head, ending: ending)
    if let charset = head.utf16Charset { self = .utf16(type, charset: charset) } else { self = .media(type) }
  }

  private static func textFormat(of head: PageHead, ending: String) throws(RecordError) -> MediaType {
    let start = MarkupStart(head.bytes)
    let isTextName = ["txt", "text", "md", "markdown"].contains(ending)
    if start.isJATS { return .jats }
    if start.root == "html" || start.doctype == "html" {
      let isXML = start.hasXMLDeclaration || ending == "xhtml" || ending == "xht"
      return isXML && start.isXHTML && !["html", "htm"].contains(ending) ? .xhtml : .html
    }
    if start.hasXMLDeclaration || ["xml", "nxml"].contains(ending) {
      if FileName.markupEndings.contains(ending) { return .html }
      guard let root = start.root else {
        throw RecordError("unsupported-format", "the file is named XML but has no element")
      }
      throw RecordError("unsupported-format", "XML with the root element <\(root)> is not a page")
    }
    if FileName.markupEndings.contains(ending) { return .html }
    if let root = start.root, !isTextName, MarkupStart.htmlElements.contains(root) { return .html }
    return ending == "md" || ending == "markdown" ? .markdown : .plainText
  }

  /// The name of a well-known format that is not text, by its first bytes.
  private static func documentFormat(of bytes: [UInt8]) -> String? {
    signatures.first { bytes.starts(with: $0.bytes) }?.name
  }

  private static let signatures: [(bytes: [UInt8], name: String)] = [
    (Array("%PDF-".utf8), "PDF"),
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive, perhaps an office document or EPUB"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old office document"),
    (Array("{\\rtf".utf8), "RTF"),
    (Array("WARC/".utf8), "a WARC archive"),
    (Array("filedesc://".utf8), "an ARC archive"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"),
  ]
}
