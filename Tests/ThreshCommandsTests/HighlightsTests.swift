import Testing
import ThreshKit

@testable import ThreshCommands

@Suite struct HighlightsTests {
  /// Two pages with one statement each on every line, in the order given.
  private static func tables(_ rows: [(page: String, quote: String, change: (inout Evidence) -> Void)])
    -> ReviewTables
  {
    var corpus = Corpus(run: RunInfo(pipeline: "p", pipelineDigest: "d", stages: ["a@1"], thresh: "0"))
    var texts: [String: String] = [:]
    for row in rows {
      let start = (texts[row.page] ?? "").unicodeScalars.count
      texts[row.page, default: ""] += row.quote + " "
      var evidence = Evidence(
        sourceID: row.page, source: row.page + ".html", quote: row.quote, start: start,
        end: start + row.quote.unicodeScalars.count, type: .effectivenessClaim)
      row.change(&evidence)
      corpus.evidence.append(evidence)
    }
    for (page, text) in texts.sorted(by: { $0.key < $1.key }) {
      corpus.pages.append(Page(id: page, origins: [.init(path: page + ".html")], mediaType: .html))
      corpus.documents.append(Document(id: page, source: page + ".html", mediaType: .html, text: text))
    }
    corpus.filesFound = texts.count
    return ReviewTables(corpus)
  }

  private let tables = Self.tables([
    (
      "a", "It may bruise.",
      {
        $0.type = .safety
        $0.direction = .against
        $0.confidence = 0.6
      }
    ),
    (
      "a", "It can bleed.",
      {
        $0.type = .safety
        $0.direction = .against
        $0.confidence = 0.9
      }
    ),
    (
      "a", "It is safe.",
      {
        $0.type = .safety
        $0.direction = .favours
      }
    ),
    (
      "a", "Research shows it works.",
      {
        $0.type = .researchFinding
        $0.citationStatus = .vague
      }
    ),
    (
      "a", "A trial in 2017 found relief.",
      {
        $0.type = .researchFinding
        $0.studyID = "S1"
        $0.study.year = 2017
        $0.study.design = .rct
        $0.citation = Citation(mention: "A trial in 2017", start: 0, end: 15)
      }
    ),
    ("a", "It releases endorphins.", { $0.duplicateGroup = "G1" }),
    ("b", "Endorphins are released.", { $0.duplicateGroup = "G1" }),
    (
      "b", "The 2017 trial was large.",
      {
        $0.type = .researchFinding
        $0.studyID = "S1"
        $0.study.year = 2017
      }
    ),
  ])

  @Test func eachRowIsChosenByWhatItIs() {
    let highlights = Highlights(tables: tables)
    #expect(highlights.harm?.quote == "It can bleed.")
    #expect(highlights.findingWithStudy?.quote == "A trial in 2017 found relief.")
    #expect(highlights.vagueFinding?.quote == "Research shows it works.")
    #expect(highlights.unbackedClaim?.duplicateGroup == "G1")
    #expect(highlights.sharedStudy?.studyID == "S1")
  }

  @Test func theTextNamesPagesAndACommandToPaste() {
    let lines = Highlights(tables: tables).lines(style: Style(colour: false), width: 80)
    #expect(lines.contains("  \"It can bleed.\""))
    #expect(lines.contains("  safety · against · asserted"))
    #expect(lines.contains("  2 statements on 2 pages: a.html, b.html"))
    #expect(lines.last == "  thresh show \(tables.evidence[4].id)")
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func copiesAreNamedButNotCounted() {
    var tables = Self.tables(
      ["a", "b", "c"].map { page in
        (
          page, "The 2017 trial found relief.",
          {
            $0.type = .researchFinding
            $0.studyID = "S1"
            $0.study.year = 2017
          }
        )
      })
    tables.studies[0].nSources = 2
    let lines = Highlights(tables: tables).lines(style: Style(colour: false), width: 80)
    #expect(lines.contains("  3 statements on 2 pages, copies not counted: a.html, b.html, c.html"))
  }

  @Test func aReviewWithoutRowsSaysSo() {
    let lines = Highlights(tables: Self.tables([])).lines(style: Style(colour: false), width: 80)
    #expect(lines.filter { $0 == "  none in these pages" }.count == 5)
    #expect(!lines.contains { $0.contains("thresh show") })
  }
}
