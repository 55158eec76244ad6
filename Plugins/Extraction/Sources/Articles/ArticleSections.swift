internal import ThreshKit

/// Tells which part of an article each of its sentences stands in: by the titles of sections, and in an abstract that has
/// none by the roles of its sentences.
struct ArticleSections: Sendable {
  private let titles: SectionTitles
  private let roles: RoleReader

  init(resources: ResourceLocator) throws(ConfigurationError) {
    titles = try SectionTitles(resources: resources)
    roles = try RoleReader(resources: resources)
  }

  /// The section of each sentence.
  ///
  /// - Parameters:
  ///   - headings: those above each sentence in text order, outermost first, without the article's title; nil for the
  ///     title itself.
  ///   - text: the words of a sentence.
  func sections(_ headings: [[String]?], text: (Int) -> String) -> [ArticleSection] {
    var known: [[String]: ArticleSection] = [:]
    var sections = headings.map { path in
      guard let path else { return ArticleSection(.title) }
      if let section = known[path] { return section }
      let section = titles.section(path)
      known[path] = section
      return section
    }
    let untitled = untitledAbstract(headings, sections)
    for (index, role) in zip(untitled, roles.roles(of: untitled.map(text))) {
      sections[index] = ArticleSection(role.part, isAbstract: true)
    }
    return sections
  }

  /// What stands right under the title of the abstract; without an abstract, what stands above the first heading, when
  /// one below it names a part of an article.
  private func untitledAbstract(_ headings: [[String]?], _ sections: [ArticleSection]) -> [Int] {
    if sections.contains(where: \.isAbstract) {
      return sections.indices.filter {
        sections[$0].isAbstract && sections[$0].part == .other && headings[$0]?.count == 1
      }
    }
    guard let first = headings.firstIndex(where: { $0?.isEmpty == false }),
      sections[first...].contains(where: { $0.part != .other })
    else { return [] }
    return (0..<first).filter { headings[$0] != nil }
  }
}

extension AbstractRole {
  /// The part of an article that such sentences make up.
  fileprivate var part: ArticleSection.Part {
    switch self {
    case .background, .objective: .introduction
    case .methods: .methods
    case .results: .results
    case .conclusions: .conclusion
    }
  }
}
