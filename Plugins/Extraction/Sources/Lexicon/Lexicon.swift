internal import ThreshKit
internal import ThreshText

/// All vocabularies and cue lists, with one matcher over their phrases.
struct Lexicon: Sendable {
  let terms: [Term]
  let classes: WordClasses
  /// False for the lexicon of another language: the models know no word of that, so only cues and traits count.
  let isEnglish: Bool
  private let matcher: PhraseMatcher<Entry>

  private enum Entry: Sendable {
    case term(Int)
    case cue(Cue)
  }

  /// What was found in a page, in the order of its tokens.
  struct Matches: Sendable {
    var terms: [TermMatch] = []
    var cues: [CueMatch] = []
  }

  /// The files that ship with the module.
  static let resources = [
    "cues/research.yaml", "cues/people.yaml", "cues/effects.yaml", "cues/safety.yaml", "cues/course.yaml",
    "cues/advice.yaml", "cues/wording.yaml", "cues/scope.yaml", "cues/health.yaml",
    "vocabulary/interventions.yaml",
    "vocabulary/conditions.yaml", "vocabulary/outcomes.yaml",
  ]

  /// What ships with the module, and what `files` add.
  init(resources: ResourceLocator, adding files: [LexiconFile] = []) throws(ConfigurationError) {
    var own: [LexiconFile] = []
    for path in Self.resources {
      own.append(try LexiconFile(resources.read(path), name: path, isTopical: false))
    }
    try self.init(own + files, classes: WordClasses(resources: resources), isEnglish: true)
  }

  init(_ files: [LexiconFile], classes: WordClasses, isEnglish: Bool) throws(ConfigurationError) {
    self.classes = classes
    self.isEnglish = isEnglish
    var terms: [Term] = []
    var places: [String: Int] = [:]
    var phrases: [(pattern: String, payload: Entry)] = []
    for file in files {
      for (term, patterns) in file.terms {
        let key = term.kind.rawValue + "\t" + term.name
        let index = places[key] ?? terms.count
        if index == terms.count {
          terms.append(term)
          places[key] = index
        } else if term.isTopical {
          terms[index].isTopical = true
        }
        for pattern in patterns { phrases.append((pattern, .term(index))) }
      }
      for (cue, patterns) in file.cues {
        for pattern in patterns { phrases.append((pattern, .cue(cue))) }
      }
    }
    self.terms = terms
    do throws(PhraseError) {
      matcher = try PhraseMatcher(phrases)
    } catch {
      throw ConfigurationError("the phrase '\(error.pattern)' of a lexicon cannot be read: \(error.message)")
    }
  }

  /// Finds terms and cues. A term inside a longer term of the same kind, and a cue inside a neutral phrase, is left out.
  func matches(in text: TokenizedText) -> Matches {
    var result = Matches()
    var neutral: [Range<Int>] = []
    for match in matcher.matches(in: text, tokens: 0..<text.tokens.count) {
      switch match.payload {
      case .term(let index): result.terms.append(TermMatch(term: index, tokens: match.tokens))
      case .cue(.neutral): neutral.append(match.tokens)
      case .cue(let cue): result.cues.append(CueMatch(cue: cue, tokens: match.tokens))
      }
    }
    result.cues = outside(neutral, result.cues)
    result.terms = longest(result.terms)
    return result
  }

  private func outside(_ neutral: [Range<Int>], _ cues: [CueMatch]) -> [CueMatch] {
    var next = 0
    return cues.filter { cue in
      while next < neutral.count, neutral[next].upperBound <= cue.tokens.lowerBound { next += 1 }
      var i = next
      while i < neutral.count, neutral[i].lowerBound <= cue.tokens.lowerBound {
        if neutral[i].upperBound >= cue.tokens.upperBound { return false }
        i += 1
      }
      return true
    }
  }

  private func longest(_ matches: [TermMatch]) -> [TermMatch] {
    // In this order a match lies inside an earlier one exactly when one of its kind reaches as far.
    var reach: [Term.Kind: Int] = [:]
    return matches.sorted {
      ($0.tokens.lowerBound, -$0.tokens.upperBound, $0.term) < (
        $1.tokens.lowerBound, -$1.tokens.upperBound, $1.term
      )
    }.filter { match in
      let kind = terms[match.term].kind
      if let end = reach[kind], end >= match.tokens.upperBound { return false }
      reach[kind] = match.tokens.upperBound
      return true
    }
  }
}
