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

  private var text: TokenizedText { page.text }

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
      let should = scope.first(where: { text.tokens[$0].word == Self.should })
    {
      // "should" that expects rather than advises.
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

  private func word(_ index: Int) -> WordHash? {
    tokens.contains(index) ? text.tokens[index].word : nil
  }

  private func isPunctuation(_ index: Int) -> Bool {
    text.tokens.indices.contains(index) && text.tokens[index].kind == .punctuation
  }

  /// Of "not X but Y" the second is asserted, of "X but not Y" the first.
  private func weighed(_ denials: [CueMatch]) -> Range<Int> {
    guard let but = tokens.first(where: { text.tokens[$0].word == Self.but }), but > tokens.lowerBound + 1,
      but + 2 < tokens.upperBound
    else { return tokens }
    let isFirstDenied = denials.contains { $0.tokens.lowerBound < but }
    let isSecondDenied = denials.contains { $0.tokens.lowerBound > but }
    if isFirstDenied { return isSecondDenied ? tokens : but + 1..<tokens.upperBound }
    return tokens.lowerBound..<but
  }

  // MARK: Denials

  private func denies(_ match: CueMatch) -> Bool {
    let index = match.tokens.lowerBound
    if match.cue == .unknown { return isPredicate(index) }
    guard match.cue == .negation || match.cue == .lack else { return false }
    if type == .advice, view.isCommand { return false }
    if type == .anecdote, match.cue == .negation { return deniesChange(match) }
    guard match.cue == .negation else { return true }
    if text.tokens[index].word == Self.without { return false }
    // "No: …", "No. 5".
    if match.tokens.count == 1, text.tokens[index].word == Self.no, isPunctuation(index + 1),
      index + 2 < tokens.upperBound
    {
      return false
    }
    // "warned consumers not to use it": who warns is asserted.
    if type != .safety, isInfinitive(match) { return false }
    // "compared with no treatment", "than no needles"; "… and does not hurt", "minutes, not hours".
    if let before = word(index - 1), Self.comparers.contains(before) { return false }
    if isAboutNoun(index) || isAddition(index) { return false }
    return true
  }

  /// "is unknown", "remains unclear", "it's uncertain whether".
  private func isPredicate(_ index: Int) -> Bool {
    (max(tokens.lowerBound, index - 4)..<index).contains { Self.copulas.contains(text.tokens[$0].word) }
  }

  /// A person's "I haven't looked back" denies nothing, "I noticed no difference" does.
  private func deniesChange(_ match: CueMatch) -> Bool {
    guard text.tokens[match.tokens.lowerBound].word != Self.never else { return false }
    let near = match.tokens.lowerBound..<min(tokens.upperBound, match.tokens.upperBound + 4)
    return near.contains { Self.changeWords.contains(text.tokens[$0].word) }
      || view.cues.contains { Self.changes.contains($0.cue) && near.contains($0.tokens.lowerBound) }
  }

  private func isInfinitive(_ match: CueMatch) -> Bool {
    let index = match.tokens.lowerBound
    guard match.tokens.count == 1, Self.particles.contains(text.tokens[index].word),
      word(index + 1) == Self.to, let before = word(index - 1)
    else { return false }
    // "is not to blame" has its own verb.
    return !Answers.finiteVerbs.contains(before)
  }

  /// "foods that do not raise …", "in which the body does not make enough": a clause about a noun.
  private func isAboutNoun(_ index: Int) -> Bool {
    guard let before = word(index - 1) else { return false }
    if Self.relatives.contains(before) { return true }
    if let second = word(index - 2), Self.relatives.contains(second), Answers.finiteVerbs.contains(before) {
      return true
    }
    for place in (max(tokens.lowerBound + 1, index - Self.longestRelative)..<index).reversed() {
      if isPunctuation(place) { return false }
      if Self.relativesOnly.contains(text.tokens[place].word) { return true }
      // "Women who are pregnant should not …": the clause about the noun has its verb already.
      if place < index - 1, Answers.finiteVerbs.contains(text.tokens[place].word) { return false }
    }
    return false
  }

  /// A second predicate or thing after what is asserted: "puts stress on the heart and is not suitable for …".
  private func isAddition(_ index: Int) -> Bool {
    guard index > tokens.lowerBound + 1 else { return false }
    if Self.particles.contains(text.tokens[index].word), isPunctuation(index - 1) { return true }
    // "is sold as a supplement and isn't approved": the agency's no is what counts.
    guard type != .endorsement else { return false }
    let before = word(index - 1).map { Self.auxiliaries.contains($0) } ?? false ? index - 2 : index - 1
    return before > tokens.lowerBound && word(before) == Self.and
  }

  // MARK: Hedges

  private func hedges(_ match: CueMatch) -> Bool {
    guard match.cue == .hedge || match.cue == .hedgePeople else { return false }
    let index = match.tokens.lowerBound
    let first = text.tokens[index].word
    // "for some 4,000 years", "for some time".
    if match.cue == .hedgePeople {
      if text.tokens[match.tokens.upperBound - 1].word == Self.some {
        return isPunctuation(match.tokens.upperBound)
      }
      // "It cost some users their sense of smell": only a subject limits what is said.
      guard first == Self.some, let before = word(index - 1) else { return true }
      return isPunctuation(index - 1) || Self.joiners.contains(before)
    }
    // "The first programs appeared in the 1950s": they came up.
    if Self.appearance.contains(first), let next = word(match.tokens.upperBound),
      isPunctuation(match.tokens.upperBound) || Self.places.contains(next)
    {
      return false
    }
    // "possibly because …": the cause is in doubt, not the effect.
    if match.tokens.upperBound < text.tokens.count,
      text.tokens[match.tokens.upperBound].word == Self.because
    {
      return false
    }
    guard let before = word(index - 1) else { return true }
    // "in May": the month.
    if first == Self.may, text.tokens[index].shape != .lower { return false }
    // "perhaps most surprising": of a quality, not of the claim.
    if Self.perhaps.contains(first), let next = word(match.tokens.upperBound),
      Self.superlatives.contains(next)
    {
      return false
    }
    if Self.modals.contains(first), isSecondPredicate(index) || isInBareRelative(index) { return false }
    // "twice as likely", "less likely to fall ill": an effect on chances.
    if first == Self.likely { return !Self.degrees.contains(before) }
    // "chemicals that can …", "a scale which may …": a clause about a noun.
    if Self.relatives.contains(before) { return describesSubject(index - 1) }
    if first == Self.can, before == Self.you, type == .advice || type == .course { return false }
    // "recommend" and "suggest that you" advise.
    if type == .advice || type == .endorsement, Self.suggestions.contains(first) { return false }
    return true
  }

  /// "irritates the skin and can cause burning": what was said first is asserted. After "is" and "are" what follows
  /// says more: "is common and can look alarming".
  private func isSecondPredicate(_ index: Int) -> Bool {
    var before = index - 1
    while before > tokens.lowerBound + 1, Self.also.contains(text.tokens[before].word) { before -= 1 }
    guard before > tokens.lowerBound + 1, text.tokens[before].word == Self.and else { return false }
    if type == .course { return true }
    return !(tokens.lowerBound..<before).contains { Self.copulas.contains(text.tokens[$0].word) }
  }

  /// "habits you can sustain", "what you can": a clause about the noun before its pronoun.
  private func isInBareRelative(_ index: Int) -> Bool {
    guard let subject = word(index - 1), Self.pronouns.contains(subject), let before = word(index - 2),
      index - 2 > tokens.lowerBound, !MainClause.subordinators.contains(text.tokens[tokens.lowerBound].word)
    else { return false }
    return text.tokens[index - 2].kind == .word && text.tokens[index - 2].shape == .lower
      && !Self.clauseOpeners.contains(before) && !Answers.finiteVerbs.contains(before)
  }

  /// "is a simple change that could bring relief", "there are methods that can help": what the noun is said to do
  /// is the assertion.
  private func describesSubject(_ relative: Int) -> Bool {
    guard relative > tokens.lowerBound else { return true }
    if Self.presenters.contains(text.tokens[tokens.lowerBound].word) { return true }
    let opening = tokens.lowerBound..<relative
    guard let verb = opening.first(where: { Answers.finiteVerbs.contains(text.tokens[$0].word) }),
      Self.copulas.contains(text.tokens[verb].word), let article = word(verb + 1)
    else { return false }
    return Self.articles.contains(article)
  }

  // MARK: Boosters

  private func boosts(_ match: CueMatch) -> Bool {
    // "very few side effects"; "Definitely tell your doctor": the advice is urged, no effect is.
    if let next = word(match.tokens.upperBound), Self.smallNumbers.contains(next) { return false }
    return type != .advice || !Self.urging.contains(text.tokens[match.tokens.lowerBound].word)
  }

  private static let longestRelative = 6
  private static let without = WordHash("without")
  private static let no = WordHash("no")
  private static let never = WordHash("never")
  private static let to = WordHash("to")
  private static let and = WordHash("and")
  private static let but = WordHash("but")
  private static let can = WordHash("can")
  private static let you = WordHash("you")
  private static let some = WordHash("some")
  private static let likely = WordHash("likely")
  private static let because = WordHash("because")
  private static let should = WordHash("should")
  private static let joiners = Set(words: "that and but in for because while so where")
  private static let smallNumbers = Set(words: "few little")
  private static let appearance = Set(words: "appear appears appeared")
  private static let places = Set(
    words:
      "in on at within this last after before around about during over over from until as early later first again with when where by"
  )
  private static let may = WordHash("may")
  private static let modals = Set(words: "can could may might")
  private static let also = Set(words: "also even then often sometimes")
  private static let perhaps = Set(words: "perhaps possibly arguably")
  private static let superlatives = Set(words: "most more best least")
  private static let pronouns = Set(words: "you we they i he she")
  /// Words after which a clause of its own begins.
  private static let clauseOpeners = Set(
    words:
      "and but or so that if when because as while though although then now until unless whether where how before after since "
      + "than which who say says said think thinks believe believes feel feels felt find finds found means mean hope know knows "
      + "suggest suggests shows show explains notes adds ensure here there")
  private static let particles = Set(words: "not never")
  private static let urging = Set(words: "ensure ensures ensuring definitely")
  private static let degrees = Set(words: "more less as equally times")
  private static let suggestions = Set(words: "suggest suggests suggested suggesting consider considered")
  private static let comparers = Set(
    words: "than with to versus vs or receiving given at cost costs pay pays paid")
  private static let auxiliaries = Set(
    words:
      "do does did is are was were have has had can may might could will would contain contains require requires"
  )
  private static let relatives = Set(words: "which that who whose")
  private static let relativesOnly = Set(words: "which who whom whose where")
  private static let presenters = Set(words: "there there's here here's")
  private static let articles = Set(words: "a an the one")
  private static let copulas = Set(
    words:
      "is are was were be been it's that's there's they're isn't aren't remain remains remained left still")
  private static let changeWords = Set(
    words:
      "change changed difference benefit help helped work worked budge budged improve improved relief effect")
  private static let changes: Set<Cue> = [
    .effectVerb, .benefitVerb, .improvement, .effective, .equal, .effectNoun, .failure,
  ]
}
