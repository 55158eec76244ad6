internal import ThreshText

/// What a heading says of the units under it.
struct Heading: Sendable {
  var cues = CueSet()
  /// It names a focal intervention, or the page's subject.
  var namesFocus = false
  var namesCondition = false
  /// It announces harms: "Side effects", "Is it safe?"
  var namesHarm = false
  var words: [MaskedWords.Word] = []

  init() {}

  init(_ title: String, _ page: PageContext) {
    let text = TokenizedText(title)
    let matches = page.lexicon.matches(in: text)
    cues = CueSet(matches.cues.map(\.cue))
    words = MaskedWords(text, terms: matches.terms, page.focus, page.lexicon).words
    let interventions = matches.terms.filter { page.lexicon.terms[$0.term].kind == .interventions }
    namesFocus =
      interventions.contains { page.focus.interventionTerms.contains($0.term) }
      || text.tokens.contains { page.focus.words.contains($0.word) }
    namesCondition = matches.terms.contains { page.lexicon.terms[$0.term].kind == .conditions }
    // "Risk factors" are causes, and "Lowers the risk of stroke" praises.
    namesHarm =
      cues.containsAny(.sideEffect, .risk, .safe, .contraindication, .harm)
      && !cues.containsAny(.cause, .benefitVerb, .mixed, .reducer)
  }
}
