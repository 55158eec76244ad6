internal import ThreshKit
internal import ThreshText

/// The wording certainty of the main assertion: denied, hedged, strong or asserted.
enum CertaintyRules {
  /// The certainty, and the cue that decided with its tokens.
  static func read(_ view: UnitView, type: StatementType, _ page: PageContext) -> (Certainty, CueMatch?) {
    if view.unit.kind == .answeredQuestion, let answer = answer(view, page) { return answer }
    var result: (certainty: Certainty, cue: CueMatch?) = (.asserted, nil)
    for clause in AssertedClauses(view, page.text).clauses {
      let next = ClauseWording(clause.tokens, view, type, page).read()
      if isWeightier(next, than: result.certainty, clause.link, type, page) { result = next }
    }
    // "These drugs: may be counterfeit, could contain …": the items hold the verbs.
    if view.unit.kind == .list, result.certainty == .asserted,
      !view.main.contains(where: { Answers.finiteVerbs.contains(page.text.tokens[$0].word) })
    {
      let items = view.main.upperBound..<view.unit.tokens.upperBound
      let wording = ClauseWording(items, view, type, page).read()
      if let cue = wording.1, ClauseWording.modals.contains(page.text.tokens[cue.tokens.lowerBound].word) {
        return wording
      }
    }
    // "For some people, …" opens the sentence and is said of all of it.
    if result.certainty == .asserted || result.certainty == .strong,
      let people = view.cues.first(where: {
        $0.cue == .hedgePeople && opens($0, view, page)
          && ClauseWording.namesPeople($0, page.text)
      })
    {
      return (.hedged, people)
    }
    return result
  }

  /// Whether what a clause says is the sentence's assertion, and not what stands before it. A hedge stays, whatever
  /// follows.
  private static func isWeightier(
    _ next: (certainty: Certainty, cue: CueMatch?), than known: Certainty, _ link: AssertedClauses.Link,
    _ type: StatementType, _ page: PageContext
  ) -> Bool {
    switch (link, known, next.certainty) {
    case (.none, _, _): true
    case (_, .hedged, _): false
    // "It is no cure, but it relieves the stiffness."
    case (.but, .denied, _): true
    case (.but, _, let certainty): certainty != .asserted && (certainty != .denied || effects.contains(type))
    case (.and, .denied, .hedged): isGuess(next.cue, page)
    case (_, .denied, _): false
    // "…, so you can sleep" tells a purpose.
    case (.so, _, .hedged): isGuess(next.cue, page)
    case (_, _, .hedged): true
    case (.and, _, .denied): type == .researchFinding || type == .mechanism
    case (_, _, .denied): effects.contains(type)
    case (_, .asserted, .strong): true
    default: false
    }
  }

  /// True for a phrase that opens the sentence, or stands after its label.
  private static func opens(_ match: CueMatch, _ view: UnitView, _ page: PageContext) -> Bool {
    let place = match.tokens.lowerBound
    guard view.opening.contains(place) else { return false }
    return place <= view.opening.lowerBound + 1
      || (place - 2..<place).contains { page.text.tokens[$0].kind == .punctuation }
  }

  /// True unless the words tell what one is able or advised to do.
  private static func isGuess(_ cue: CueMatch?, _ page: PageContext) -> Bool {
    cue.map { !abilities.contains(page.text.tokens[$0.tokens.lowerBound].word) } ?? false
  }

  private static func answer(_ view: UnitView, _ page: PageContext) -> (Certainty, CueMatch?)? {
    guard let last = view.unit.sentences.last else { return nil }
    let tokens = page.text.tokens(in: last)
    let cues = view.cues.filter { tokens.contains($0.tokens.lowerBound) }
    for (cue, certainty) in [(Cue.negation, Certainty.denied), (.booster, .strong), (.hedge, .hedged)] {
      if let match = cues.first(where: { $0.cue == cue }) { return (certainty, match) }
    }
    return nil
  }

  /// Types that say what the treatment does.
  private static let effects: Set<StatementType> = [
    .researchFinding, .safety, .effectivenessClaim, .mechanism,
  ]
  private static let abilities = Set(words: "can should")
}
