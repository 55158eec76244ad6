internal import ThreshMarkup

/// Chooses the segments of a page that are its main content.
struct MainContent: Sendable {
  let outline: Outline
  /// Index of the element that holds the main content.
  private(set) var root = 0
  /// One for each segment.
  private(set) var chosen: [Bool] = []

  init(_ outline: Outline, comments: CleanupOptions.Comments) {
    self.outline = outline
    guard !outline.elements.isEmpty else { return }
    root = findRoot()
    chosen = outline.segments.indices.map { isContent($0) }
    if !chosen.contains(true) {
      chosen = outline.segments.map { $0.hints.isDisjoint(with: .furniture) && $0.linkDensity < 0.5 }
    }
  }

  /// Starts at the element that says it is the main one and goes down as long as one child holds nearly all the prose.
  private func findRoot() -> Int {
    let elements = outline.elements
    let total = outline.prose(elements[0])
    var root = 0
    for (index, element) in elements.enumerated() where !element.own.isDisjoint(with: [.main]) {
      let isMarked = element.tag == .main || element.own.contains(.main)
      if isMarked, outline.prose(element) * 2 > total, outline.words(element) < outline.words(elements[root])
      {
        root = index
      }
    }
    var prose = outline.prose(elements[root])
    var index = root + 1
    // Elements are in document order, so the descendants of the root follow it.
    while index < elements.count, elements[index].segments.upperBound <= elements[root].segments.upperBound {
      let inside = outline.prose(elements[index])
      if elements[index].segments.lowerBound >= elements[root].segments.lowerBound, inside * 10 >= prose * 9,
        inside > 0
      {
        root = index
        prose = max(inside, prose * 95 / 100)
      }
      index += 1
    }
    return root
  }

  private func isContent(_ index: Int) -> Bool {
    let segment = outline.segments[index]
    guard outline.elements[root].segments.contains(index) else { return false }
    if !segment.hints.isDisjoint(
      with: Hints.furniture.union([.comments, .related, .author, .byline, .tags, .sidebar, .aside, .form]))
    {
      return false
    }
    if HTMLTags.headingLevel(outline.elements[segment.element].tag) != nil { return true }
    return segment.linkDensity < 0.6
  }
}
