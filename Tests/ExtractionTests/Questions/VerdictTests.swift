import Testing
import ThreshText

@testable import Extraction

@Suite struct VerdictTests {
  private func verdicts(_ sentence: String, outcome: String = "stiffness") throws -> [Verdict] {
    let article = try TrialArticle.article(sentence)
    let words = try TrialArticle.words()
    let terms = QuestionTerms(
      Question(id: "", intervention: "yoga", comparator: "pilates", outcome: outcome), in: article,
      words: words)
    let masked = MaskedSentence(article.text.tokens.indices, of: article, terms, words.cues)
    return Verdict.all(in: masked.words, polarity: terms.polarity)
  }

  private func signs(_ sentence: String, outcome: String = "stiffness") throws -> [Int] {
    try verdicts(sentence, outcome: outcome).map(\.sign)
  }

  @Test func lessOfTheOneArmIsMoreOfTheOther() throws {
    #expect(try signs("Stiffness was lower with yoga than with pilates.") == [-1])
    #expect(try signs("Stiffness was lower with pilates than with yoga.") == [1])
    #expect(try signs("Compared with yoga, pilates gave lower stiffness.") == [1])
    #expect(try signs("Stiffness was lower in the pilates group.") == [1])
    #expect(try signs("Pilates reduced stiffness.") == [1])
    #expect(try signs("Yoga reduced stiffness.") == [-1])
  }

  @Test func aGreaterFallIsAFallAndASmallerFallIsNone() throws {
    #expect(try signs("There was a greater reduction in stiffness with yoga than with pilates.") == [-1])
    #expect(try signs("A smaller decline of stiffness was seen with yoga.") == [1])
  }

  @Test func improvementOfAHarmIsLessOfIt() throws {
    #expect(try signs("Yoga improved pain.", outcome: "pain") == [-1])
    #expect(try signs("Yoga improved stamina.", outcome: "stamina") == [1])
  }

  @Test func howTheArmWasFoundAndWhatIsDeniedAreTold() throws {
    #expect(try verdicts("Stiffness was lower with yoga than with pilates.").map(\.subject) == [.against])
    #expect(try verdicts("Stiffness was lower in the yoga group.").map(\.subject) == [.after])
    #expect(try verdicts("Stiffness was lower than at baseline.").map(\.subject) == [.baseline])
    #expect(try verdicts("Stiffness was lower.").map(\.subject) == [Verdict.Subject.none])
    #expect(try verdicts("Yoga did not reduce stiffness.").map(\.isDenied) == [true])
  }
}
