internal import ThreshMarkup

/// Text of JATS elements with white space folded: the words of one block and the links in them.
struct JATSText {
  private(set) var bytes: [UInt8] = []
  private(set) var links: [DocumentBuilder.InlineLink] = []
  private var pendingSpace = false

  /// Elements that are blocks of their own and end a run of text.
  static let blocks: TagSet = [
    .p, .sec, .list, .defList, .dispQuote, .verseGroup, .boxedText, .fig, .figGroup, .tableWrap,
    .tableWrapGroup, .fn,
    .fnGroup, .preformat, .code, .supplementaryMaterial, .media, .statement, .speech, .array, .refList,
    .dispFormula,
    .dispFormulaGroup,
  ]

  /// Elements without words for a reader.
  private static let hidden: TagSet = [
    .graphic, .inlineGraphic, .altText, .longDesc, .objectId, .texMath, .annotation, .annotationXml,
    .mmlAnnotation,
    .label,
  ]

  init() {}

  /// All text of `n` as one run.
  init(_ tree: MarkupTree, _ n: Int) {
    for child in tree.children(of: n) { append(tree, child) }
  }

  var isEmpty: Bool { bytes.isEmpty }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Sets what follows apart by a space.
  mutating func space() { pendingSpace = true }

  /// Adds a colon and a space, as between a term and its meaning.
  mutating func colon() {
    bytes.append(UInt8(ascii: ":"))
    pendingSpace = true
  }

  /// Adds the text of node `n` and what is inside it.
  mutating func append(_ tree: MarkupTree, _ n: Int) {
    switch tree.kind(n) {
    case .text: append(tree.textBytes(n))
    case .element: appendElement(tree, n)
    case .document, .data, .comment: break
    }
  }

  private mutating func appendElement(_ tree: MarkupTree, _ n: Int) {
    let tag = tree.tag(n)
    if Self.hidden.contains(tag) || MarkupTree.hiddenTags.contains(tag) { return appendFormula(tree, n) }
    switch tag {
    case .alternatives: appendAlternative(tree, n)
    case .sup: appendSuperscript(tree, n)
    case .xref: link(to: tree.attributeString(n, .rid).map { "#" + $0.prefix { $0 != " " } }, tree, n)
    case .extLink, .uri, .selfURI: link(to: tree.attributeString(n, .xlinkHref), tree, n)
    default:
      let isApart = Self.blocks.contains(tag) || Self.separated.contains(tag) || tree.tagName(n) == "break"
      if isApart { space() }
      for child in tree.children(of: n) { append(tree, child) }
      if isApart { space() }
    }
  }

  /// Elements that stand apart from their neighbours without a space in the file.
  private static let separated: TagSet = [
    .title, .caption, .td, .th, .tr, .listItem, .term, .def, .surname, .givenNames, .name, .label, .attrib,
  ]

  private mutating func link(to target: String?, _ tree: MarkupTree, _ n: Int) {
    let start = bytes.count
    let spaceBefore = pendingSpace && start > 0
    for child in tree.children(of: n) { append(tree, child) }
    let from = spaceBefore && bytes.count > start ? start + 1 : start
    if let target, from < bytes.count {
      links.append(DocumentBuilder.InlineLink(bytes: from..<bytes.count, target: target))
    }
  }

  /// A formula written in TeX alone is shown as TeX; where MathML stands beside it, that is text enough.
  private mutating func appendFormula(_ tree: MarkupTree, _ n: Int) {
    guard tree.tag(n) == .texMath, tree.tag(tree.parent(n)) != .alternatives else { return }
    append(Self.formula(tree.textBytes(tree.first(in: n) ?? n))[...])
  }

  /// One of several forms of the same thing: the first that has words.
  private mutating func appendAlternative(_ tree: MarkupTree, _ n: Int) {
    let before = bytes.count
    for child in tree.children(of: n) where bytes.count == before { append(tree, child) }
    guard bytes.count == before, let formula = tree.first(.texMath, in: n) else { return }
    append(Self.formula(tree.textBytes(tree.first(in: formula) ?? formula))[...])
  }

  /// What stands between `\begin{document}` and `\end{document}`, without the dollar signs.
  private static func formula(_ tex: ArraySlice<UInt8>) -> [UInt8] {
    let text = String(decoding: tex, as: UTF8.self)
    let start = text.firstRange(of: "\\begin{document}")?.upperBound ?? text.startIndex
    let end = text.firstRange(of: "\\end{document}")?.lowerBound ?? text.endIndex
    return start <= end ? Array(text[start..<end].replacing("$", with: "").utf8) : Array(tex)
  }

  /// Superscript digits and signs become the characters Unicode has for them, so that 10⁻³ is not 10-3 and a
  /// citation does not grow onto a word or number.
  private mutating func appendSuperscript(_ tree: MarkupTree, _ n: Int) {
    let first = bytes.count
    let firstLink = links.count
    for child in tree.children(of: n) { append(tree, child) }
    guard first < bytes.count else { return }
    let plain = String(decoding: bytes[first...], as: UTF8.self)
    let isRaised = plain.unicodeScalars.allSatisfy {
      Self.raised[$0] != nil || ", \u{2013}".unicodeScalars.contains($0)
    }
    guard isRaised, plain.unicodeScalars.contains(where: { Self.raised[$0] != nil }) else { return }
    var offsets = [Int](repeating: bytes.count, count: bytes.count - first + 1)
    var written: [UInt8] = []
    var at = 0
    for scalar in plain.unicodeScalars {
      let size = UTF8.width(scalar)
      for offset in at..<at + size { offsets[offset] = first + written.count }
      written.append(contentsOf: Array(String(Character(Self.raised[scalar] ?? scalar)).utf8))
      at += size
    }
    offsets[at] = first + written.count
    bytes.replaceSubrange(first..., with: written)
    for index in firstLink..<links.count {
      let range = links[index].bytes
      links[index].bytes = offsets[range.lowerBound - first]..<offsets[range.upperBound - first]
    }
  }

  private static let raised: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    "+": "⁺",
    "-": "⁻", "\u{2212}": "⁻", "=": "⁼", "(": "⁽", ")": "⁾",
  ]

  private mutating func append(_ text: ArraySlice<UInt8>) {
    for byte in text {
      if byte == 32 || (byte >= 9 && byte <= 13) {
        pendingSpace = true
        continue
      }
      if pendingSpace, !bytes.isEmpty { bytes.append(32) }
      pendingSpace = false
      bytes.append(byte)
    }
  }
}

extension MarkupTree {
  /// The first text node inside `n`.
  fileprivate func first(in n: Int) -> Int? { descendants(of: n).first { kind($0) == .text } }
}
