internal import ThreshKit
internal import ThreshText

/// The words of `questions.yaml`.
struct QuestionWords: Sendable {
  /// Words that tell of an effect, each with its class.
  let cues: [WordHash: Mark]
  /// Stems.
  let comparator, intervention, measure, fall, rise, harm: Set<WordHash>
  private let abstract: Set<WordHash>
  private let parts: [(part: ArticleSection.Part, words: Set<WordHash>)]

  private struct File: Decodable {
    var up, down, better, worse, not, significant, difference, same, effect: String
    var comparator, intervention, measure, fall, rise, harm, abstract: String
    var parts: [[String: String]]
  }

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let name = "questions.yaml"
    let file = try resources.decode(File.self, name)
    var cues: [WordHash: Mark] = [:]
    let classes: [(Mark, String)] = [
      (.up, file.up), (.down, file.down), (.better, file.better), (.worse, file.worse), (.not, file.not),
      (.significant, file.significant),
      (.difference, file.difference), (.same, file.same), (.effect, file.effect),
    ]
    for (mark, words) in classes {
      for word in words.split(separator: " ") { cues[WordHash(String(word))] = mark }
    }
    self.cues = cues
    comparator = Self.stems(file.comparator)
    intervention = Self.stems(file.intervention)
    measure = Self.stems(file.measure)
    fall = Self.stems(file.fall)
    rise = Self.stems(file.rise)
    harm = Self.stems(file.harm)
    abstract = Self.stems(file.abstract)
    var parts: [(ArticleSection.Part, Set<WordHash>)] = []
    for (key, words) in file.parts.joined() {
      guard let part = ArticleSection.Part(rawValue: key) else {
        throw ConfigurationError(
          "unknown part '\(key)'", file: name,
          nearest: NearestName.of(key, among: ArticleSection.Part.allCases.map(\.rawValue)))
      }
      parts.append((part, Self.stems(words)))
    }
    self.parts = parts
  }

  private static func stems(_ words: String) -> Set<WordHash> {
    Set(words.split(separator: " ").map { WordHash(Stemmer.stem(String($0))) })
  }

  /// The section that headings lead to, outermost first, the article's title left out.
  func section(_ headings: some BidirectionalCollection<String>) -> ArticleSection {
    guard let first = headings.first else { return ArticleSection(.other) }
    let isAbstract = !abstract.isDisjoint(with: Self.stems(first.lowercased()))
    for (depth, heading) in headings.reversed().enumerated() {
      let stems = Set(TokenizedText(heading).stems)
      if let part = parts.first(where: { !$0.words.isDisjoint(with: stems) })?.part {
        return ArticleSection(part, isAbstract: isAbstract, isNested: depth > 0)
      }
    }
    return ArticleSection(.other, isAbstract: isAbstract)
  }
}

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
}

extension TokenizedText {
  /// The stem of each token.
  var stems: [WordHash] {
    var known: [WordHash: WordHash] = [:]
    return tokens.map { token in
      guard token.kind == .word else { return token.word }
      if let stem = known[token.word] { return stem }
      let stem = WordHash(Stemmer.stem(string(token).lowercased()))
      known[token.word] = stem
      return stem
    }
  }
}
