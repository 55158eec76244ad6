import Testing

@testable import ThreshKit

@Suite struct AnswerTableTests {
  private func tables(_ answers: [Answer]?) -> ReviewTables {
    var corpus = Corpus(run: RunInfo(pipeline: "t", pipelineDigest: "", stages: [], thresh: ""))
    corpus.pages = [Page(id: "p1", origins: [], mediaType: .jats)]
    corpus.filesFound = 1
    var document = Document(id: "p1", source: "one.nxml", mediaType: .jats, text: "Pain – was lower.")
    document.metadata.title = StatedValue("A trial", from: "article-title")
    document.answers = answers
    corpus.documents = [document]
    return ReviewTables(corpus)
  }

  private func answer(_ start: Int) -> Answer {
    Answer(
      question: "Q1", intervention: "yoga", outcome: "pain", direction: .decreased, confidence: 0.9,
      state: .reported,
      passages: [.init(quote: "was lower", start: start, end: start + 9, section: ["Results"], score: 0.8)])
  }

  @Test func aRowForEachQuestionAndArticle() {
    let open = Answer(question: "Q2", intervention: "yoga", comparator: "rest", outcome: "sleep")
    let table = tables([answer(7), open]).table(.answers)
    #expect(table.count == 2)
    let names = table.columns.map(\.name)
    let first = Dictionary(uniqueKeysWithValues: zip(names, table.row(0)))
    #expect(first["title"] == .string("A trial"))
    #expect(first["direction"] == .string("decreased"))
    #expect(first["quote"] == .string("was lower"))
    #expect(first["comparator"] == .null)
    let second = Dictionary(uniqueKeysWithValues: zip(names, table.row(1)))
    #expect(second["direction"] == .null)
    #expect(second["state"] == .string("not_reported"))
    #expect(second["answer_id"] != first["answer_id"])
  }

  @Test func aPassageThatIsNotThereIsAProblem() {
    let tables = tables([answer(6)])
    #expect(tables.answers.isEmpty)
    #expect(tables.problems.map(\.code) == ["answer-mismatch"])
  }

  @Test func anArticleThatAnswersIsCharted() {
    #expect(tables([answer(7)]).sources.first?.status == .charted)
    #expect(tables(nil).sources.first?.status == .setAside)
  }

  @Test func aDocumentKeepsItsAnswersAsJSON() throws {
    var document = Document(id: "p1", source: "", mediaType: .jats, text: "Pain – was lower.")
    document.answers = [answer(7)]
    var writer = JSONWriter()
    document.write(to: &writer)
    #expect(try Document.read(JSONReader.read(writer.bytes)) == document)
    document.answers?[0].passages[0].end = 40
    #expect(document.misplaced.count == 1)
  }
}
