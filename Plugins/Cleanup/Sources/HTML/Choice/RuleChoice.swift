internal import ThreshMarkup

/// Chooses the segments of a page that are its main content by rules alone. The model takes this as one opinion.
///
/// First the element that holds the content is found, then each segment in it is judged by what the elements around
/// it say and by its own form. When that leaves too little of the page's prose, the judgement is repeated with less
/// weight on names, so that a page with text never comes out empty for its class names alone.
struct RuleChoice: Sendable {
  let outline: Outline
  private let comments: CleanupOptions.Comments
  /// Index of the element that holds the main content.
  private(set) var root = 0
  /// One for each segment.
  private(set) var chosen: [Bool] = []

  init(_ outline: Outline, comments: CleanupOptions.Comments) {
    self.outline = outline
    self.comments = comments
    guard !outline.elements.isEmpty else { return }
    root = findRoot()
    let unwanted = comments == .content ? Hints.unwanted.subtracting(.comments) : .unwanted
    chosen = choose(unwanted)
    let found = chosenProse
    if found * 3
      < outline.segments.reduce(0, { $0 + ($1.hints.isDisjoint(with: .furniture) ? $1.plainProse : 0) })
    {
      let strict = chosen
      root = 0
      chosen = choose(Hints.furniture.union(.hidden))
      if chosenProse <= found * 2 { chosen = strict }
    }
    if !chosen.contains(true) {
      chosen = outline.segments.map { $0.hints.isDisjoint(with: .furniture) && $0.linkDensity < 0.5 }
    }
    dropLabelsOfLists()
    dropEmptySections()
  }

  private var chosenProse: Int {
    zip(outline.segments, chosen).reduce(0) { $0 + ($1.1 ? $1.0.plainProse : 0) }
  }

  /// Starts at the element that says it is the main one and goes down as long as one child holds nearly all the prose.
  private func findRoot() -> Int {
    let elements = outline.elements
    let total = outline.prose(elements[0])
    var root = 0
    for (index, element) in elements.enumerated() where element.own.contains(.main) {
      if outline.prose(element) * 2 > total, outline.words(element) < outline.words(elements[root]) {
        root = index
      }
    }
    var prose = outline.prose(elements[root])
    // Elements are in document order, so what is inside the root follows it.
    for index in root..<elements.count {
      let inside = outline.prose(elements[index])
      guard !Self.parts.contains(elements[index].tag),
        elements[index].segments.lowerBound >= elements[root].segments.lowerBound,
        elements[index].segments.upperBound <= elements[root].segments.upperBound
      else { continue }
      if inside * 10 >= prose * 9, inside > 0 {
        root = index
        prose = max(inside, prose * 95 / 100)
      }
    }
    return root
  }

  /// Elements that are part of a text, never all of it.
  private static let parts: TagSet = [
    .p, .blockquote, .pre, .ul, .ol, .li, .dl, .dt, .dd, .table, .tbody, .thead, .tr, .figure, .figcaption,
    .h1, .h2,
    .h3, .h4, .h5, .h6, .summary,
  ]

  private func choose(_ unwanted: Hints) -> [Bool] {
    let range = outline.elements[root].segments
    return outline.segments.indices.map { index in
      let segment = outline.segments[index]
      // Comments often stand beside the article, outside the root.
      let isComment = comments == .content && segment.hints.contains(.comments)
      guard range.contains(index) || isComment, segment.hints.isDisjoint(with: unwanted) else { return false }
      if HTMLTags.headings.contains(outline.elements[segment.element].tag) { return true }
      return segment.linkDensity < 0.6
    }
  }

  /// Leaves out a word or two that only stood over a list of links, such as "Contents": the innermost element around
  /// both holds nothing else that was chosen.
  private mutating func dropLabelsOfLists() {
    for (index, segment) in outline.segments.enumerated()
    where chosen[index] && segment.words <= 4 && segment.stops == 0 && index + 1 < chosen.count
      && !chosen[index + 1]
    {
      var element = segment.element
      while element >= 0, outline.elements[element].segments.count == 1 {
        element = outline.elements[element].parent
      }
      guard element >= 0, element != root, !Self.lines.contains(outline.elements[element].tag) else {
        continue
      }
      let around = outline.elements[element].segments
      guard around.lowerBound == index else { continue }
      let others = around.dropFirst()
      guard others.count >= 2, !others.contains(where: { chosen[$0] }),
        others.allSatisfy({ outline.segments[$0].linkDensity >= 0.6 })
      else { continue }
      chosen[index] = false
    }
  }

  /// Elements whose parts belong to one line of content.
  private static let lines: TagSet = [.table, .tbody, .thead, .tr, .dl, .body, .html]

  /// Leaves out headings under which nothing was chosen, such as those of a list of other articles.
  private mutating func dropEmptySections() {
    // For each level, whether anything was chosen up to the next heading of that level or above.
    var hasContent = Array(repeating: false, count: 7)
    for index in outline.segments.indices.reversed() {
      guard let level = HTMLTags.headingLevel(outline.elements[outline.segments[index].element].tag) else {
        if chosen[index] { hasContent = Array(repeating: true, count: 7) }
        continue
      }
      if !hasContent[level], level > 1 { chosen[index] = false }
      for deeper in level...6 { hasContent[deeper] = false }
    }
  }
}
