internal import ThreshMarkup

/// What a page's head and marks say it is: how often JSON-LD and microdata call something a thing of some kind, what Open
/// Graph calls the page, and how often a date of publication is stated. Types in JSON-LD are looked for as they are
/// written: the scripts need not be read as JSON for that.
struct SchemaKinds: Sendable {
  /// How often something is called a thing of each kind.
  struct Counts: Sendable {
    var products = 0
    var lists = 0
    var articles = 0
    var businesses = 0
    var discussions = 0

    fileprivate mutating func add(_ kind: Kind) {
      if kind.contains(.product) { products += 1 }
      if kind.contains(.list) { lists += 1 }
      if kind.contains(.article) { articles += 1 }
      if kind.contains(.business) { businesses += 1 }
      if kind.contains(.discussion) { discussions += 1 }
    }
  }

  /// By JSON-LD.
  private(set) var data = Counts()
  /// By microdata.
  private(set) var marks = Counts()
  /// What `og:type` says: 0 nothing, 1 a website, 2 an article, 3 a product, 4 something else.
  private(set) var openGraph = 0
  /// Dates of publication in `meta` elements and microdata.
  private(set) var dates = 0

  init(_ tree: MarkupTree) {
    tree.bytes.withUnsafeBufferPointer { bytes in
      for node in 1..<max(1, tree.count) where tree.kind(node) == .element {
        switch tree.tag(node) {
        case .script: addScript(node, tree, bytes)
        case .meta: addMeta(node, tree)
        default: break
        }
        // The type is the end of an address: https://schema.org/Article.
        if let range = tree.attributeRange(node, .itemtype),
          let slash = bytes[range].lastIndex(of: 0x2F)
        {
          marks.add(Self.types.value(Self.word(bytes, slash + 1..<range.upperBound).hash))
        }
        if let range = tree.attributeRange(node, .itemprop),
          bytes[range].elementsEqual("datePublished".utf8)
        {
          dates += 1
        }
      }
    }
  }

  private mutating func addScript(_ node: Int, _ tree: MarkupTree, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard tree.attributeString(node, .type)?.lowercased().holds("ld+json") == true else { return }
    // The parser hands long data over in pieces.
    for piece in tree.descendants(of: node) where tree.kind(piece) == .data {
      scan(bytes, tree.textRange(piece))
    }
  }

  private mutating func addMeta(_ node: Int, _ tree: MarkupTree) {
    guard let name = tree.attributeString(node, .property) ?? tree.attributeString(node, .name) else {
      return
    }
    switch name.lowercased() {
    case "og:type":
      guard openGraph == 0, let type = tree.attributeString(node, .content)?.lowercased() else { return }
      openGraph = type == "website" ? 1 : type == "article" ? 2 : type.hasSuffix("product") ? 3 : 4
    case "article:published_time", "dc.date", "dc.date.issued", "citation_publication_date",
      "sailthru.date", "pubdate", "date":
      dates += 1
    default: break
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
      let word = Self.word(bytes, index..<min(index + 60, range.upperBound))
      data.add(Self.types.value(word.hash))
      index = word.end
    }
  }

  /// The first run of letters in a stretch, letter case ignored, and where it ends.
  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (
    hash: UInt64, end: Int
  ) {
    var hash = WordHash.seed
    var letters = 0
    for index in range {
      let small = bytes[index] | 0x20
      if small &- 0x61 < 26 {
        hash = WordHash.mix(hash, small)
        letters += 1
      } else if letters > 0 {
        return (hash, index)
      }
    }
    return (hash, range.upperBound)
  }

  fileprivate struct Kind: OptionSet, Sendable {
    let rawValue: UInt64
    static let product = Kind(rawValue: 1)
    static let list = Kind(rawValue: 2)
    static let article = Kind(rawValue: 4)
    static let business = Kind(rawValue: 8)
    static let discussion = Kind(rawValue: 16)
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
    (.discussion, "discussionforumposting qapage question answer comment"),
  ])
}
