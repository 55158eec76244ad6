import Testing
import ThreshText

@testable import Extraction

@Suite struct ArmNumbersTests {
  private func signs(_ sentence: String) throws -> [DirectionFeatures.NumberPlace: Int] {
    let article = try TrialArticle.article(sentence)
    let words = try TrialArticle.words()
    let terms = QuestionTerms(
      Question(id: "", intervention: "yoga", comparator: "pilates", outcome: "stiffness"), in: article,
      words: words)
    let features = DirectionFeatures(article: article, terms: terms, cues: words.cues)
    return Dictionary(
      uniqueKeysWithValues: features.armNumbers(article.text.tokens.indices).map { ($0.place, $0.sign) })
  }

  @Test func numbersAfterTheirArms() throws {
    #expect(try signs("Yoga 3.1 ± 9.0, pilates 4.2 ± 0.1.")[.after] == -1)
    #expect(try signs("Pilates 3.1, yoga 4.2.")[.after] == 1)
  }

  @Test func numbersBeforeTheirArms() throws {
    #expect(try signs("Stiffness was 3.1 with yoga and 4.2 with pilates.")[.before] == -1)
  }

  @Test func numbersInTheOrderOfArmsNamedTogether() throws {
    #expect(try signs("Stiffness with yoga and pilates was 3.1 (95% CI 2 to 9) and 4.2.")[.listed] == -1)
    #expect(try signs("Stiffness with pilates and yoga was 3.1 (1.2) and 4.2 (1.0), p = 0.03.")[.listed] == 1)
  }

  @Test func countsOfPeopleAndPValuesAreNoResults() throws {
    #expect(try signs("Yoga (n = 50) and pilates (n = 20) did not differ (p = 0.4).").isEmpty)
  }
}
