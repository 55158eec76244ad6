internal import ThreshKit
internal import ThreshText

/// How sure one asserted clause is: the denials, hedges and boosters over its predicate.
struct ClauseWording {
  let view: UnitView
  let type: StatementType
  let page: PageContext
  /// The clause.
  let tokens: Range<Int>
  private let asides: [Range<Int>]

  var text: TokenizedText { page.text }

  init(_ tokens: Range<Int>, _ view: UnitView, _ type: StatementType, _ page: PageContext) {
    self.tokens = tokens
    self.view = view
    self.type = type
    self.page = page
    asides = MainClause.asides(in: tokens, page.text)
  }

  /// The certainty, and the cue that decided.
  func read() -> (Certainty, CueMatch?) {
    let cues = view.cues.filter { isInScope($0) }
    let denials = cues.filter { denies($0) }
    let scope = weighed(denials)
    let denial = denials.first { scope.contains($0.tokens.lowerBound) }
    let hedge = cues.first { scope.contains($0.tokens.lowerBound) && hedges($0) }
    if let denial {
      guard let hedge, hedge.tokens.lowerBound < denial.tokens.lowerBound else { return (.denied, denial) }
      // "may not" denies; "may help, but has not been studied" hedges.
      if denial.tokens.lowerBound <= hedge.tokens.upperBound + 1 { return (.denied, denial) }
      return (.hedged, hedge)
    }
    if let hedge { return (.hedged, hedge) }
    if type != .advice && type != .endorsement && type != .safety,
      let should = scope.first(where: { text.tokens[$0].word == Self.should }),
      !scope.contains(where: { text.tokens[$0].word == Self.caution })
    {
      // "should" that expects rather than advises: "should be viewed with caution".
      return (.hedged, CueMatch(cue: .hedge, tokens: should..<should + 1))
    }
    let booster = cues.first {
      $0.cue == .booster && scope.contains($0.tokens.lowerBound) && boosts($0)
    }
    if let booster { return (.strong, booster) }
    return (.asserted, nil)
  }

  private func isInScope(_ match: CueMatch) -> Bool {
    let place = match.tokens.lowerBound
    return tokens.contains(place) && !asides.contains { $0.contains(place) }
  }

  func word(_ index: Int) -> WordHash? {
    tokens.contains(index) ? text.tokens[index].word : nil
  }

  func isPunctuation(_ index: Int) -> Bool {
    text.tokens.indices.contains(index) && text.tokens[index].kind == .punctuation
  }

  /// Of "not X but Y" the second is asserted, of "X but not Y" the first.
  private func weighed(_ denials: [CueMatch]) -> Range<Int> {
    guard let but = tokens.first(where: { text.tokens[$0].word == Self.but }), but > tokens.lowerBound + 1,
      but + 2 < tokens.upperBound
    else { return tokens }
    let isFirstDenied = denials.contains { $0.tokens.lowerBound < but }
    let isSecondDenied = denials.contains { $0.tokens.lowerBound > but }
    if isFirstDenied == isSecondDenied { return tokens }
    return isFirstDenied ? but + 1..<tokens.upperBound : tokens.lowerBound..<but
  }

  private func boosts(_ match: CueMatch) -> Bool {
    // "very few side effects"; "Definitely tell your doctor": the advice is urged, no effect is.
    if let next = word(match.tokens.upperBound), Self.smallNumbers.contains(next) { return false }
    return type != .advice || !Self.urging.contains(text.tokens[match.tokens.lowerBound].word)
  }

  static let and = WordHash("and")
  private static let but = WordHash("but")
  private static let should = WordHash("should")
  static let joiners = Set(words: "that and but in for because while so where")
  private static let smallNumbers = Set(words: "few little")
  private static let caution = WordHash("caution")
  private static let urging = Set(words: "ensure ensures ensuring definitely")
  static let relatives = Set(words: "which that who whose")
  static let copulas = Set(
    words:
      "is are was were be been it's that's there's they're isn't aren't remain remains remained left still")
}
