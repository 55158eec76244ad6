/// A question and what one article says to it.
public struct AnswerRow: Codable, Sendable, Hashable {
  public var sourceID: String
  public var source: String
  /// Title of the article as stated.
  public var title: String?
  public var answer: Answer

  /// `A` and 16 hexadecimal digits from the page's id and the question.
  public var id: String {
    "A"
      + ContentID.short(
        sourceID, answer.question, answer.intervention, answer.comparator ?? "", answer.outcome)
  }
}

extension ReviewTables {
  /// The columns of the answers table, in order.
  static let answerColumns: [Column<AnswerRow>] = [
    .required("answer_id", help: "Stable key, the same after a re-run.") { $0.id },
    .required("source", help: "File name of the page.") { $0.source },
    .required("source_id", help: "SHA-256 of the page: its key in the sources table.") { $0.sourceID },
    .optional("title", help: "Title of the article as stated.") { $0.title },
    .required("question", help: "The reviewer's key for the question.") { $0.answer.question },
    .required("intervention", help: "As asked.") { $0.answer.intervention },
    .optional("comparator", help: "As asked.") { $0.answer.comparator },
    .required("outcome", help: "As asked.") { $0.answer.outcome },
    .optional("direction", help: "Which way the outcome went under the intervention, against the comparator.")
    {
      $0.answer.direction
    },
    .optional("confidence", help: "0 to 1: how sure the direction is.") { $0.answer.confidence },
    .required("state", help: "Whether a passage answers the question.") { $0.answer.state },
    .optional("quote", help: "The passage that answers best, verbatim.") { $0.answer.passages.first?.quote },
    .optional("start", help: "First Unicode scalar of the quote in the page's text.") {
      $0.answer.passages.first?.start
    },
    .optional("end", help: "One past the last Unicode scalar of the quote.") {
      $0.answer.passages.first?.end
    },
    .required("section", help: "Headings above the quote, outermost first.") {
      $0.answer.passages.first?.section ?? []
    },
    .optional("score", help: "0 to 1: how likely the quote is the one that answers.") {
      $0.answer.passages.first?.score
    },
    .required("passages", jsonOnly: true, help: "All passages that may answer, best first.") {
      $0.answer.passages
    },
    .required("review_status", help: "What a person decided about the row.") { _ in ReviewStatus.unreviewed },
  ]

  /// A row for each answer of a document, in input order. Of an answer with a passage that is not what its page says at its
  /// place, nothing is kept but a problem.
  static func answers(_ corpus: Corpus) -> (kept: [AnswerRow], problems: [Problem]) {
    var rows: [AnswerRow] = []
    var problems: [Problem] = []
    let paths = corpus.paths
    for document in corpus.documents {
      guard let answers = document.answers, !answers.isEmpty else { continue }
      let check = QuoteCheck(document.text)
      for answer in answers {
        let wrong = answer.passages.first { !check.holds($0.quote, start: $0.start, end: $0.end) }
        if let wrong {
          problems.append(
            Problem(
              source: paths[document.id] ?? document.source, sourceID: document.id, stage: "tables",
              code: "answer-mismatch",
              message:
                "the quote is not what the page says at \(wrong.start)..<\(wrong.end); the answer was left out",
              place: "\(wrong.start)"))
        } else {
          rows.append(
            AnswerRow(
              sourceID: document.id, source: document.source, title: document.metadata.title?.value,
              answer: answer))
        }
      }
    }
    return (rows, problems)
  }
}

extension Answer.Direction: CellConvertible {}

extension Answer.Passage: CellConvertible {
  static var columnType: ColumnType {
    .object([
      .init("quote", .text), .init("start", .integer), .init("end", .integer), .init("section", .list(.text)),
      .init("score", .number),
    ])
  }
  var cell: JSONValue {
    .object([
      .init("quote", .string(quote)), .init("start", .int(start)), .init("end", .int(end)),
      .init("section", .array(section.map(JSONValue.string))), .init("score", .double(score)),
    ])
  }
}
