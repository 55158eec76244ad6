internal import CLibXML2
public import ThreshKit

extension MarkupTree {
  /// Reads a well-formed XML document: JATS or XHTML.
  ///
  /// Names keep their prefix and letter case (`xlink:href`). Nothing outside `xml` is ever read: a DTD that the
  /// document names is not loaded, and no entity is expanded but single characters. HTML's named characters
  /// (`&nbsp;`) count as those characters even without a DTD; other undeclared references stay as written. Both
  /// are told in ``remarks``.
  ///
  /// - Parameter xml: the document in UTF-8, as ``CharacterDecoder`` gives it; an encoding it declares is ignored.
  /// - Throws: `xml-entity` when the document declares entities of its own, `xml-malformed` when it is not
  ///   well-formed, both with the line; `page-too-large` over 1 GB.
  public init(xml: [UInt8]) throws(RecordError) {
    guard xml.count <= 1 << 30 else {
      throw RecordError(
        "page-too-large", "the document has \(xml.count) bytes; 1 GB is the most that is read")
    }
    let source = XMLSource.prepare(xml)
    var session = XMLSession(builder: TreeBuilder(sizeHint: xml.count))
    try XMLParser.parse(source.bytes, into: &session)
    self = session.builder.finish(remarks: source.remarks)
  }
}

/// libxml2's XML parser, used for its events alone.
enum XMLParser {
  static func parse(_ xml: [UInt8], into session: inout XMLSession) throws(RecordError) {
    LibXML2.prepare()
    let context = xml.withUnsafeBytes { bytes in
      xmlCreateMemoryParserCtxt(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
    }
    guard let context else { throw RecordError("xml-malformed", "the document is empty", place: "line 1") }
    defer { xmlFreeParserCtxt(context) }
    // Never HUGE, NOENT, DTDLOAD, DTDATTR or XINCLUDE: each opens a way to expand entities or read files.
    xmlCtxtUseOptions(
      context, Int32(XML_PARSE_NONET.rawValue) | Int32(XML_PARSE_IGNORE_ENC.rawValue))
    context.pointee.sax.pointee = handler()
    session.context = context
    withUnsafeMutablePointer(to: &session) { session in
      context.pointee.userData = UnsafeMutableRawPointer(session)
      _ = xmlParseDocument(context)
    }
    session.context = nil
    if let error = session.error { throw error }
    if context.pointee.wellFormed == 0 {
      throw RecordError("xml-malformed", "the document is not well-formed")
    }
  }

  private static func handler() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = thresh_sax2_magic()
    sax.startElementNs = { context, local, prefix, _, _, _, count, _, attributes in
      guard let context, let local else { return }
      context.assumingMemoryBound(to: XMLSession.self).pointee
        .start(local, prefix: prefix, count: Int(count), attributes: attributes)
    }
    sax.endElementNs = { context, _, _, _ in
      context?.assumingMemoryBound(to: XMLSession.self).pointee.end()
    }
    let text: charactersSAXFunc = { context, text, length in
      context?.assumingMemoryBound(to: XMLSession.self).pointee.builder
        .addText(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    sax.characters = text
    sax.ignorableWhitespace = text
    sax.cdataBlock = text
    sax.comment = { context, text in
      guard let context, let text else { return }
      context.assumingMemoryBound(to: XMLSession.self).pointee.builder
        .addLeaf(.comment, UnsafeBufferPointer(start: text, count: CString.length(text)))
    }
    sax.entityDecl = { context, name, _, _, _, _ in
      let name = name.map { String(cString: $0) } ?? ""
      context?.assumingMemoryBound(to: XMLSession.self).pointee
        .fail("xml-entity", "the document declares the entity '\(name)', which is not expanded")
    }
    sax.serror = { context, error in
      guard let context, let error, error.pointee.level == XML_ERR_FATAL else { return }
      let message = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
      context.assumingMemoryBound(to: XMLSession.self).pointee
        .fail(
          "xml-malformed", message.split(separator: "\n").joined(separator: " "), line: error.pointee.line)
    }
    return sax
  }
}
