import Testing
import ThreshText

@testable import Deduplication

@Suite struct WordSetTests {
  private func set(_ words: String...) -> WordSet { WordSet(words.map { WordHash($0) }) }

  @Test func aWordCountsOnceInAnyOrder() {
    #expect(set("needle", "back", "needle") == set("back", "needle"))
    #expect(set("needle", "needle").count == 1)
    #expect(set().isEmpty)
  }

  @Test func whatTwoSetsShare() {
    let (a, b) = (set("needle", "back", "pain"), set("pain", "back", "yoga"))
    #expect(a.countShared(with: b) == 2)
    #expect(!a.isDisjoint(with: b))
    #expect(a.without(b) == set("needle") && b.without(set()) == b)
    #expect(set("needle").isDisjoint(with: set("yoga")))
    #expect(a.contains(WordHash("Back")) && !a.contains(WordHash("yoga")))
  }

  @Test func setsWithoutACommonBitHaveNoCommonWord() {
    let (a, b) = (set("needle", "back"), set("back", "yoga"))
    #expect(a.bits & b.bits != 0)
    #expect(set().bits & a.bits != 0, "a set of no words rules nothing out")
  }
}
