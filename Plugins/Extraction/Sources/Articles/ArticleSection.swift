/// Where in an article a sentence stands.
struct ArticleSection: Sendable, Hashable {
  enum Part: String, CaseIterable, Sendable {
    case title, results, conclusion, discussion, methods, introduction, other
  }

  var part: Part
  var isAbstract: Bool
  /// True when only a heading further out names the part.
  var isNested: Bool

  init(_ part: Part, isAbstract: Bool = false, isNested: Bool = false) {
    self.part = part
    self.isAbstract = isAbstract
    self.isNested = isNested
  }

  /// A number for features: only of results it matters whether they are nested.
  var code: UInt64 {
    let place = UInt64(Part.allCases.firstIndex(of: part) ?? 0)
    return place * 4 + (isAbstract ? 2 : 0) + (isNested && part == .results ? 1 : 0)
  }

  /// Whether it is a part of an abstract that tells of the article's own study.
  var tellsOfOwnStudy: Bool { isAbstract && [.methods, .results, .conclusion].contains(part) }
}
