import Testing

@testable import Extraction

@Suite struct MaskedSentenceTests {
  private func marks(_ sentence: Int, _ outcome: String) throws -> [Mark] {
    let article = try TrialArticle.article()
    let words = try TrialArticle.words()
    let terms = QuestionTerms(TrialArticle.question(outcome), in: article, words: words)
    return MaskedSentence(article.sentences[sentence].tokens, of: article, terms, words.cues).words
      .compactMap(\.mark)
  }

  @Test func namesNumbersAndPValuesAreMasked() throws {
    #expect(
      try marks(2, "pain") == [
        .outcome, .significant, .down, .intervention, .comparator, .number, .number, .pSignificant,
      ])
  }

  @Test func anotherOutcomeIsNoOutcome() throws {
    #expect(try marks(3, "pain") == [.not, .significant, .difference, .pNotSignificant])
    #expect(try marks(3, "sick leave") == [.not, .significant, .difference, .outcome, .pNotSignificant])
  }
}
