import Testing
import ThreshText

@testable import Extraction

@Suite struct QuestionTermsTests {
  private func terms(_ intervention: String, _ comparator: String, _ outcome: String) throws -> QuestionTerms
  {
    QuestionTerms(
      Question(id: "", intervention: intervention, comparator: comparator, outcome: outcome),
      in: try TrialArticle.article(), words: try TrialArticle.words())
  }

  private func stem(_ word: String) -> WordHash { WordHash(Stemmer.stem(word)) }

  @Test func armsKeepTheWordsThatTellThemApart() throws {
    let terms = try terms("tocolysis", "antibiotics and tocolysis", "birth weight")
    #expect(terms.shared == [stem("tocolysis")])
    #expect(terms.comparator == [stem("antibiotics")])
  }

  @Test func aControlIsKnownByItsUsualNames() throws {
    let terms = try terms("yoga", "placebo", "pain")
    #expect(terms.comparator.contains(stem("sham")) && terms.comparator.contains(stem("control")))
    #expect(terms.intervention.contains(stem("treatment")))
    #expect(try !self.terms("yoga", "usual treatment", "pain").intervention.contains(stem("treatment")))
  }

  @Test func anAbbreviationOfTheArticleCounts() throws {
    #expect(try terms("yoga", "", "visual analogue scale").outcome.contains(stem("vas")))
    #expect(try terms("yoga", "", "VAS").outcome.contains(stem("analogue")))
  }

  @Test func anOutcomeMayItselfBeAFallOrAHarm() throws {
    #expect(try terms("yoga", "", "reduction in pain").polarity == .fall)
    #expect(try terms("yoga", "", "pain").polarity == .harm)
    #expect(try terms("yoga", "", "flexibility").polarity == .none)
    #expect(try terms("yoga", "", "pain score").telling == [stem("pain")])
  }
}
