internal import ThreshMarkup

/// How often a page's JSON-LD says that something is a thing of some kind. The types are looked for as they are written:
/// the scripts need not be read as JSON for that.
struct SchemaKinds: Sendable {
  var products = 0
  var lists = 0
  var articles = 0
  var businesses = 0

  init(_ tree: MarkupTree) {
    for node in 1..<max(1, tree.count) where tree.kind(node) == .element && tree.tag(node) == .script {
      guard tree.attributeString(node, .type)?.lowercased().holds("ld+json") == true else { continue }
      // The parser hands long data over in pieces.
      for piece in tree.descendants(of: node) where tree.kind(piece) == .data {
        tree.bytes.withUnsafeBufferPointer { scan($0, tree.textRange(piece)) }
      }
    }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    while index + 8 < range.upperBound {
      // "@type" and the word after it.
      guard bytes[index] == 0x40, bytes[index + 1] == 0x74, bytes[index + 2] == 0x79, bytes[index + 4] == 0x65
      else {
        index += 1
        continue
      }
      index += 5
      var word = WordHash.seed
      var letters = 0
      let end = min(index + 60, range.upperBound)
      while index < end {
        let small = bytes[index] | 0x20
        if small &- 0x61 < 26 {
          word = WordHash.mix(word, small)
          letters += 1
        } else if letters > 0 {
          break
        }
        index += 1
      }
      add(Self.types.value(word))
    }
  }

  private mutating func add(_ kind: Kind) {
    if kind.contains(.product) { products += 1 }
    if kind.contains(.list) { lists += 1 }
    if kind.contains(.article) { articles += 1 }
    if kind.contains(.business) { businesses += 1 }
  }

  private struct Kind: OptionSet, Sendable {
    let rawValue: UInt64
    static let product = Kind(rawValue: 1)
    static let list = Kind(rawValue: 2)
    static let article = Kind(rawValue: 4)
    static let business = Kind(rawValue: 8)
  }

  private static let types = WordTable<Kind>([
    (.product, "product productgroup offer aggregateoffer"),
    (.list, "itemlist collectionpage listitem searchresultspage"),
    (
      .article,
      "article newsarticle blogposting reportagenewsarticle techarticle scholarlyarticle medicalwebpage recipe"
    ),
    (
      .business,
      """
      localbusiness service softwareapplication professionalservice medicalbusiness organization corporation store
      """
    ),
  ])
}
