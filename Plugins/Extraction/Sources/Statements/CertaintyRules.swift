internal import ThreshKit
internal import ThreshText

/// The wording certainty of the main assertion: denied, hedged, strong or asserted.
enum CertaintyRules {
  /// The certainty, and the cue that decided with its tokens.
  static func read(_ view: UnitView, type: StatementType, _ page: PageContext) -> (Certainty, CueMatch?) {
    if view.unit.kind == .answeredQuestion, let answer = answer(view, page) { return answer }
    let denials = view.cues.filter { match in
      (match.cue == .negation || match.cue == .lack) && view.isInMain(match)
        && denies(match, view, type, page)
    }
    let scope = weighed(view.main, denials, page.text)
    let denial = denials.first { scope.contains($0.tokens.lowerBound) }
    let hedge = view.cues.first { match in
      // "For some people, …" opens the sentence and is said of all of it.
      if match.cue == .hedgePeople, view.opening.contains(match.tokens.lowerBound) { return true }
      return (match.cue == .hedge || match.cue == .hedgePeople) && scope.contains(match.tokens.lowerBound)
        && view.isInMain(match) && hedges(match, after: scope.lowerBound, type, page)
    }
    if let denial {
      guard let hedge, hedge.tokens.lowerBound < denial.tokens.lowerBound else { return (.denied, denial) }
      // "may not" denies; "may help, but has not been studied" hedges.
      if denial.tokens.lowerBound <= hedge.tokens.upperBound + 1 { return (.denied, denial) }
      return (.hedged, hedge)
    }
    if let hedge { return (.hedged, hedge) }
    if type != .advice && type != .endorsement && type != .safety, let should = expectation(scope, page) {
      return (.hedged, CueMatch(cue: .hedge, tokens: should))
    }
    let booster = view.cues.first {
      $0.cue == .booster && scope.contains($0.tokens.lowerBound) && view.isInMain($0)
    }
    if let booster { return (.strong, booster) }
    return (.asserted, nil)
  }

  /// The side of a "but" that is asserted: of "not X but Y" the second, of "X but not Y" the first.
  private static func weighed(_ main: Range<Int>, _ denials: [CueMatch], _ text: TokenizedText) -> Range<Int>
  {
    guard let but = main.first(where: { text.tokens[$0].word == but }), but > main.lowerBound + 1,
      but + 2 < main.upperBound
    else { return main }
    let isFirstDenied = denials.contains { $0.tokens.lowerBound < but }
    let isSecondDenied = denials.contains { $0.tokens.lowerBound > but }
    if isFirstDenied { return isSecondDenied ? main : but + 1..<main.upperBound }
    return main.lowerBound..<but
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

  private static func denies(_ match: CueMatch, _ view: UnitView, _ type: StatementType, _ page: PageContext)
    -> Bool
  {
    let text = page.text
    if type == .advice, view.isCommand { return false }
    let index = match.tokens.lowerBound
    if text.tokens[index].word == without { return false }
    // "compared with no treatment", "than no needles"; "foods that do not raise …".
    if index > view.main.lowerBound {
      let before = text.tokens[index - 1].word
      if comparers.contains(before) || relatives.contains(before) { return false }
      if index - 1 > view.main.lowerBound, relatives.contains(text.tokens[index - 2].word),
        auxiliaries.contains(before)
      {
        return false
      }
    }
    // "few side effects" and "no side effects" are not denials of the predicate.
    if match.tokens.count == 1, text.tokens[index].word == no,
      let next = view.cues.first(where: { $0.tokens.lowerBound > index && $0.tokens.lowerBound <= index + 4 }
      ),
      next.cue == .sideEffect
    {
      return type != .safety
    }
    return true
  }

  private static func hedges(
    _ match: CueMatch, after start: Int, _ type: StatementType, _ page: PageContext
  ) -> Bool {
    let text = page.text
    let index = match.tokens.lowerBound
    guard index > 0 else { return true }
    let before = text.tokens[index - 1].word
    // "chemicals that can …", "a scale which may …": a clause about a noun.
    if relatives.contains(before), index - 1 > start { return false }
    if type == .advice, text.tokens[index].word == can, before == you { return false }
    // "recommend" and "suggest that you" advise.
    if type == .advice || type == .endorsement, suggestions.contains(text.tokens[index].word) { return false }
    return true
  }

  /// "should" that expects rather than advises.
  private static func expectation(_ scope: Range<Int>, _ page: PageContext) -> Range<Int>? {
    scope.first { page.text.tokens[$0].word == should }.map { $0..<$0 + 1 }
  }

  private static let without = WordHash("without")
  private static let no = WordHash("no")
  private static let but = WordHash("but")
  private static let can = WordHash("can")
  private static let you = WordHash("you")
  private static let should = WordHash("should")
  private static let suggestions = Set(words: "suggest suggests suggested suggesting consider considered")
  private static let comparers = Set(words: "than with to versus vs or receiving")
  private static let relatives = Set(words: "which that who whose")
  private static let auxiliaries = Set(
    words:
      "do does did are is was were have has had can may could might will would")
}
