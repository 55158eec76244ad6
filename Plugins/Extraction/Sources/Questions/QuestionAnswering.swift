internal import Foundation
public import ThreshKit
internal import ThreshText

/// Options of ``QuestionAnswering``.
public struct QuestionOptions: StageOptions {
  /// Files with questions, YAML or CSV.
  public var questions: [String] = []
  /// A single question.
  public var question: [String: String] = [:]
  /// How many passages an answer keeps.
  public var passages = 3

  public init() {}

  public static var options: [Option<QuestionOptions>] {
    [
      .inputPaths(
        "questions", \.questions,
        help:
          "Files of questions, YAML or CSV, each with intervention, comparator, outcome and, if you like, id"),
      .mapping(
        "question", keys: QuestionFile.fields, \.question,
        help: "A single question, in the pipeline file itself"),
      .int(
        "passages", \.passages, in: 1...10,
        help: "How many passages of an article an answer keeps, best first"),
    ]
  }
}

/// Answers a reviewer's questions from articles of trials.
public struct QuestionAnswering: MapStage {
  public static var spec: StageSpec {
    StageSpec(
      name: "extract/question", version: 1,
      summary: "Answers questions about an intervention's effect from articles of trials",
      discussion: """
        For each article and question (intervention, comparator, outcome): did the outcome increase, decrease, or was there \
        no difference, and which passages say so, best first. The answers are rows of the table `answers`; one that no \
        passage answers has no direction. Sentences are ranked, and directions told, by linear models trained on trial \
        reports, in which the words of the question are masked. Use `question:` for a single one, or name files:

            - intervention: acupuncture
              comparator: sham acupuncture
              outcome: pain intensity
        """,
      example: "- { id: answers, uses: extract/question@1, with: { questions: [questions.csv] } }",
      changes: ["answers"])
  }

  public static let codeIdentity = spec.reference + " " + EvidenceExtraction.resources.digest()

  private let questions: [Question]
  private let passages: Int
  private let reader: QuestionReader

  public init(_ options: QuestionOptions, _ context: StageContext) throws(ConfigurationError) {
    var questions: [Question] = []
    if !options.question.isEmpty {
      questions.append(try QuestionFile.question(options.question, number: 1, file: nil))
    }
    for path in options.questions {
      for fields in try QuestionFile.read(context.read(path), name: path) {
        questions.append(try QuestionFile.question(fields, number: questions.count + 1, file: path))
      }
    }
    guard !questions.isEmpty else {
      throw ConfigurationError(
        "no questions are asked", key: "questions", expected: "a file of questions, or 'question'")
    }
    var ids: Set<String> = []
    for question in questions where !ids.insert(question.id).inserted {
      throw ConfigurationError("two questions are called '\(question.id)'", key: "questions")
    }
    self.questions = questions
    passages = options.passages
    reader = try QuestionReader(resources: EvidenceExtraction.resources)
  }

  public func process(_ document: Document, _ report: inout Report) throws(RecordError) -> [Document] {
    if let fault = document.misplaced.first { throw RecordError("bad-place", fault) }
    var document = document
    let article = ArticleText(document, sections: reader.sections)
    let isRead = !FunctionWords.isNotEnglish(article.text, stated: document.metadata.language?.value)
    document.answers = questions.map { question in
      guard isRead else { return Answer(question, state: .notApplicable) }
      return answer(question, in: article)
    }
    return [document]
  }

  private func answer(_ question: Question, in article: ArticleText) -> Answer {
    let reading = reader.read(question, in: article)
    guard reading.isAnswered, let found = reader.direction(reading.directions) else {
      return Answer(question, state: .notReported)
    }
    var answer = Answer(question, state: .reported)
    answer.direction = found.direction
    answer.confidence = Self.rounded(found.confidence)
    answer.passages = reading.ranked.prefix(passages).map { ranked in
      let sentence = article.sentences[ranked.sentence]
      return Answer.Passage(
        quote: article.text.string(sentence.range),
        start: article.text.scalarOffset(ofByte: sentence.range.lowerBound),
        end: article.text.scalarOffset(ofByte: sentence.range.upperBound), section: sentence.headings,
        score: Self.rounded(ranked.score))
    }
    return answer
  }

  /// More digits would say more than the models know.
  private static func rounded(_ chance: Double) -> Double { (chance * 1000).rounded() / 1000 }
}

extension Answer {
  fileprivate init(_ question: Question, state: CellState.State) {
    self.init(
      question: question.id, intervention: question.intervention,
      comparator: question.comparator.isEmpty ? nil : question.comparator, outcome: question.outcome,
      state: state)
  }
}
