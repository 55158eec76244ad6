// What becomes of the events that libxml2's HTML parser sends. The parser knows HTML 4; the rules of HTML5
// that matter to a reader are kept here.

/// What is known about the page so far.
struct HTMLState {
  /// Where the attributes of each numbered tag lie; see ``HTMLAttributes``.
  var attributes: [Range<UInt32>] = []
  var html: Int32 = TreeBuilder.nothing
  var head: Int32 = TreeBuilder.nothing
  var body: Int32 = TreeBuilder.nothing
  /// Open elements called `p`, so that most block elements need not look for one.
  var openParagraphs = 0
}

extension TreeBuilder {
  /// Begins an element.
  ///
  /// - Parameter attributes: nil, or names and values in turn, ended by nil: the ``HTMLAttributes/placeholder``.
  mutating func startHTML(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    let tag = Tag(rawValue: tags.intern(UnsafeBufferPointer(start: name, count: CString.length(name))))
    switch tag {
    case .html where html.html != Self.nothing, .body where html.body != Self.nothing,
      .head where html.head != Self.nothing:
      // A second one adds nothing; its content belongs to the first.
      frames.append(Self.nothing)
      return
    default: break
    }
    if html.head != Self.nothing, current == html.head, !HTMLRules.headContent.contains(tag) { startBody() }
    closeImplied(by: tag)
    let mine = attributes.map(ownAttributes) ?? 0..<0
    let first = Int(mine.lowerBound)
    if HTMLRules.voids.contains(tag) {
      _ = add(.element, tag: tag, start: first, length: mine.count, open: false)
      frames.append(Self.nothing)
      return
    }
    let node = add(.element, tag: tag, start: first, length: mine.count, open: true)
    switch tag {
    case .html:
      html.html = node
      frames.append(Self.nothing)
    case .body:
      html.body = node
      frames.append(Self.nothing)
    case .head:
      html.head = node
      frames.append(node)
    default:
      if tag == .p { html.openParagraphs += 1 }
      frames.append(node)
    }
  }

  /// Where the attributes lie of the tag that libxml2 reports with `reported`.
  ///
  /// Whatever else it may take for an attribute counts for nothing, and so does a number that no tag was given.
  private func ownAttributes(_ reported: UnsafeMutablePointer<UnsafePointer<UInt8>?>) -> Range<UInt32> {
    var pair = reported
    while let name = pair[0] {
      if name[0] == UInt8(ascii: "_"), name[1] == 0 {
        return pair[1].flatMap(number).map { html.attributes[$0] } ?? 0..<0
      }
      pair += 2
    }
    return 0..<0
  }

  /// The number of a tag that `digits` make; nil when no tag has it.
  private func number(_ digits: UnsafePointer<UInt8>) -> Int? {
    var number = 0
    var digit = digits
    while ASCII.isDigit(digit.pointee), number < html.attributes.count {
      number = number * 10 + Int(digit.pointee - 0x30)
      digit += 1
    }
    return digit.pointee == 0 && digit != digits && number < html.attributes.count ? number : nil
  }

  /// Ends the innermost element that the parser holds open.
  ///
  /// `html` and `body` stay open to the end of the page: what follows their end tags belongs to them.
  mutating func endHTML() {
    guard let node = frames.popLast(), node != Self.nothing else { return }
    closeHTML(node)
  }

  /// Ends the head and begins the body, whose start tag many pages leave out.
  ///
  /// libxml2 does so for the elements of HTML 4 alone: a page whose body begins with `main` or `nav` would lie
  /// in its head as a whole.
  private mutating func startBody() {
    closeHTML(html.head)
    if html.body == Self.nothing {
      html.body = add(.element, tag: .body, start: 0, length: 0, open: true)
    }
  }

  mutating func textHTML(_ text: UnsafeBufferPointer<UInt8>) {
    if HTMLRules.noText.contains(nodes[Int(current)].tag), text.allSatisfy(ASCII.isSpace) { return }
    addText(text)
  }

  /// Content of a script or style: kept when it is data, else dropped.
  mutating func rawTextHTML(_ text: UnsafeBufferPointer<UInt8>) {
    let node = nodes[Int(current)]
    guard node.tag == .script else { return }
    let mine = attributes[Int(node.start)..<Int(node.start + node.length)]
    guard let type = mine.first(where: { $0.name == .type }) else { return }
    let isData = bytes[Int(type.start)..<Int(type.start + type.length)]
      .withUnsafeBufferPointer { ScriptType.isData($0) }
    if isData { addLeaf(.data, text) }
  }

  mutating func closeHTML(_ node: Int32) {
    guard nodes[Int(node)].end == 0 else { return }
    if html.openParagraphs > 0 {
      var level = open.count - 1
      while level >= 0, open[level] >= node {
        if nodes[Int(open[level])].tag == .p { html.openParagraphs -= 1 }
        level -= 1
      }
    }
    close(node)
  }

  /// Closes what a start tag of HTML5 closes by itself.
  private mutating func closeImplied(by tag: Tag) {
    if html.openParagraphs > 0, HTMLRules.closesParagraph.contains(tag) {
      closeInnermost(HTMLRules.paragraph, within: HTMLRules.paragraphScope)
    }
    guard HTMLRules.closesOwnKind.contains(tag) else { return }
    switch tag {
    case .li: closeInnermost(HTMLRules.listItem, within: HTMLRules.listItemScope)
    case .dd, .dt: closeInnermost(HTMLRules.definition, within: HTMLRules.listItemScope)
    case .td, .th: closeInnermost(HTMLRules.cell, within: HTMLRules.rowScope)
    case .tr: closeInnermost(HTMLRules.row, within: HTMLRules.tableScope)
    case .tbody, .thead, .tfoot: closeInnermost(HTMLRules.rowGroup, within: HTMLRules.tableScope)
    case .option: closeInnermost(HTMLRules.option, within: HTMLRules.optionScope)
    default: break
    }
  }

  /// Closes the innermost open element of `kinds`, unless one of `scope` is open inside it.
  private mutating func closeInnermost(_ kinds: TagSet, within scope: TagSet) {
    for node in open.reversed() {
      let tag = nodes[Int(node)].tag
      if kinds.contains(tag) { return closeHTML(node) }
      if scope.contains(tag) { return }
    }
  }
}

/// Scripts whose content is data rather than a program.
enum ScriptType {
  /// Whether `type`, the value of a script's `type` attribute, names a kind of JSON.
  static func isData(_ type: UnsafeBufferPointer<UInt8>) -> Bool {
    (0..<type.count).contains { ByteSearch.hasIgnoringCase("json", in: type, at: $0) }
  }
}
