internal import ThreshKit
internal import ThreshText

/// Tells the parts of an article by the titles of its sections; the words are `abstract` and `parts` of `articles.yaml`.
struct SectionTitles: Sendable {
  private let abstract: Set<WordHash>
  private let parts: [(part: ArticleSection.Part, words: Set<WordHash>)]

  private struct File: Decodable {
    var abstract: String
    var parts: [[String: String]]
  }

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let name = "articles.yaml"
    let file = try resources.decode(File.self, name)
    abstract = Set(stemsOf: file.abstract)
    var parts: [(ArticleSection.Part, Set<WordHash>)] = []
    for (key, words) in file.parts.joined() {
      guard let part = ArticleSection.Part(rawValue: key) else {
        throw ConfigurationError(
          "unknown part '\(key)'", file: name,
          nearest: NearestName.of(key, among: ArticleSection.Part.allCases.map(\.rawValue)))
      }
      parts.append((part, Set(stemsOf: words)))
    }
    self.parts = parts
  }

  /// The section that headings lead to, outermost first, the article's title left out.
  func section(_ headings: some BidirectionalCollection<String>) -> ArticleSection {
    guard let first = headings.first else { return ArticleSection(.other) }
    let isAbstract = !abstract.isDisjoint(with: TokenizedText(first).stems)
    for (depth, heading) in headings.reversed().enumerated() {
      let stems = Set(TokenizedText(heading).stems)
      if let part = parts.first(where: { !$0.words.isDisjoint(with: stems) })?.part {
        return ArticleSection(part, isAbstract: isAbstract, isNested: depth > 0)
      }
    }
    return ArticleSection(.other, isAbstract: isAbstract)
  }
}
