import Testing
import ThreshKit

@testable import Extraction

@Suite struct StudyFieldsArticleTests {
  private static let text = """
    # Yoga for neck pain: a randomised trial

    ## Introduction

    Neck pain fell with heat [1]. It fell with cold too [1, 2].

    ## Results

    Pain fell by two points. Clinicians should offer yoga. A 2010 study in Spine found more pain.

    ## Discussion

    Our results agree with others [2].
    """

  private func page(_ type: StatementType = .researchFinding, _ text: String = text) throws -> FieldPage {
    try FieldPage(
      text, type: type, mediaType: .jats,
      links: [("[1]", "#B1"), ("1, 2", "#B1"), ("2]", "#B2"), ("[2]", "#B2"), ("[3]", "#B2")]
    ) { document in
      document.links.sort { $0.start < $1.start }
      document.metadata.journal = StatedValue("Journal of Necks", from: "journal-title")
      document.metadata.published = StatedValue("2021-06-14", from: "pub-date epub")
      document.metadata.authors = [
        StatedValue("Ida Holm", from: "contrib"), StatedValue("Bo Ek", from: "contrib"),
      ]
      document.metadata.doi = StatedValue("10.5555/own", from: "article-id")
      document.references = [
        Reference(label: "B1", text: "Heat", doi: "10.5555/heat"),
        Reference(label: "B2", text: "Cold", pmid: "22"),
      ]
    }
  }

  @Test func aResultRestsOnTheArticleItself() throws {
    let page = try page()
    let row = try #require(page.row("Pain fell by"))
    #expect(row.study.design == .rct)
    #expect(row.study.year == 2021)
    #expect(row.study.venue == "Journal of Necks")
    #expect(row.study.author == "Ida Holm")
    #expect(row.citation?.doi == "10.5555/own")
    #expect(row.citation?.isOwn == true)
    #expect(row.citation?.mention == "Yoga for neck pain: a randomised trial")
    #expect(row.citationStatus == .named)
  }

  @Test func cellsFromTheMetadataAreCarriedAndHaveNoPlace() throws {
    let page = try page()
    let row = try #require(page.row("Pain fell by"))
    #expect(row.states["study_year"] == CellState(.reported, basis: .carried, rule: "article-metadata"))
    #expect(row.states["study_design"]?.basis == .carried)
    #expect(page.words(row, "study_design") == "randomised trial")
  }

  @Test func otherStudiesStayOthers() throws {
    let page = try page()
    #expect(page.row("A 2010")?.study.year == 2010)
    #expect(page.row("A 2010")?.citation?.isOwn == false)
    // A comparison with others is still told of the own study.
    #expect(page.row("Our results")?.citation?.doi == "10.5555/own")
    #expect(page.row("Our results")?.citation?.pmid == nil)
  }

  @Test func aNumberInBracketsCitesItsEntry() throws {
    let page = try page(.effectivenessClaim)
    #expect(page.row("Neck pain")?.citation?.doi == "10.5555/heat")
    #expect(page.row("Neck pain")?.citation?.isOwn == false)
    #expect(page.row("Neck pain")?.citation?.mention == "[1]")
    #expect(page.row("Neck pain")?.citationStatus == .linked)
    #expect(page.row("It fell")?.citationStatus == .linked)
    #expect(page.row("It fell")?.citation?.doi == nil)
  }

  @Test func adviceIsNoFinding() throws {
    #expect(try page(.advice).row("Clinicians")?.citation == nil)
  }

  @Test func aResultThatCitesIsNotTheArticlesOwn() throws {
    let text = Self.text.replacing("Pain fell by two points.", with: "Pain fell by two points [3].")
    let citing = try #require(try page(.effectivenessClaim, text).row("Pain fell by"))
    #expect(citing.citation == nil)
    #expect(try page(.effectivenessClaim).row("Pain fell by")?.citation?.isOwn == true)
  }
}
