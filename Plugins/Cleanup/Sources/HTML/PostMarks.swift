internal import ThreshMarkup

/// What the marks in a post say of its author and its date.
struct PostMarks {
  /// What schema.org marks say.
  private(set) var markedName: String?
  private(set) var markedDate: String?
  /// The same, or else what class names, links and `time` elements say.
  private(set) var name: String?
  private(set) var date: String?
  /// How many nodes were looked at.
  private(set) var steps = 0

  /// A name or a date is no longer than this, in bytes.
  private static let longest = 60
  private static let mostNodes = 3000

  /// - Parameter isOther: whether an element is a post inside this one, with its own author.
  init(in post: Range<Int>, _ tree: MarkupTree, isOther: (Int) -> Bool) {
    var node = post.lowerBound + 1
    while node < post.upperBound, steps < Self.mostNodes, markedName == nil || markedDate == nil {
      steps += 1
      guard tree.kind(node) == .element else {
        node += 1
        continue
      }
      // Who is quoted in a post did not write it.
      if tree.tag(node) == .blockquote || isOther(node) {
        node = max(tree.end(node), node + 1)
        continue
      }
      read(node, tree)
      node += 1
    }
    name = markedName ?? name
    date = markedDate ?? date
  }

  private mutating func read(_ node: Int, _ tree: MarkupTree) {
    switch tree.attributeString(node, .itemprop)?.lowercased() {
    case "author", "creator": markedName = markedName ?? Self.markedName(of: node, tree)
    case "datepublished", "datecreated": markedDate = markedDate ?? Self.date(of: node, tree)
    default: break
    }
    if date == nil, tree.tag(node) == .time || Self.hasWord(Self.dateWords, node, tree) {
      date = Self.isOfMember(node, tree) ? nil : Self.date(of: node, tree)
    }
    if name == nil, Self.hasWord(Self.nameWords, node, tree) || Self.leadsToAuthor(node, tree) {
      name = Self.name(of: node, tree)
    }
  }

  private static func leadsToAuthor(_ node: Int, _ tree: MarkupTree) -> Bool {
    guard tree.tag(node) == .a, let address = tree.attributeString(node, .href) else { return false }
    return tree.attributeString(node, .rel)?.split(separator: " ").contains("author") ?? false
      || BylineAuthors.isAuthorAddress(address, inByline: true)
  }

  /// The text of the `itemprop="author"`, or of the `name` in it.
  private static func markedName(of author: Int, _ tree: MarkupTree) -> String? {
    for node in tree.descendants(of: author).prefix(200)
    where tree.kind(node) == .element && tree.attributeString(node, .itemprop) == "name" {
      return PersonName.clean(tree.attributeString(node, .content) ?? text(of: node, tree))
    }
    return PersonName.clean(tree.attributeString(author, .content) ?? text(of: author, tree))
  }

  /// A name alone: not "Member", "Reply to Ann", or the initial letter in place of a picture.
  private static func name(of node: Int, _ tree: MarkupTree) -> String? {
    // What stands beside a linked name is a rank.
    let link = tree.descendants(of: node).prefix(20).first { tree.kind($0) == .element && tree.tag($0) == .a }
    var words = link.map { text(of: $0, tree, apart: true) } ?? ""
    if words.isEmpty { words = text(of: node, tree, apart: true) }
    guard words.utf8.count <= longest, words.split(separator: " ").count <= 5, !words.contains(":"),
      !BylineAuthors.isRole(words), !notNames.contains(words.lowercased()),
      !words.lowercased().contains("verified"),
      words.unicodeScalars.count(where: { $0.properties.isAlphabetic }) > 1
    else { return nil }
    return PersonName.clean(words)
  }

  private static let notNames: Set<String> = [
    "logged", "offline", "online", "op", "thread starter", "moderator",
  ]

  private static func date(of node: Int, _ tree: MarkupTree) -> String? {
    for stated in [tree.attributeString(node, .datetime), tree.attributeString(node, .content)] {
      if let iso = stated.flatMap(StatedDate.iso) { return iso }
    }
    let text = text(of: node, tree)
    return text.utf8.count <= longest ? StatedDate.iso(text) : nil
  }

  /// Whether a date is the day on which somebody joined the forum.
  private static func isOfMember(_ node: Int, _ tree: MarkupTree) -> Bool {
    let around = text(of: tree.parent(node), tree).lowercased()
    return around.utf8.count <= 2 * longest
      && ["join", "since", "registered"].contains(where: around.contains)
  }

  /// The text in an element; of a large one only the beginning, which is too long all the same.
  ///
  /// - Parameter apart: whether what stands in elements of its own is a word of its own.
  private static func text(of node: Int, _ tree: MarkupTree, apart: Bool = false) -> String {
    var bytes: [UInt8] = []
    for inner in tree.descendants(of: node) where bytes.count <= 4 * longest {
      guard tree.kind(inner) == .text else { continue }
      if apart { bytes.append(0x20) }
      bytes += tree.textBytes(inner)
    }
    return StatedText.plain(String(decoding: bytes, as: UTF8.self))
  }

  // MARK: Class names

  private static func hasWord(_ table: WordTable<Hints>, _ node: Int, _ tree: MarkupTree) -> Bool {
    guard let range = tree.attributeRange(node, .class) else { return false }
    return tree.bytes.withUnsafeBufferPointer { !table.hints(in: $0, range).isEmpty }
  }

  private static let nameWords = WordTable<Hints>([
    (.author, "author username nickname nick poster screenname displayname commenter fn")
  ])
  private static let dateWords = WordTable<Hints>([(.byline, "date datetime timestamp time posted published")]
  )
}
