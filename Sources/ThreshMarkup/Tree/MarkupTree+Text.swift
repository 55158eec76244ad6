extension MarkupTree {
  /// Elements whose content a reader of the page does not see as text.
  public static let hiddenTags: TagSet = [
    .script, .style, .template, .svg, .textarea, .iframe, .xmp, .noscript, .noembed, .noframes, .annotation,
    .annotationXml,
  ]

  /// The text inside `n`, runs of white space made one space, none at the ends.
  ///
  /// Content of ``hiddenTags`` below `n` is left out. Block elements do not separate words; this is meant for
  /// headings, cells, titles and the like.
  public func text(of n: Int) -> String {
    var out: [UInt8] = []
    var pending = false
    bytes.withUnsafeBufferPointer { bytes in
      func take(_ range: Range<Int>) {
        for byte in bytes[range] {
          if ASCII.isSpace(byte) {
            pending = true
          } else {
            if pending, !out.isEmpty { out.append(0x20) }
            pending = false
            out.append(byte)
          }
        }
      }
      if kind(n) != .element, kind(n) != .document { return take(textRange(n)) }
      var node = n + 1
      let end = self.end(n)
      while node < end {
        switch kind(node) {
        case .text: take(textRange(node))
        case .element where Self.hiddenTags.contains(tag(node)):
          node = self.end(node)
          continue
        case .element where tag(node) == .br: pending = true
        default: break
        }
        node += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Where `n` is, such as `/html/body/div[2]/p[4]`; a number is given where siblings share the name.
  public func path(of n: Int) -> String {
    var parts: [String] = []
    var node = n
    while node > 0 {
      if kind(node) == .element {
        let same = children(of: parent(node)).filter { tag($0) == tag(node) }
        let place = same.count > 1 ? "[\((same.firstIndex(of: node) ?? 0) + 1)]" : ""
        parts.append(tagName(node) + place)
      }
      node = parent(node)
    }
    return "/" + parts.reversed().joined(separator: "/")
  }

  /// The first element called `tag` inside `n`, or nil.
  public func first(_ tag: Tag, in n: Int = 0) -> Int? {
    descendants(of: n).first { nodes[$0].tag == tag }
  }

  /// All elements called `tag` inside `n`, in document order.
  public func all(_ tag: Tag, in n: Int = 0) -> [Int] {
    descendants(of: n).filter { nodes[$0].tag == tag }
  }
}
