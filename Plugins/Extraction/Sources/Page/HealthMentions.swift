internal import ThreshText

/// Tells pages that are not about health at all, such as a hotel's or a programming manual: a saved folder holds such
/// pages, and sentences of theirs must not be charted as statements on an intervention.
///
/// Of the sentences of labelled pages at least one in six names something of health, a condition or an intervention (a page on
/// clocks excepted), and one in twenty-five health or a condition (one on a skin care product excepted); five of six other
/// pages do not come to that.
enum HealthMentions {
  /// Shorter pages get the benefit of the doubt: two sentences may well say something without such a word.
  private static let leastSentences = 20
  private static let leastShare = 0.12
  /// Of health or a condition alone: foods and music are interventions too.
  private static let leastShareOfHealth = 0.03

  /// - Parameter units: all units of the page.
  static func areTooFew(_ units: [Unit], _ matches: Lexicon.Matches, _ lexicon: Lexicon) -> Bool {
    guard units.count >= leastSentences else { return false }
    var (health, all) = (0, 0)
    for unit in units {
      let terms = matches.terms(in: unit.tokens).lazy.map { lexicon.terms[$0.term] }
      if matches.cues(in: unit.tokens).contains(where: { $0.cue == .health })
        || terms.contains(where: { $0.kind == .conditions || $0.isTopical })
      {
        health += 1
        all += 1
      } else if terms.contains(where: { $0.kind == .interventions }) {
        all += 1
      }
    }
    let count = Double(units.count)
    return Double(health) < leastShareOfHealth * count || Double(all) < leastShare * count
  }
}
