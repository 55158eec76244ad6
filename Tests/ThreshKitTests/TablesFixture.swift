import ThreshKit

/// A small corpus: four pages, of which one is a copy, one cannot be read and one says nothing.
enum TablesFixture {
  static let text = "Acupuncture eased pain in 33 trials. Café needles are safe."
  static let copyText = "Acupuncture eased pain in 33 trials. Café needles are safe. Bye."

  static func page(_ id: String, _ paths: String...) -> Page {
    Page(id: id, origins: paths.map { .init(path: $0) }, mediaType: .plainText)
  }

  static func document(_ id: String, _ source: String, _ text: String) -> Document {
    Document(id: id, source: source, mediaType: .plainText, text: text)
  }

  /// The statement whose words are `quote` in `text`.
  static func row(
    _ id: String, _ source: String, _ quote: String, in text: String = text, type: StatementType = .safety
  ) -> Evidence {
    let scalars = Array(text.unicodeScalars)
    let wanted = Array(quote.unicodeScalars)
    let start = (0...(scalars.count - wanted.count)).first { scalars[$0...].starts(with: wanted) } ?? 0
    return Evidence(
      sourceID: id, source: source, quote: quote, start: start, end: start + wanted.count, type: type)
  }

  static var corpus: Corpus {
    var corpus = Corpus(
      run: RunInfo(
        pipeline: "sample", pipelineDigest: "abc", stages: ["cleanup/page@1"], thresh: "0.1"))
    corpus.pages = [
      page("p1", "a/one.txt", "b/one-again.txt"), page("p2", "two.txt"), page("p3", "three.txt"),
      page("p4", "four.txt"),
    ]
    corpus.filesFound = 6
    corpus.filesUnread = 1
    corpus.documents = [
      document("p1", "one.txt", text), document("p2", "two.txt", copyText),
      document("p4", "four.txt", "Nothing to see."),
    ]
    var finding = row("p1", "one.txt", "Acupuncture eased pain in 33 trials.", type: .researchFinding)
    finding.direction = .favours
    finding.citationStatus = .vague
    finding.statistics = [Statistic(.count, "33", unit: "trials")]
    finding.condition = "back pain"
    finding.states = ["condition": CellState(.reported, basis: .pageFocus, rule: "focus")]
    finding.duplicateGroup = "C1"
    var again = finding
    again.sourceID = "p2"
    again.source = "two.txt"
    again.id = Evidence.makeID(sourceID: "p2", start: again.start, end: again.end)
    let safe = row("p1", "one.txt", "Café needles are safe.")
    corpus.evidence = [finding, safe, again]
    corpus.links = [
      .copies: [Link("p1", "p2", reason: "0.97 of words shared", score: 0.97)],
      .claims: [Link(finding.id, again.id, reason: "same words", score: 1)],
    ]
    corpus.problems = [
      Problem(source: "five.txt", stage: "pages", code: "unreadable-file", message: "permission denied"),
      Problem(
        source: "three.txt", sourceID: "p3", stage: "clean", code: "empty-file", message: "no bytes"),
    ]
    corpus.counts = ["p1": ["sentences": 2, "charted": 2], "p2": ["sentences": 3, "charted": 1]]
    return corpus
  }
}
