internal import ThreshText

/// Whether a unit has the form of a statement at all. What has not is left out whatever its words: single table cells,
/// prices, buttons and credit lines.
enum StatementForm {
  private static let leastWords = 3
  /// Without a verb, fewer words than this say nothing, even with a full stop.
  private static let leastVerblessWords = 5
  private static let longestCredit = 16

  static func isPossible(_ view: UnitView, traits: [Trait], _ page: PageContext) -> Bool {
    // Under "Side effects" a bullet names a harm in a word or two: the heading is its lead-in.
    if view.isHarmItem { return view.words > 0 && !isCredit(view, page) }
    guard view.words >= leastWords, !isTableRow(view, page) else { return false }
    if view.unit.kind == .sentence, traits.contains(.verbless),
      !view.hasTerminator || view.words < leastVerblessWords
    {
      return false
    }
    return !isCredit(view, page)
  }

  /// A row of a table that a plain text draws: "| pain | reduced |".
  private static func isTableRow(_ view: UnitView, _ page: PageContext) -> Bool {
    view.unit.tokens.count { page.text.bytes[page.text.tokens[$0].start] == UInt8(ascii: "|") } > 2
  }

  /// "By Jane Roe, MD.", "Medically reviewed by …", "Published 3 March 2021.", "© 2025 by Willow Clinic."
  private static func isCredit(_ view: UnitView, _ page: PageContext) -> Bool {
    guard view.words <= longestCredit, view.unit.kind == .sentence else { return false }
    let words = view.unit.tokens.filter { page.text.tokens[$0].kind == .word }
    guard let first = words.first else { return false }
    let text = page.text
    if text.bytes[view.unit.range.lowerBound...].starts(with: "©".utf8) { return true }
    let opens: Bool
    if text.tokens[first].word == by {
      opens = words.count > 1 && text.tokens[words[1]].shape != .lower
    } else if dated.contains(text.tokens[first].word) {
      opens = words.dropFirst().contains {
        months.contains(text.tokens[$0].word) || text.tokens[$0].word == by
      }
    } else {
      opens = view.cues.contains { $0.cue == .credit && words.prefix(3).contains($0.tokens.lowerBound) }
    }
    return opens && !view.all.containsAny(.result, .effectVerb, .mechanismVerb)
      && !view.unit.tokens.contains { Answers.finiteVerbs.contains(text.tokens[$0].word) }
  }

  private static let by = WordHash("by")
  private static let dated = Set(
    words:
      "published updated posted written edited reviewed created modified on last first")
  private static let months = Set(
    words:
      "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
      + "sept oct nov dec")
}
