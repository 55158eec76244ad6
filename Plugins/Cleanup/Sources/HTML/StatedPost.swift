internal import ThreshKit
internal import ThreshMarkup

/// A post that the page's JSON-LD tells of.
struct StatedPost {
  /// Its words, as ``TitleReader/key(_:)``.
  var key: String
  var name: String?
  var date: String?

  /// Fewer letters than this are found anywhere.
  private static let leastLetters = 20

  init?(_ item: JSONLD.Item, _ data: JSONLD) {
    guard item.isA("answer", "question", "comment", "discussionforumposting"),
      let text = Subject.text(item, "text") ?? Subject.text(item, "articleBody")
    else { return nil }
    key = TitleReader.key(text)
    name = item.value["author"].flatMap { data.names($0).first }.flatMap(PersonName.clean)
    date = (Subject.text(item, "datePublished") ?? Subject.text(item, "dateCreated"))
      .flatMap(StatedDate.iso)
    if key.utf8.count < Self.leastLetters || name == nil { return nil }
  }

  /// Where the posts stand in the text: from the paragraph that a post begins with on, as far as what holds it holds no
  /// other post. None when fewer than two are found.
  static func voices(_ posts: [StatedPost], _ tree: MarkupTree, _ content: MainContent) -> [Speakers.Voice] {
    guard posts.count > 1 else { return [] }
    let outline = content.outline
    let starts = Dictionary(posts.map { ($0.key.prefix(leastLetters), $0) }) { first, _ in first }
    var found: [(index: Int, post: StatedPost)] = []
    for (index, segment) in outline.segments.enumerated() where content.chosen[index] {
      let key = TitleReader.key(String(decoding: BlockWriter.words(of: segment, tree), as: UTF8.self))
      guard let post = starts[key.prefix(leastLetters)],
        post.key.hasPrefix(key) || key.hasPrefix(post.key)
      else { continue }
      found.append((index, post))
    }
    guard found.count > 1 else { return [] }
    return found.enumerated().map { place, match in
      let before = place > 0 ? found[place - 1].index : -1
      let after = place + 1 < found.count ? found[place + 1].index : outline.segments.count
      var element = outline.segments[match.index].element
      while outline.elements[element].parent >= 0 {
        let around = outline.elements[outline.elements[element].parent].segments
        if around.contains(before) || around.contains(after) { break }
        element = outline.elements[element].parent
      }
      // Posts without elements of their own follow one another.
      let isAlone = outline.elements[element].segments.count == 1 && after < outline.segments.count
      let node = outline.elements[element].node
      let end = isAlone ? outline.segments[after].nodes.lowerBound : tree.end(node)
      return Speakers.Voice(nodes: node..<end, name: match.post.name, date: match.post.date)
    }
  }
}
