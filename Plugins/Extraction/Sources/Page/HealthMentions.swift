internal import ThreshText

/// Tells pages that are not about health at all, such as a hotel's or a programming manual: a saved folder holds such
/// pages, and sentences of theirs must not be charted as statements on an intervention.
///
/// On labelled pages on health at least two sentences in five mention it; on most other pages not one in twenty does.
enum HealthMentions {
  /// Shorter pages get the benefit of the doubt: two sentences may well say something without such a word.
  private static let leastSentences = 20
  private static let leastShare = 0.05

  /// - Parameter units: all units of the page.
  static func areTooFew(_ units: [Unit], _ matches: Lexicon.Matches, _ lexicon: Lexicon) -> Bool {
    guard units.count >= leastSentences else { return false }
    var missing = Int((leastShare * Double(units.count)).rounded(.up))
    for unit in units where mentionsHealth(unit, matches, lexicon) {
      missing -= 1
      if missing == 0 { return false }
    }
    return true
  }

  private static func mentionsHealth(_ unit: Unit, _ matches: Lexicon.Matches, _ lexicon: Lexicon) -> Bool {
    matches.cues(in: unit.tokens).contains { $0.cue == .health }
      || matches.terms(in: unit.tokens).contains {
        let term = lexicon.terms[$0.term]
        return term.kind == .conditions || term.isTopical
      }
  }
}
