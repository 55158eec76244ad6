import Testing

@testable import Extraction

@Suite struct QuestionWordsTests {
  @Test func everyWordHasOneClass() throws {
    let words = try TrialArticle.words()
    #expect(words.cues.count > 100)
    #expect(!words.measure.isEmpty && !words.harm.isEmpty)
  }
}
