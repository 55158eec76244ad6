extension HTMLScanner {
  /// The place of the end tag that ends an element without markup inside, such as a script.
  static func rawTextEnd(_ bytes: Bytes, _ start: Int, _ tag: Tag, heedingComments: Bool = true) -> Int? {
    var at = start
    // Inside `<!-- … -->`, a script may hold `<script>…</script>` without ending.
    var commentEnd = 0
    var nested = false
    while let open = ByteSearch.find(0x3C, in: bytes, from: at) {
      at = open + 1
      if open >= commentEnd { nested = false }
      if self.tag(bytes, open, slash: true) == tag {
        if !nested { return open }
        nested = false
      } else if heedingComments, tag == .script {
        if open >= commentEnd, ByteSearch.has("<!--", in: bytes, at: open) {
          commentEnd = ByteSearch.find("-->", in: bytes, from: open + 2) ?? bytes.count
        } else if open < commentEnd, self.tag(bytes, open, slash: false) == .script {
          nested = true
        }
      }
    }
    return nil
  }

  /// The place where a drawing, template or annotation ends: at its end tag, or (a drawing) at markup of the
  /// page around it, which a browser takes as its end. Nil when it has no end.
  static func elementEnd(_ bytes: Bytes, _ start: Int, _ tag: Tag) -> (place: Int, isBreakout: Bool)? {
    var at = start
    var depth = 1
    var embedded = 0
    while let open = ByteSearch.find(0x3C, in: bytes, from: at) {
      if let end = commentEnd(bytes, open) {
        at = end
        continue
      }
      if ByteSearch.has("<![CDATA[", in: bytes, at: open) {
        guard let end = ByteSearch.find("]]>", in: bytes, from: open) else { return nil }
        at = end
        continue
      }
      let isEnd = open + 1 < bytes.count && bytes[open + 1] == 0x2F
      let nameStart = open + (isEnd ? 2 : 1)
      guard nameStart < bytes.count, ASCII.isLetter(bytes[nameStart]) else {
        at = open + 1
        continue
      }
      let nameEnd = nameEnd(bytes, nameStart)
      let inner = self.tag(bytes, nameStart, nameEnd)
      if tag == .svg, embedded == 0, HTMLRules.endsDrawing.contains(inner) { return (open, true) }
      guard let end = tagEnd(bytes, nameEnd) else { return nil }
      at = end
      let closesItself = !isEnd && bytes[end - 2] == 0x2F
      if inner == tag, !closesItself {
        depth += isEnd ? -1 : 1
        if depth == 0 { return (open, false) }
      } else if !isEnd, !closesItself, inner == .script || inner == .style {
        at = rawTextEnd(bytes, end, inner) ?? bytes.count
      } else if tag == .svg, !closesItself, isForeignObject(bytes, nameStart, nameEnd) {
        embedded = max(0, embedded + (isEnd ? -1 : 1))
      }
    }
    return nil
  }

  /// The tag of the start tag, or with `slash` the end tag, at `open`; ``Tag/none`` when there is none.
  private static func tag(_ bytes: Bytes, _ open: Int, slash: Bool) -> Tag {
    let start = open + (slash ? 2 : 1)
    guard start < bytes.count, ASCII.isLetter(bytes[start]), !slash || bytes[open + 1] == 0x2F else {
      return .none
    }
    // Long enough for every element this is asked for; names in minified code may be very long.
    let end = nameEnd(Bytes(rebasing: bytes[..<min(bytes.count, start + 12)]), start)
    return tag(bytes, start, end)
  }

  private static func isForeignObject(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    ASCII.equalsIgnoringCase(Bytes(rebasing: bytes[start..<end]), "foreignobject")
  }
}
