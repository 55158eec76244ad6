internal import ThreshKit
internal import ThreshText

/// Words that tell that a sentence speaks of a study, with one matcher for all of them.
struct StudyCues: Sendable {
  /// What a matched phrase is.
  enum Cue: Sendable, Hashable {
    case head(Design?, isPlural: Bool)
    case notAStudy
    case research, people, authors, citation, results, subjects, randomized, surveyed, openQuestion
    case journal, institution, institutionBack, authority

    /// Whether it is what a study is called.
    var isHead: Bool {
      if case .head = self { true } else { false }
    }
  }

  /// A cue at a place of the page.
  struct Match: Sendable, Hashable {
    var cue: Cue
    var tokens: Range<Int>
  }

  let words: StudyWords
  private let matcher: PhraseMatcher<Cue>

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let cues = try resources.decode(StudyCueFile.self, "study-cues.yaml")
    let names = try resources.decode(StudyNameFile.self, "study-names.yaml")
    words = StudyWords(cues, names)
    var phrases: [(pattern: String, payload: Cue)] = []
    func add(_ list: [String], _ cue: Cue) {
      for pattern in list { phrases.append((pattern, cue)) }
    }
    for head in cues.heads {
      let design = head.design.flatMap(Design.init(rawValue:))
      if let name = head.design, design == nil {
        throw ConfigurationError("unknown design '\(name)'", file: "study-cues.yaml")
      }
      add(head.one, .head(design, isPlural: false))
      add(head.many ?? [], .head(design, isPlural: true))
    }
    add(cues.notAStudy, .notAStudy)
    add(cues.research, .research)
    add(cues.people, .people)
    add(cues.authors, .authors)
    add(cues.citation, .citation)
    add(cues.results, .results)
    add(cues.subjects, .subjects)
    add(cues.randomized, .randomized)
    add(cues.surveyed, .surveyed)
    add(cues.openQuestion, .openQuestion)
    add(names.journals, .journal)
    add(names.institutions, .institution)
    add(names.institutionBack, .institutionBack)
    add(names.unnamedAuthorities, .authority)
    do throws(PhraseError) {
      matcher = try PhraseMatcher(phrases)
    } catch {
      throw ConfigurationError("the phrase '\(error.pattern)' cannot be read: \(error.message)")
    }
  }

  /// The cues of a page by where they begin. Of cues that overlap in the same class the longest stays, and none
  /// inside a phrase that speaks of no study.
  func matches(in text: TokenizedText) -> [Match] {
    var barred: [Range<Int>] = []
    var found: [Match] = []
    for match in matcher.matches(in: text, tokens: 0..<text.tokens.count) {
      if match.payload == .notAStudy {
        barred.append(match.tokens)
      } else {
        found.append(Match(cue: match.payload, tokens: match.tokens))
      }
    }
    found.sort {
      ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound)
    }
    var kept: [Match] = []
    var next = 0
    for match in found {
      while next < barred.count, barred[next].upperBound + 12 <= match.tokens.lowerBound { next += 1 }
      let isBarred = barred[next...].prefix { $0.lowerBound < match.tokens.upperBound }
        .contains { $0.overlaps(match.tokens) }
      let isInside = kept.suffix(6).contains {
        $0.tokens.overlaps(match.tokens) && Self.sameClass($0.cue, match.cue)
      }
      if !isBarred, !isInside { kept.append(match) }
    }
    return kept
  }

  /// The matches in a sentence; `next` moves on to its first. A phrase that runs on into the next sentence is none.
  static func matches(in sentence: Range<Int>, of matches: [Match], from next: inout Int) -> ArraySlice<Match>
  {
    while next < matches.count, matches[next].tokens.lowerBound < sentence.lowerBound { next += 1 }
    let begun = matches[next...].prefix { $0.tokens.lowerBound < sentence.upperBound }
    guard begun.contains(where: { $0.tokens.upperBound > sentence.upperBound }) else { return begun }
    return begun.filter { $0.tokens.upperBound <= sentence.upperBound }[...]
  }

  private static func sameClass(_ a: Cue, _ b: Cue) -> Bool {
    switch (a, b) {
    case (.head, .head), (.people, .authors), (.authors, .people), (.head, .people), (.head, .authors),
      (.people, .head), (.authors, .head):
      true
    default: a == b
    }
  }
}
