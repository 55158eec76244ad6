internal import ThreshKit
internal import ThreshMarkup

/// Chooses the main content of pages: rules have a first look, the models weigh what they and everything else say, and the
/// selectors of the user have the last word.
struct ContentChoice: Sendable {
  private let comments: CleanupOptions.Comments
  private let favour: CleanupOptions.Favour
  private let keep: [Selector]
  private let remove: [Selector]
  private let models: ContentModels

  init(_ options: CleanupOptions) throws(ConfigurationError) {
    comments = options.comments
    favour = options.favour
    keep = try options.keep.map { (selector) throws(ConfigurationError) in try Selector(selector) }
    remove = try options.remove.map { (selector) throws(ConfigurationError) in try Selector(selector) }
    models = try .shipped()
  }

  /// Words of a page below which the rules choose alone: the models have seen no page so short that was more than a notice.
  private static let leastWords = 120
  /// Words of content without which readers' comments are not taken for something beside it.
  private static func leastContent(_ type: PageTypeGuess) -> Int { type.isArticle ? 40 : 100 }

  func content(of tree: MarkupTree) -> MainContent {
    let outline = Outline.shown(of: tree)
    let rules = RuleChoice(outline, comments: .drop)
    var chosen = rules.chosen
    let (type, likelihoods) = models.weigh(BlockFeatureMaker(rules, tree))
    if outline.wordsBefore[outline.segments.count] >= Self.leastWords {
      let words = outline.segments.map(\.words)
      chosen = BlockChoice(likelihoods, words: words, favour: favour, of: type).chosen
      addHeadings(rules, &chosen)
    }
    chosen = Belongings(outline, chosen).chosen
    switch comments {
    case .content:
      let withComments = RuleChoice(outline, comments: .content).chosen
      for index in chosen.indices where Self.isComment(outline.segments[index]) {
        chosen[index] = chosen[index] || withComments[index]
      }
    case .drop: if type.type != .forum { dropComments(rules, type, &chosen) }
    }
    set(true, keep, tree, outline, &chosen)
    var removed = Array(repeating: false, count: chosen.count)
    set(true, remove, tree, outline, &removed)
    for index in chosen.indices where removed[index] { chosen[index] = false }
    return MainContent(outline: outline, root: rules.root, chosen: chosen, removed: removed, type: type)
  }

  /// Takes the page's main heading, and headings right above what was chosen: a reviewer wants to see what a statement
  /// stands under, whether or not that is content in itself.
  private func addHeadings(_ rules: RuleChoice, _ chosen: inout [Bool]) {
    guard chosen.contains(true) else { return }
    let outline = rules.outline
    for index in chosen.indices.reversed() where rules.chosen[index] && !chosen[index] {
      guard let level = HTMLTags.headingLevel(outline.elements[outline.segments[index].element].tag) else {
        continue
      }
      if level == 1 || (index + 1 < chosen.count && chosen[index + 1]) { chosen[index] = true }
    }
  }

  /// Leaves out readers' comments where they stand beside other content; in a forum they are all there is.
  private func dropComments(_ rules: RuleChoice, _ type: PageTypeGuess, _ chosen: inout [Bool]) {
    let segments = rules.outline.segments
    let article = segments.indices.reduce(0) { words, index in
      let counts = chosen[index] && rules.chosen[index] && !Self.isComment(segments[index])
      return words + (counts ? segments[index].words : 0)
    }
    guard article >= Self.leastContent(type) else { return }
    for index in chosen.indices where Self.isComment(segments[index]) { chosen[index] = false }
  }

  private static func isComment(_ segment: Segment) -> Bool { segment.hints.contains(.comments) }

  /// Sets the choice of all segments inside the elements that `selectors` mean.
  private func set(
    _ value: Bool, _ selectors: [Selector], _ tree: MarkupTree, _ outline: Outline, _ chosen: inout [Bool]
  ) {
    for selector in selectors {
      for element in selector.all(in: tree) {
        let nodes = element..<tree.end(element)
        for (index, segment) in outline.segments.enumerated() where nodes.contains(segment.nodes.lowerBound) {
          chosen[index] = value
        }
      }
    }
  }
}
