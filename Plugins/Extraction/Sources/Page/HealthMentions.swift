internal import ThreshText

/// Tells pages that are not about health at all, such as a hotel's or a programming manual: a saved folder holds such
/// pages, and sentences of theirs must not be charted as statements on an intervention.
///
/// On labelled pages on health at least two sentences in five mention it; on most other pages not one in twenty does.
enum HealthMentions {
  /// Shorter pages get the benefit of the doubt: two sentences may well say something without such a word.
  private static let leastSentences = 20
  private static let leastShare = 0.05

  static func areTooFew(on page: PageContext) -> Bool {
    guard page.units.count >= leastSentences else { return false }
    let mentions = page.units.count { unit in
      page.cues(in: unit.tokens).contains { $0.cue == .health }
        || page.terms(in: unit.tokens).contains {
          let term = page.lexicon.terms[$0.term]
          return term.kind == .conditions || term.isTopical
        }
    }
    return Double(mentions) < leastShare * Double(page.units.count)
  }
}
