internal import ThreshKit
internal import ThreshText

/// Denials of what a clause asserts.
extension ClauseWording {
  func denies(_ match: CueMatch) -> Bool {
    let index = match.tokens.lowerBound
    if match.cue == .unknown { return isPredicate(index) }
    guard match.cue == .negation || match.cue == .lack else { return false }
    if type == .advice, view.isCommand || isNegativeCommand(index) { return false }
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

  /// "And don't sweat making meals": a command after a conjunction.
  private func isNegativeCommand(_ index: Int) -> Bool {
    let verb = word(index - 1) == Self.do ? index - 1 : index
    guard Self.forbidding.contains(text.tokens[verb].word) else { return false }
    return verb == tokens.lowerBound
      || verb == tokens.lowerBound + 1 && Self.joiners.contains(text.tokens[verb - 1].word)
  }

  /// "is unknown", "remains unclear", "it's uncertain whether".
  private func isPredicate(_ index: Int) -> Bool {
    // "are of unknown quality"
    if word(index - 1) == Self.of { return false }
    return (max(tokens.lowerBound, index - 4)..<index).contains {
      Self.copulas.contains(text.tokens[$0].word)
    }
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
    // "noted that no one can say": here "that" begins what is said.
    if before == Self.that, Self.nothing.contains(text.tokens[index].word) { return false }
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

  private static let longestRelative = 6
  private static let without = WordHash("without")
  private static let no = WordHash("no")
  private static let never = WordHash("never")
  private static let to = WordHash("to")
  private static let `do` = WordHash("do")
  private static let that = WordHash("that")
  private static let of = WordHash("of")
  private static let nothing = Set(words: "no none neither")
  private static let forbidding = Set(words: "do don't never")
  private static let particles = Set(words: "not never")
  private static let comparers = Set(
    words: "than with to versus vs or receiving given at cost costs pay pays paid")
  private static let auxiliaries = Set(
    words:
      "do does did is are was were have has had can may might could will would contain contains require requires"
  )
  private static let relativesOnly = Set(words: "which who whom whose where")
  private static let changeWords = Set(
    words:
      "change changed difference benefit help helped work worked budge budged improve improved relief effect")
  private static let changes: Set<Cue> = [
    .effectVerb, .benefitVerb, .improvement, .effective, .equal, .effectNoun, .failure,
  ]
}
