internal import CLibXML2
public import ThreshKit

extension MarkupTree {
  /// Reads an HTML page, however broken.
  ///
  /// - Parameter html: the page in UTF-8, as ``CharacterDecoder`` gives it.
  /// - Throws: `page-too-large` over 1 GB; nothing else is refused.
  public init(html: [UInt8]) throws(RecordError) {
    guard html.count <= 1 << 30 else {
      throw RecordError("page-too-large", "the page has \(html.count) bytes; 1 GB is the most that is read")
    }
    let (markup, attributes) = HTMLSource.prepare(html)
    guard markup.count <= Int32.max else {
      throw RecordError(
        "page-too-large", "the page comes to more than 2 GB once its references are written out")
    }
    var builder = TreeBuilder(consume attributes, sizeHint: markup.count)
    HTMLParser.parse(markup, into: &builder)
    self = builder.finish()
  }
}

/// libxml2's HTML parser, used for its events alone.
enum HTMLParser {
  static func parse(_ html: [UInt8], into builder: inout TreeBuilder) {
    if html.isEmpty { return }
    LibXML2.prepare()
    html.withUnsafeBytes { bytes in
      guard
        let context = htmlCreateMemoryParserCtxt(
          bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
      else { return }
      defer { htmlFreeParserCtxt(context) }
      // RECOVER: a script then ends at its own end tag only. HUGE: without it the parser gives up at a depth
      // of 256 and in texts over 10 MB. The bytes are UTF-8 whatever a `meta` says.
      let options =
        Int32(HTML_PARSE_RECOVER.rawValue) | Int32(HTML_PARSE_NODEFDTD.rawValue)
        | Int32(HTML_PARSE_NONET.rawValue) | Int32(HTML_PARSE_IGNORE_ENC.rawValue)
        | Int32(XML_PARSE_HUGE.rawValue)
      htmlCtxtUseOptions(context, options)
      context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
      context.pointee.sax.pointee = handler()
      withUnsafeMutablePointer(to: &builder) { builder in
        context.pointee.userData = UnsafeMutableRawPointer(builder)
        htmlParseDocument(context)
      }
    }
  }

  private static func handler() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.startElement = { context, name, attributes in
      guard let context, let name else { return }
      context.assumingMemoryBound(to: TreeBuilder.self).pointee.startHTML(name, attributes)
    }
    sax.endElement = { context, _ in
      context?.assumingMemoryBound(to: TreeBuilder.self).pointee.endHTML()
    }
    sax.characters = { context, text, length in
      context?.assumingMemoryBound(to: TreeBuilder.self).pointee
        .textHTML(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    sax.cdataBlock = { context, text, length in
      context?.assumingMemoryBound(to: TreeBuilder.self).pointee
        .rawTextHTML(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    sax.comment = { context, text in
      guard let text else { return }
      context?.assumingMemoryBound(to: TreeBuilder.self).pointee
        .addLeaf(.comment, UnsafeBufferPointer(start: text, count: CString.length(text)))
    }
    return sax
  }
}
