import Testing
import ThreshText

@testable import ThreshFindings

@Suite struct FindingPairsTests {
  private func pairs(_ texts: String...) -> [String] {
    let passages = texts.enumerated().map { FindingPairs.Passage(id: "\($0)", article: "a", text: $1) }
    return FindingPairs.pairs(among: passages).map { $0.a + $0.b }
  }

  @Test func theSameResultInOtherWordsIsOneFinding() {
    #expect(
      pairs(
        "Total mortality was lower in the heparin group (4.9% vs 6.5%, p = 0.03).",
        "Heparin significantly reduced total mortality (4.9% against 6.5%; p = 0.03).",
        "Sputum volume rose in both groups.") == ["01"])
  }

  @Test func passagesOfOtherArticlesAreNotCompared() {
    let text = "Hunger ratings were lower after the meal."
    #expect(
      FindingPairs.pairs(among: [
        .init(id: "1", article: "a", text: text), .init(id: "2", article: "b", text: text),
      ]).isEmpty)
  }

  @Test func aDifferenceAndNoDifferenceContradictEachOther() {
    let some = Tendency(TokenizedText("Pain was significantly lower with heparin (P<0.01)."))
    let none = Tendency(TokenizedText("There was no significant difference in pain (P = .74)."))
    let more = Tendency(TokenizedText("Pain was significantly higher with heparin."))
    #expect(some.contradictsDifference(none))
    #expect(!some.contradictsDifference(more))
    #expect(some.contradictsSense(more))
    #expect(!some.contradictsSense(some))
  }
}
