internal import Algorithms
internal import ThreshKit
internal import ThreshText

/// Finds what a page is about: from the `topic` option, or from the title, the headings and what the page repeats.
struct FocusFinder {
  let document: Document
  let text: TokenizedText
  let lexicon: Lexicon
  let matches: Lexicon.Matches
  /// Terms that the page names by an ambiguous word only: they are no focus.
  let unclear: Set<Int>
  let topic: [String: String]

  func find() -> PageFocus {
    var focus = PageFocus()
    let weights = tokenWeights()
    var scores = [Int](repeating: 0, count: lexicon.terms.count)
    for match in matches.terms { scores[match.term] += weights.weight(match.tokens.lowerBound) }
    let title =
      document.metadata.title.map { lexicon.matches(in: TokenizedText($0.value)).terms.map(\.term) } ?? []
    for term in title where !unclear.contains(term) { scores[term] += 8 }

    let interventions = ranked(.interventions, scores)
    if let top = interventions.first {
      // A page may have several focal interventions: the drugs of a class, the foods of a diet.
      let floor = max(3, scores[top] / 5)
      for term in interventions where term == top || scores[term] >= floor {
        focus.interventionTerms.insert(term)
      }
      focus.interventions = interventions.filter { focus.interventionTerms.contains($0) }.map {
        lexicon.terms[$0].name
      }
    }
    if let top = ranked(.conditions, scores).first, scores[top] >= 3 {
      focus.conditionTerms.insert(top)
      focus.condition = lexicon.terms[top].name
    }
    focus.words = subjectWords(weights)
    applyTopic(&focus)
    return focus
  }

  private func ranked(_ kind: Term.Kind, _ scores: [Int]) -> [Int] {
    lexicon.terms.indices.filter { lexicon.terms[$0].kind == kind && scores[$0] > 0 }
      .sorted { (scores[$1], $0) < (scores[$0], $1) }
  }

  private func applyTopic(_ focus: inout PageFocus) {
    if let name = topic["intervention"] {
      focus.interventions = [name]
      focus.interventionTerms = terms(.interventions, named: name)
      for token in TokenizedText(name).tokens where token.kind == .word { focus.words.insert(token.word) }
    }
    if let name = topic["condition"] {
      focus.condition = name
      focus.conditionTerms = terms(.conditions, named: name)
    }
  }

  private func terms(_ kind: Term.Kind, named name: String) -> Set<Int> {
    let found = lexicon.matches(in: TokenizedText(name)).terms.map(\.term).filter {
      lexicon.terms[$0].kind == kind
    }
    return Set(found)
  }

  /// How much a mention counts: headings 3, the beginning of the page 2, elsewhere 1.
  private struct Weights {
    var headings: [Range<Int>]
    var opening: Int

    func weight(_ token: Int) -> Int {
      let next = headings.partitioningIndex { $0.lowerBound > token }
      if next > 0, headings[next - 1].contains(token) { return 3 }
      return token < opening ? 2 : 1
    }
  }

  private func tokenWeights() -> Weights {
    let headings = document.blocks.lazy.filter { $0.kind == .heading }.map { block in
      text.tokens(in: text.byteOffset(ofScalar: block.start)..<text.byteOffset(ofScalar: block.end))
    }
    return Weights(headings: Array(headings), opening: min(text.tokens.count / 10, 120))
  }

  /// Words of the title and headings that the page repeats, and that are no common words.
  private func subjectWords(_ weights: Weights) -> Set<WordHash> {
    var prominent: Set<WordHash> = []
    for heading in weights.headings {
      for index in heading where isContent(text.tokens[index]) { prominent.insert(text.tokens[index].word) }
    }
    if let title = document.metadata.title {
      for token in TokenizedText(title.value).tokens where isContent(token) { prominent.insert(token.word) }
    }
    // "back" and "pain" stand for the condition.
    for match in matches.terms where lexicon.terms[match.term].kind == .conditions {
      for index in match.tokens { prominent.remove(text.tokens[index].word) }
    }
    for match in matches.cues {
      for index in match.tokens { prominent.remove(text.tokens[index].word) }
    }
    var counts: [WordHash: Int] = [:]
    for token in text.tokens where token.kind == .word && prominent.contains(token.word) {
      counts[token.word, default: 0] += 1
    }
    return Set(counts.filter { $0.value >= 4 }.keys)
  }

  private func isContent(_ token: Token) -> Bool {
    // A curly apostrophe makes "’s" four bytes long.
    token.kind == .word && token.end - token.start >= 4 && token.word != StudyWords.possessive
      && !FunctionWords.english.contains(token.word)
  }
}
