import Testing
import ThreshKit

@testable import ThreshStages

@Suite struct ArticleTrialTests {
  private static let report = TrialReport.document(
    id: "PMC1",
    text:
      "TITLE: Yoga\n\nABSTRACT.RESULTS:\nFalls were fewer with yoga than with rest (p = 0.01).\n\nBODY.METHODS:\nWe asked 9 adults.\n"
  )
  private let prompt = ArticleTrial.Prompt(intervention: "yoga", comparator: "rest", outcome: "falls")

  @Test func everySentenceHasFeatures() throws {
    let trial = try ArticleTrial()
    let article = trial.article(Self.report)
    #expect(article.sentences.count == 3)
    let features = trial.rankingFeatures(prompt, in: article)
    #expect(features.count == 3 && features.allSatisfy { $0.count > 5 })
    let passages = [article.sentences[1], 0..<3]
    #expect(trial.directionFeatures(prompt, passages, in: article).count == 2)
    #expect(trial.roleFeatures(of: ["One.", "Two."]).count == 2)
  }

  @Test func theModelsAnswer() throws {
    let (trial, models) = (try ArticleTrial(), try ArticleTrial.Models())
    let article = trial.article(Self.report)
    let answer = models.answer(prompt, in: article)
    #expect(answer.passages.first == article.sentences[1])
    #expect(answer.direction == -1)
    #expect(models.direction(prompt, [article.sentences[1]], in: article) == -1)
    #expect(models.roles(of: ["We randomly assigned 90 adults to yoga or to rest."]).count == 1)
  }
}
