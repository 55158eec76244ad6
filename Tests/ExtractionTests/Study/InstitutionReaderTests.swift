import Testing
import ThreshKit

@testable import Extraction

@Suite struct InstitutionReaderTests {
  @Test(arguments: [
    ("The World Health Organization (WHO) recommends salt with iodine.", "World Health Organization (WHO)"),
    ("The American Heart Association recommends fish twice a week.", "American Heart Association"),
    ("Most dietary guidelines recommend fish.", "dietary guidelines"),
  ])
  func endorsersAreNamed(_ text: String, _ institution: String) throws {
    let found = try #require(try FieldPage(text, type: .endorsement).rows.first?.study.institution)
    #expect(found.contains(institution))
  }

  @Test func theAgencyIsTheOneNamedBefore() throws {
    let page = try FieldPage("FDA approved the drug. The agency warned of copies.", type: .endorsement)
    #expect(page.row("The agency")?.study.institution == "FDA")
    #expect(page.row("The agency")?.states["study_institution"]?.basis == .carried)
  }

  @Test func anOrganisationInPassingIsNoSource() throws {
    let page = try FieldPage(
      "The tablets can be bought near the office of the Red Cross Society.", type: .course)
    #expect(page.rows.first?.study.institution == nil)
  }
}
