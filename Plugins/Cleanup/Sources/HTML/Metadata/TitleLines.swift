internal import ThreshMarkup

/// The short lines around the title of a page, where readers see who wrote it and when.
struct TitleLines {
  /// One line, in pieces that stand in elements of their own.
  struct Line {
    private(set) var pieces: [Piece] = []
    /// Place relative to the title's line: below zero before it.
    var place: Int
    /// Whether an element around it says that it is a byline or an author's.
    var isMarked: Bool
    /// Whether such an element is right around it, not just somewhere above.
    var isAuthors = false

    /// All pieces with spaces between them.
    private(set) var text = ""
    /// Whether there is a figure in it.
    private(set) var hasDigit = false
    /// Whether it is the linked title of another page.
    var isTeaser = false
    private(set) var words = 0

    init(_ piece: Piece, place: Int) {
      self.init(place: place, isMarked: true)
      append(piece)
    }

    init(place: Int, isMarked: Bool) {
      self.place = place
      self.isMarked = isMarked
    }

    mutating func append(_ piece: Piece) {
      pieces.append(piece)
      text += text.isEmpty ? piece.text : " " + piece.text
      hasDigit = hasDigit || piece.text.utf8.contains { $0 &- 0x30 < 10 }
      words += piece.words.count
    }
  }

  /// Text without an element's border in it.
  struct Piece {
    var text: String
    var words: [Substring]
    /// Address of the link it is in.
    var link: String?
    /// `datetime` of the `time` element it is in.
    var time: String?
    /// Whether the link says that it leads to the author.
    var isAuthorLink = false
    /// Whether an inline element around it is named for the author.
    var isAuthors = false
  }

  /// Around the title.
  private(set) var lines: [Line] = []
  /// At the end of the text; only what they say in words counts.
  private(set) var ends: [Line] = []

  /// The place of a line at the end of the text.
  private static let end = 1000

  private static let elsewhere: Hints = [
    .navigation, .footer, .consent, .related, .dialog, .advert, .subscribe, .breadcrumb,
  ]
  /// What speaks against a line that is not close to the title.
  private static let doubtful: Hints = [.comments, .sidebar, .aside, .card]
  private static let closest = -4...8
  /// A longer title is not searched for what lines have in common with it.
  private static let longestTitle = 2000
  /// Longer lines are text.
  private static let longest = 30

  /// - Parameter title: the title as it was found, which need not stand on the page.
  init(_ tree: MarkupTree, _ content: MainContent, title: String?) {
    let outline = content.outline
    let key = title.map(TitleReader.key) ?? ""
    readEnd(tree, content)
    guard let heading = Self.heading(outline, tree, title: key) ?? content.chosen.firstIndex(of: true) else {
      return
    }
    // What is said of the heading itself does not speak against what stands beside it.
    let excused = outline.segments[heading].hints
    var index = max(0, heading - 12)
    var prose = 0
    while index < outline.segments.count, index < heading + 30, prose < 120 {
      let segment = outline.segments[index]
      if index > heading { prose += segment.proseWords }
      var hints = segment.hints.subtracting(excused)
      if hints.contains(.footer), isInArticle(segment, outline, with: heading) { hints.remove(.footer) }
      if index == heading {
        // "<h1>4 March 2021 Back pain</h1>", with the date marked.
        let times = Self.line(segment, outline, tree, place: 0).pieces.filter { $0.time != nil }
        lines += times.map { Line($0, place: 0) }
      } else if segment.words <= Self.longest, hints.isDisjoint(with: Self.elsewhere),
        Self.closest.contains(index - heading) || hints.isDisjoint(with: Self.doubtful)
      {
        var line = Self.line(segment, outline, tree, place: index - heading)
        line.isTeaser =
          index > heading && line.pieces.allSatisfy { $0.link?.contains("#") == false }
          && line.pieces.contains { $0.words.count >= 5 } && TitleReader.key(line.text) != key
        if !line.pieces.isEmpty { lines.append(line) }
      }
      index += 1
    }
  }

  /// Whether a segment is in the footer of the article that the heading is in, and not in that of the page.
  private func isInArticle(_ segment: Segment, _ outline: Outline, with heading: Int) -> Bool {
    var element = segment.element
    while element >= 0 {
      if outline.elements[element].tag == .article {
        return outline.elements[element].segments.contains(heading)
      }
      element = outline.elements[element].parent
    }
    return false
  }

  /// Reads what stands at the end of the text: "Posted by Jane Doe on 3 May 2021".
  private mutating func readEnd(_ tree: MarkupTree, _ content: MainContent) {
    let outline = content.outline
    guard let last = content.chosen.lastIndex(of: true) else { return }
    for index in max(0, last - 3)..<min(outline.segments.count, last + 6) {
      let segment = outline.segments[index]
      guard segment.words <= 15, segment.hints.isDisjoint(with: Self.elsewhere.union(Self.doubtful)) else {
        continue
      }
      let line = Self.line(segment, outline, tree, place: Self.end)
      if !line.pieces.isEmpty { ends.append(line) }
    }
  }

  /// The segment of the main heading: an `h1` that holds the title, another heading or line that does, the first
  /// `h1`, or else where the text begins.
  private static func heading(_ outline: Outline, _ tree: MarkupTree, title: String) -> Int? {
    var first: Int?
    var other: Int?
    let isComparable = title.utf8.count < longestTitle
    for (index, segment) in outline.segments.enumerated() {
      let tag = outline.elements[segment.element].tag
      let isMain = tag == .h1
      // What is not marked as a heading is worth reading only if it is about as long as the title.
      let isLikely = HTMLTags.headings.contains(tag) || abs(segment.bytes - title.utf8.count) < 12
      guard isMain || (other == nil && isLikely), segment.words <= longest else { continue }
      let key = TitleReader.key(String(decoding: BlockWriter.words(of: segment, tree), as: UTF8.self))
      let isPart = isComparable && key.utf8.count > 12 && title.holds(key)
      let isTitle = !title.isEmpty && (key == title || isPart)
      if isMain {
        if isTitle { return index }
        first = first ?? index
      } else if isTitle {
        other = index
      }
    }
    return other ?? first
  }

  /// A segment's pieces of text; hidden ones are left out.
  private static func line(_ segment: Segment, _ outline: Outline, _ tree: MarkupTree, place: Int) -> Line {
    var line = Line(place: place, isMarked: !segment.hints.isDisjoint(with: [.byline, .author]))
    let block = outline.elements[segment.element].node
    var element = segment.element
    for _ in 0..<3 where element >= 0 {
      line.isAuthors = line.isAuthors || outline.elements[element].own.contains(.author)
      element = outline.elements[element].parent
    }
    tree.bytes.withUnsafeBufferPointer { bytes in
      for node in segment.nodes where tree.kind(node) == .text {
        let text = StatedText.plain(tree.textBytes(node))
        guard !text.isEmpty else { continue }
        var piece = Piece(text: text, words: text.split(separator: " "))
        var around = tree.parent(node)
        var isSeen = true
        while around > block {
          isSeen =
            isSeen && !HTMLTags.unseen.contains(tree.tag(around)) && !Hints.isUnseen(tree, bytes, around)
          if let name = tree.attributeRange(around, .class),
            Hints.classWords.hints(in: bytes, name).contains(.author)
          {
            piece.isAuthors = true
          }
          if tree.tag(around) == .a {
            piece.link = tree.attributeString(around, .href)
            let rel = tree.attributeString(around, .rel)?.split(separator: " ")
            piece.isAuthorLink = rel?.contains("author") ?? false
          }
          if tree.tag(around) == .time, let time = tree.attributeString(around, .datetime) {
            piece.time = time
          }
          around = tree.parent(around)
        }
        if isSeen { line.append(piece) }
      }
    }
    return line
  }
}
