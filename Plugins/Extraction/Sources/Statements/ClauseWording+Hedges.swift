internal import ThreshKit
internal import ThreshText

/// Hedges over what a clause asserts.
extension ClauseWording {
  /// "for some, …", not "for some 4,000 years" or "for some time".
  static func namesPeople(_ match: CueMatch, _ text: TokenizedText) -> Bool {
    let next = match.tokens.upperBound
    return text.tokens[next - 1].word != some
      || next < text.tokens.count && text.tokens[next].kind == .punctuation
  }

  func hedges(_ match: CueMatch) -> Bool {
    guard match.cue == .hedge || match.cue == .hedgePeople else { return false }
    let index = match.tokens.lowerBound
    let first = text.tokens[index].word
    if match.cue == .hedgePeople {
      guard Self.namesPeople(match, text) else { return false }
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
    // "Regulators accept the claim that …": a noun.
    if Self.claims.contains(first), word(index - 1).map({ Self.determiners.contains($0) }) ?? true {
      return false
    }
    // "perhaps most surprising": of a quality, not of the claim.
    if Self.perhaps.contains(first), let next = word(match.tokens.upperBound),
      Self.superlatives.contains(next)
    {
      return false
    }
    guard let before = word(index - 1) else { return true }
    // "in May": the month.
    if first == Self.may, text.tokens[index].shape != .lower { return false }
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
    return !(max(tokens.lowerBound, before - Self.longestPredicate)..<before).contains {
      Self.copulas.contains(text.tokens[$0].word)
    }
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

  /// How far back the verb of the predicate before is looked for: a list has no end.
  private static let longestPredicate = 60
  private static let can = WordHash("can")
  private static let you = WordHash("you")
  private static let some = WordHash("some")
  private static let likely = WordHash("likely")
  private static let because = WordHash("because")
  private static let appearance = Set(words: "appear appears appeared")
  private static let places = Set(
    words:
      "in on at within this last after before around about during over over from until as early later first again with when where by"
  )
  private static let claims = Set(words: "claim claims")
  private static let determiners = Set(
    words: "the a this any such these its their over of for by about despite")
  private static let may = WordHash("may")
  static let modals = Set(words: "can could may might")
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
  private static let degrees = Set(words: "more less as equally times")
  private static let suggestions = Set(words: "suggest suggests suggested suggesting consider considered")
  private static let presenters = Set(words: "there there's here here's")
  private static let articles = Set(words: "a an the one")
}
