import Testing
import ThreshKit
import ThreshTesting

@testable import Extraction

@Suite struct QuestionAnsweringTests {
  private static let context = StageContext(
    resolve: { $0 },
    read: { (_) throws(ConfigurationError) in
      Array("intervention,comparator,outcome\nyoga,waiting list,pain\nyoga,waiting list,sick leave\n".utf8)
    })

  private func answers(_ outcome: String, of document: Document = TrialArticle.document) throws -> [Answer] {
    var options = QuestionOptions()
    options.question = ["intervention": "yoga", "comparator": "waiting list", "outcome": outcome]
    var report = Report()
    let documents = try QuestionAnswering(options, Self.context).process(document, &report)
    return try #require(documents.first?.answers)
  }

  @Test(arguments: [
    ("pain", Answer.Direction.decreased, "Pain on"), ("sick leave", .noDifference, "There was no"),
  ])
  func theSentenceAndItsDirectionAreFound(_ outcome: String, _ direction: Answer.Direction, _ start: String)
    throws
  {
    let answer = try #require(try answers(outcome).first)
    #expect(answer.state == .reported)
    #expect(answer.direction == direction)
    let best = try #require(answer.passages.first)
    #expect(best.quote.hasPrefix(start))
    let text = Array(TrialArticle.text.unicodeScalars)
    #expect(String(String.UnicodeScalarView(text[best.start..<best.end])) == best.quote)
    #expect(best.section == ["Results"])
    #expect(answer.passages.map(\.score) == answer.passages.map(\.score).sorted(by: >))
  }

  @Test func aQuestionThatIsNotAnsweredHasNoDirection() throws {
    let page = TestPages.document("# Opening hours\nThe library opens at nine. Bring your own cup.")
    let answer = try #require(try answers("pain", of: page).first)
    #expect(answer.state == .notReported && answer.direction == nil && answer.passages.isEmpty)
  }

  @Test func aPageInAnotherLanguageIsNotRead() throws {
    let page = TestPages.document(
      "Die Schmerzen und das Befinden der Frauen sind nach dem Kurs mit Yoga nicht besser.",
      language: "de")
    #expect(try answers("Schmerzen", of: page).first?.state == .notApplicable)
  }

  @Test func anEmptyPageIsNotAnswered() throws {
    #expect(try answers("pain", of: TestPages.document("")).first?.state == .notReported)
  }

  @Test func questionsOfFilesAreAskedInOrder() throws {
    var options = QuestionOptions()
    options.questions = ["questions.csv"]
    options.passages = 1
    var report = Report()
    let stage = try QuestionAnswering(options, Self.context)
    let answers = try #require(try stage.process(TrialArticle.document, &report).first?.answers)
    #expect(answers.map(\.question) == ["Q1", "Q2"])
    #expect(answers.map(\.outcome) == ["pain", "sick leave"])
    #expect(answers.allSatisfy { $0.passages.count == 1 })
  }

  @Test func withoutQuestionsItIsRefused() {
    let error = #expect(throws: ConfigurationError.self) {
      try QuestionAnswering(QuestionOptions(), Self.context)
    }
    #expect(error?.key == "questions")
    var twice = QuestionOptions()
    twice.questions = ["a.csv"]
    twice.question = ["id": "Q2", "intervention": "yoga", "outcome": "sleep"]
    #expect(throws: ConfigurationError.self) { try QuestionAnswering(twice, Self.context) }
  }
}
