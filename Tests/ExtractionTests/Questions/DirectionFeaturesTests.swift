import Testing

@testable import Extraction

@Suite struct DirectionFeaturesTests {
  private func features(_ sentence: String, _ intervention: String = "yoga", _ comparator: String = "pilates")
    throws -> [UInt32]
  {
    let article = try TrialArticle.article(sentence)
    let words = try TrialArticle.words()
    let terms = QuestionTerms(
      Question(id: "", intervention: intervention, comparator: comparator, outcome: "stiffness"), in: article,
      words: words)
    return DirectionFeatures(article: article, terms: terms, cues: words.cues)
      .features(of: article.text.tokens.indices)
  }

  @Test func namesDoNotMatterButTheirPlacesDo() throws {
    let one = try features("Stiffness was lower with yoga than with pilates.")
    #expect(try features("Stiffness was lower with garlic than with onions.", "garlic", "onions") == one)
    #expect(try features("Stiffness was lower with pilates than with yoga.") != one)
  }

  @Test func whichNumberIsLargerCounts() throws {
    let larger = try features("Stiffness was 5.1 with yoga vs. 3.2 with pilates.")
    #expect(try features("Stiffness was 6.4 with yoga vs. 2.0 with pilates.") == larger)
    #expect(try features("Stiffness was 3.2 with yoga vs. 5.1 with pilates.") != larger)
  }

  @Test func theClauseAboutTheOutcomeIsFound() throws {
    let article = try TrialArticle.article(
      "Strength was higher with yoga, but there was no difference in stiffness, whereas falls were fewer.")
    let words = try TrialArticle.words()
    let terms = QuestionTerms(
      Question(id: "", intervention: "yoga", comparator: "", outcome: "stiffness"), in: article, words: words)
    let features = DirectionFeatures(article: article, terms: terms, cues: words.cues)
    let clause = features.clause(in: article.text.tokens.indices)
    let text = article.text.tokens[clause].map { article.text.string($0) }.joined(separator: " ")
    #expect(text == ", but there was no difference in stiffness")
  }
}
