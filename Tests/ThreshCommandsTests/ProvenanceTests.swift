import Testing
import ThreshKit

@testable import ThreshCommands

@Suite struct ProvenanceTests {
  private let text = "First part.\nIt helps. A 🌿 trial found less pain. It ended.\nLast part."

  private func provenance(blocks: Bool = true) throws -> Provenance {
    var document = Document(id: "p", source: "page.html", mediaType: .html, text: text)
    if blocks {
      document.blocks = [
        Block(.paragraph, start: 0, end: 11), Block(.paragraph, start: 12, end: 58),
        Block(.paragraph, start: 59, end: 69),
      ]
    }
    document.metadata.title = StatedValue("A page", from: "title")
    var row = Evidence(
      sourceID: "p", source: "page.html", quote: "A 🌿 trial found less pain.", start: 22, end: 48,
      type: .researchFinding, direction: .favours, section: ["Does it work?"])
    row.intervention = "acupuncture"
    row.states["intervention"] = CellState(.reported, basis: .carried, start: 0, end: 5, rule: "page topic")
    var corpus = Corpus(
      run: RunInfo(pipeline: "p", pipelineDigest: "d", stages: ["clean/a@1", "extract/b@1"], thresh: "0"))
    corpus.pages = [
      Page(
        id: "p", origins: [.init(path: "page.html")], mediaType: .html,
        url: StatedValue("https://example.org/a", from: "singlefile-comment"))
    ]
    corpus.documents = [document]
    corpus.evidence = [row]
    corpus.filesFound = 1
    let tables = ReviewTables(corpus)
    return try #require(Provenance(row, document: document, tables: tables))
  }

  @Test func theQuoteStandsInItsParagraphBetweenItsNeighbours() throws {
    let context = try provenance().context
    #expect(context.before == "First part.")
    #expect(context.lead == "It helps. ")
    #expect(context.tail == " It ended.")
    #expect(context.after == "Last part.")
  }

  @Test func withoutBlocksTheSurroundingTextIsShown() throws {
    let context = try provenance(blocks: false).context
    #expect(context.lead + context.quote + context.tail == text)
    #expect(context.before == nil)
  }

  @Test func theReportShowsPageCellsAndStages() throws {
    let lines = try provenance().lines(style: Style(colour: false), width: 80)
    #expect(lines.contains("  It helps. «A 🌿 trial found less pain.» It ended."))
    #expect(lines.contains("page.html  A page"))
    #expect(lines.contains("  https://example.org/a  (singlefile-comment)"))
    #expect(lines.contains("  Does it work?"))
    #expect(
      lines.contains {
        $0.hasPrefix("intervention ") && $0.contains("carried") && $0.contains("(page topic)")
      })
    #expect(lines.contains { $0.contains("from \"First\"") })
    #expect(lines.contains { $0.hasPrefix("comparator ") && $0.contains("not_reported") })
    #expect(lines.last == "Made by clean/a@1 → extract/b@1")
  }

  @Test func onATerminalTheQuoteIsPainted() throws {
    let lines = try provenance().lines(style: Style(colour: true), width: 80)
    let line = try #require(lines.first { $0.contains("trial found") })
    #expect(line.contains("\u{1B}["))
    #expect(!line.contains("«"))
  }

  @Test func jsonHoldsTheSame() throws {
    let json = try provenance().json()
    #expect(json["context"]?["paragraph"] == .string("It helps. A 🌿 trial found less pain. It ended."))
    #expect(json["page"]?["url"] == .string("https://example.org/a"))
    guard case .array(let cells)? = json["cells"] else { throw Missing() }
    #expect(cells.contains { $0["field"] == .string("intervention") && $0["words"] == .string("First") })
  }

  @Test func whySaysWhatEachCellRestsOn() throws {
    let lines = try provenance().whyLines(style: Style(colour: false), width: 80)
    #expect(lines.contains("  «A 🌿 trial found less pain.»"))
    let cell = try #require(
      lines.firstIndex { $0.hasPrefix("intervention ") && $0.hasSuffix("  acupuncture") })
    #expect(lines[cell + 1] == "  carried from other words of the page; by page topic")
    #expect(lines[cell + 2] == "  0–5: «First» part. It helps. A 🌿 trial found less pa…")
    let empty = try #require(lines.firstIndex { $0.hasPrefix("comparator ") })
    #expect(lines[empty].hasSuffix("–"))
    #expect(lines[empty + 1] == "  not reported: the page could give it and does not")
  }

  @Test func whyInJSONSaysTheSame() throws {
    guard case .array(let cells)? = try provenance().whyJSON()["cells"] else { throw Missing() }
    let cell = try #require(cells.first { $0["field"] == .string("intervention") })
    #expect(cell["because"] == .string("carried from other words of the page; by page topic"))
    #expect(cell["words"] == .string("First"))
    #expect(cell["before"] == .string(""))
    let empty = try #require(cells.first { $0["field"] == .string("comparator") })
    #expect(empty["words"] == .null)
  }

  @Test func rulesAreNamedInWords() {
    func reason(_ rule: String, _ basis: String, field: String = "f", place: Range<Int>? = 0..<1) -> String {
      Provenance.Cell(
        field: field, value: "v", state: "reported", basis: basis, rule: rule, confidence: 0.9, place: place
      )
      .reason
    }
    #expect(
      reason("term:back pain", "page_focus")
        == "what the page is about; the vocabulary's term \"back pain\"; confidence 0.9")
    #expect(
      reason("no-cue", "stated") == "stated in the quote; no cue speaks for another value; confidence 0.9")
    #expect(
      reason("article-metadata", "carried", place: nil)
        == "carried from what the page says about itself; by article-metadata; confidence 0.9")
  }

  private struct Missing: Error {}
}
