internal import ThreshMarkup

/// What HTML elements are to a reader of the page.
enum HTMLTags {
  /// Elements that run along in a line of text; all others end it.
  static let inline: TagSet = [
    .a, .abbr, .acronym, .b, .basefont, .bdi, .bdo, .big, .blink, .br, .cite, .code, .data, .del, .dfn, .em,
    .font, .i,
    .img, .ins, .kbd, .label, .mark, .math, .meter, .nobr, .output, .picture, .progress, .q, .rb, .rbc, .rp,
    .rt, .rtc,
    .ruby, .s, .samp, .slot, .small, .source, .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .var, .wbr,
    .svg,
    .object, .embed, .map, .area, .link, .meta, .input, .script, .style, .template,
  ]

  /// Elements whose content is not part of the page's text.
  static let unseen: TagSet = [
    .script, .style, .template, .svg, .textarea, .iframe, .xmp, .noembed, .noframes, .annotation,
    .annotationXml,
    .head, .select, .datalist, .object, .applet, .audio, .video, .canvas, .map, .progress, .meter, .rp,
    .title,
  ]

  static let headings: TagSet = [.h1, .h2, .h3, .h4, .h5, .h6]

  /// Level 1 to 6 of a heading element, or nil.
  static func headingLevel(_ tag: Tag) -> Int? {
    switch tag {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}

extension Hints {
  /// What an element's name, role, class, id and style say.
  static func of(_ tree: MarkupTree, _ bytes: UnsafeBufferPointer<UInt8>, _ node: Int, _ tag: Tag) -> Hints {
    // The class of the whole page lists its theme and layout, not what its text is.
    if tag == .body || tag == .html { return [] }
    var hints = of(tag)
    if let value = tree.attributeRange(node, .role) { hints.formUnion(roleWords.hints(in: bytes, value)) }
    if let value = tree.attributeRange(node, .class) { hints.formUnion(classWords.hints(in: bytes, value)) }
    if let value = tree.attributeRange(node, .id) { hints.formUnion(classWords.hints(in: bytes, value)) }
    if tree.attributeRange(node, .hidden) != nil { hints.insert(.hidden) }
    if let value = tree.attributeRange(node, .style), hidesContent(bytes, value) { hints.insert(.hidden) }
    return hints
  }

  /// Whether a style attribute says `display: none`.
  private static func hidesContent(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let name: StaticString = "display:none"
    var matched = 0
    for index in range where bytes[index] > 0x20 {
      let byte = bytes[index] | 0x20
      if byte == name.utf8Start[matched] {
        matched += 1
        if matched == name.utf8CodeUnitCount { return true }
      } else {
        matched = byte == name.utf8Start[0] ? 1 : 0
      }
    }
    return false
  }

  /// Whether an element only tells programs what the page says elsewhere: a hidden microdata item that is no part of
  /// another. (A hidden part, such as the answer to a question, is shown on a click.)
  static func isForMachines(_ tree: MarkupTree, _ bytes: UnsafeBufferPointer<UInt8>, _ node: Int) -> Bool {
    guard tree.attributeRange(node, .itemscope) != nil, tree.attributeRange(node, .itemprop) == nil else {
      return false
    }
    if tree.attributeRange(node, .hidden) != nil { return true }
    return tree.attributeRange(node, .style).map { hidesContent(bytes, $0) } == true
  }

  /// Inline elements that are there for screen readers or scripts only.
  static func isUnseen(_ tree: MarkupTree, _ bytes: UnsafeBufferPointer<UInt8>, _ node: Int) -> Bool {
    if tree.attributeRange(node, .hidden) != nil { return true }
    if let value = tree.attributeRange(node, .ariaHidden), bytes[value.lowerBound...].first == 0x74 {
      return true
    }
    guard let value = tree.attributeRange(node, .class) else { return false }
    return classWords.hints(in: bytes, value).contains(.hidden)
  }
}
