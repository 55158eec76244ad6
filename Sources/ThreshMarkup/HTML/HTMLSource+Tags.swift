extension HTMLSource {
  /// Deals with a start tag, and with the content of an element that has no markup inside.
  mutating func startTag(_ at: Int) -> Int {
    let nameEnd = HTMLScanner.nameEnd(input, at + 1)
    let tag = HTMLScanner.tag(input, at + 1, nameEnd)
    flush(to: at)
    let first = attributes.all.count
    var scan = readAttributes(nameEnd)
    if scan.end == nil {
      // No end in sight, as with a quote that is never closed. The tag ends at its first `>`, else with the page.
      attributes.remove(from: first)
      guard let end = ByteSearch.find(0x3E, in: input, from: nameEnd) else {
        copied = input.count
        return input.count
      }
      scan.end = end + 1
    }
    guard let end = scan.end else { return input.count }
    copied = end
    let isVoid = HTMLRules.voids.contains(tag) || scan.closesItself
    if !isVoid, !opened(tag) {
      attributes.remove(from: first)
      return end
    }
    let written = HTMLScanner.plainNameEnd(input, at + 1, nameEnd)
    output.append(contentsOf: UnsafeBufferPointer(rebasing: input[at..<written]))
    if let number = attributes.number(from: first) {
      write(HTMLAttributes.placeholder)
      write(number: number)
    }
    write(scan.closesItself ? " />" : ">")
    if isVoid { return end }
    return content(of: tag, from: end, scan)
  }

  /// What the attributes of a tag say to the pass.
  struct TagScan {
    /// Past the `>`; nil when there is none.
    var end: Int?
    var closesItself = false
    /// The tag is a script that holds data.
    var isData = false
    /// The tag is a template whose content is shown.
    var isShadowRoot = false
  }

  /// Reads the attributes from `start` on, but those whose names are not plain.
  private mutating func readAttributes(_ start: Int) -> TagScan {
    var scan = TagScan()
    var at = start
    var count = 0
    let first = attributes.all.count
    while at < input.count {
      while at < input.count, ASCII.isSpace(input[at]) || input[at] == 0x2F { at += 1 }
      if at >= input.count { return scan }
      if input[at] == 0x3E {
        scan.closesItself = input[at - 1] == 0x2F
        scan.end = at + 1
        return scan
      }
      let name = at
      at = HTMLScanner.attributeNameEnd(input, at)
      let nameEnd = at
      count += 1
      let isNew =
        count <= Self.attributeLimit && HTMLScanner.isPlainName(input, name, nameEnd)
        && attributes.add(UnsafeBufferPointer(rebasing: input[name..<nameEnd]), after: first)
      guard let value = HTMLScanner.value(input, nameEnd) else {
        if HTMLScanner.isUnclosed(input, nameEnd) { return scan }
        continue
      }
      if isNew {
        note(name..<nameEnd, value.range, in: &scan)
        keepValue(value.range)
      }
      at = value.end
      // An unquoted value may end with the slash that looks as if it closed the tag.
      if value.end == value.range.upperBound, at < input.count, input[at] == 0x3E {
        scan.end = at + 1
        return scan
      }
    }
    return scan
  }

  /// Attributes of one element beyond this many are dropped: each is compared with all before it.
  private static let attributeLimit = 200

  private func note(_ name: Range<Int>, _ value: Range<Int>, in scan: inout TagScan) {
    let bytes = UnsafeBufferPointer(rebasing: input[name])
    if ASCII.equalsIgnoringCase(bytes, "type") {
      scan.isData = ScriptType.isData(UnsafeBufferPointer(rebasing: input[value]))
    } else if ASCII.equalsIgnoringCase(bytes, "shadowrootmode")
      || ASCII.equalsIgnoringCase(bytes, "shadowroot")
    {
      scan.isShadowRoot = true
    }
  }

  /// Keeps the value of the attribute that was added last, references resolved; of embedded files only the media type.
  private mutating func keepValue(_ range: Range<Int>) {
    var range = range
    if range.count > 64, ByteSearch.hasIgnoringCase("data:", in: input, at: range.lowerBound),
      let comma = ByteSearch.find(0x2C, in: input, from: range.lowerBound), comma < range.upperBound
    {
      range = range.lowerBound..<comma + 1
    }
    let value = UnsafeBufferPointer(rebasing: input[..<range.upperBound])
    var at = range.lowerBound
    while let found = ByteSearch.find(0x26, in: value, from: at) {
      attributes.values.append(contentsOf: UnsafeBufferPointer(rebasing: input[at..<found]))
      at = found + 1
      if let reference = CharacterReference(input, at: found, inAttribute: true) {
        UTF8Writer.append(Self.whiteSpaceEvened(reference.first), to: &attributes.values)
        if reference.second != 0 { UTF8Writer.append(reference.second, to: &attributes.values) }
        at = found + reference.length
      } else {
        attributes.values.append(0x26)
      }
    }
    attributes.values.append(contentsOf: UnsafeBufferPointer(rebasing: input[at..<max(at, range.upperBound)]))
    attributes.setValue()
  }

  /// Deals with what follows a start tag; returns the place to go on from.
  private mutating func content(of tag: Tag, from start: Int, _ scan: TagScan) -> Int {
    switch tag {
    case .script, .style:
      let end = HTMLScanner.rawTextEnd(input, start, tag) ?? input.count
      // libxml2 ends a script at its first end tag, be it in a comment: it must not take the rest for markup.
      let kept =
        scan.isData && tag == .script
        ? min(end, HTMLScanner.rawTextEnd(input, start, tag, heedingComments: false) ?? end) : start
      drop(from: kept, to: end)
      return end
    case .textarea, .iframe, .xmp, .noembed:
      guard let end = rawTextEnd(start, tag) else { return start }
      drop(from: start, to: end)
      return end
    case .title:
      guard let end = rawTextEnd(start, tag) else { return start }
      text(start..<end, references: true)
      return end
    case .plaintext:
      text(start..<input.count, references: false)
      return input.count
    case .noscript:
      if start > noscriptEnd { noscriptEnd = rawTextEnd(start, tag) ?? 0 }
      return start
    case .template where scan.isShadowRoot: return start
    case .svg, .template, .annotation, .annotationXml:
      guard !endless.contains(tag) else { return start }
      guard let end = HTMLScanner.elementEnd(input, start, tag) else {
        endless.insert(tag)
        return start
      }
      drop(from: start, to: end.place)
      if end.isBreakout {
        open.removeLast()
        writeEndTag(tag)
      }
      return end.place
    default: return start
    }
  }

  /// The end of an element without markup inside; nil when it has none, and so have all after it.
  private mutating func rawTextEnd(_ start: Int, _ tag: Tag) -> Int? {
    if endless.contains(tag) { return nil }
    if let end = HTMLScanner.rawTextEnd(input, start, tag) { return end }
    endless.insert(tag)
    return nil
  }

  /// Notes that `tag` is open. False when it lies too deep and must be left out.
  private mutating func opened(_ tag: Tag) -> Bool {
    if open.count >= Self.depthLimit { return false }
    if open.last == tag, HTMLRules.endsItself.contains(tag) { return true }
    open.append(tag)
    return true
  }

  /// Deals with an end tag: one without its start tag goes, and what lies open inside its element ends too.
  mutating func endTag(_ at: Int) -> Int {
    let nameEnd = HTMLScanner.nameEnd(input, at + 2)
    let tag = HTMLScanner.tag(input, at + 2, nameEnd)
    guard let end = HTMLScanner.tagEnd(input, nameEnd) else {
      copied = input.count
      return input.count
    }
    if tag == .br {
      drop(from: at, to: end)
      write("<br>")
      return end
    }
    // What follows `</body>` still belongs to the body.
    guard tag != .body, tag != .html, let level = level(of: tag) else {
      drop(from: at, to: end)
      return end
    }
    flush(to: at)
    while open.count > level + 1, let inner = open.popLast() { writeEndTag(inner) }
    let ended = open.removeLast()
    if ended == tag {
      let written = HTMLScanner.plainNameEnd(input, at + 2, nameEnd)
      output.append(contentsOf: UnsafeBufferPointer(rebasing: input[at..<written]))
      output.append(0x3E)
    } else {
      writeEndTag(ended)
    }
    copied = end
    return end
  }

  /// The place in `open` of the element that the end tag `tag` ends; nil when it ends none.
  private func level(of tag: Tag) -> Int? {
    if open.last == tag { return open.count - 1 }
    let barriers = HTMLRules.endTagBarriers(of: tag)
    let isHeading = HTMLRules.headings.contains(tag)
    var level = open.count - 1
    while level >= 0 {
      // `</h3>` ends an `h2` too.
      if open[level] == tag || isHeading && HTMLRules.headings.contains(open[level]) { return level }
      if barriers.contains(open[level]) { return nil }
      level -= 1
    }
    return nil
  }
}
