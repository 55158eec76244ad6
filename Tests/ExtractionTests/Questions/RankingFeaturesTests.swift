import Testing

@testable import Extraction

@Suite struct RankingFeaturesTests {
  private func features(_ text: String, _ outcome: String = "pain") throws -> [Set<UInt32>] {
    let article = try TrialArticle.article(text)
    let words = try TrialArticle.words()
    let terms = QuestionTerms(TrialArticle.question(outcome), in: article, words: words)
    let features = RankingFeatures(terms, in: article, words)
    return article.sentences.indices.map { Set(features.features(of: $0)) }
  }

  @Test func theSectionCounts() throws {
    let sentence = "Pain was lower with yoga (p = 0.01)."
    let results = try features("# Results\n\(sentence)")[0]
    #expect(try features("# Results\n\(sentence)")[0] == results)
    #expect(try features("# Discussion\n\(sentence)")[0] != results)
  }

  @Test func theOutcomeCountsWhateverItIs() throws {
    let pain = try features("# Results\nPain was lower with yoga. Sleep was longer.")
    let sleep = try features("# Results\nSleep was lower with yoga. Pain was longer.", "sleep")
    #expect(pain[0] == sleep[0])
    #expect(try features("# Results\nPain was lower with yoga. Sleep was longer.", "sleep")[0] != pain[0])
  }

  @Test func theNeighboursAndTheHeadingCount() throws {
    let sentence = "It was lower in the yoga group."
    let near = try features("# Results\nWe asked about pain. \(sentence)")[1]
    #expect(try features("# Results\nWe asked about sleep. \(sentence)")[1] != near)
    #expect(try features("# Results: pain\n\(sentence)")[0] != features("# Results: sleep\n\(sentence)")[0])
  }
}
