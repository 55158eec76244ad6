import Testing
import ThreshKit

@testable import Extraction

@Suite struct QuestionReaderTests {
  private static let reader = Result { try QuestionReader(resources: EvidenceExtraction.resources) }

  @Test func probabilitiesAddUp() throws {
    let reading = try Self.reader.get().read(TrialArticle.question("pain"), in: TrialArticle.article())
    #expect(abs(reading.directions.reduce(0, +) - 1) < 1e-9)
    #expect(abs(reading.ranked.map(\.score).reduce(0, +) - 1) < 1e-9)
    #expect(reading.ranked.map(\.sentence).first == 2)
    #expect(reading.isAnswered)
  }

  @Test func exchangedArmsTurnTheDirectionRound() throws {
    let text =
      "# Results\nStrength was significantly higher in the yoga group than in the pilates group (p < 0.001)."
    func direction(_ intervention: String, _ comparator: String) throws -> Answer.Direction? {
      let reader = try Self.reader.get()
      let question = Question(
        id: "", intervention: intervention, comparator: comparator, outcome: "strength")
      return reader.direction(reader.read(question, in: try TrialArticle.article(text)).directions)?.direction
    }
    #expect(try direction("yoga", "pilates") == .increased)
    #expect(try direction("pilates", "yoga") == .decreased)
  }

  @Test func anArticleWithoutSentencesGivesNothing() throws {
    let reader = try Self.reader.get()
    let reading = reader.read(TrialArticle.question("pain"), in: try TrialArticle.article(""))
    #expect(reading.ranked.isEmpty && !reading.isAnswered)
    #expect(reader.direction(reading.directions) == nil)
  }
}
