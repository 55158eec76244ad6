import Testing
import ThreshKit

@testable import Extraction

@Suite struct PICOReaderTests {
  @Test(arguments: [
    ("Glucosamine eased stiffness compared with placebo.", "placebo"),
    ("Glucosamine works better than chondroitin or no treatment.", "chondroitin or no treatment"),
    ("Unlike painkillers, glucosamine has few side effects.", "painkillers"),
    ("It was more effective at easing stiffness than usual care for runners.", "usual care"),
    ("It was not more harmful than receiving no treatment.", "no treatment"),
    (
      "It was better than sham (fake) tablets, and as effective as ibuprofen.",
      "sham (fake) tablets; ibuprofen"
    ),
    ("Glucosamine eases stiffness better than chondroitin does.", "chondroitin"),
    ("The share of users more than doubled.", nil),
    ("More than half of them felt better.", nil),
    ("Glucosamine eases stiffness.", nil),
  ])
  func comparators(_ text: String, _ comparator: String?) throws {
    #expect(try FieldPage(text, type: .effectivenessClaim).rows.first?.comparator == comparator)
  }

  @Test func outcomesAreNamedInTheSentence() throws {
    let page = try FieldPage(
      "Glucosamine improves walking speed, quality of life and sleep.", type: .effectivenessClaim)
    #expect(page.rows.first?.outcomes == ["walking speed", "quality of life", "sleep"])
    #expect(page.rows.first?.states["outcomes"]?.basis == .stated)
  }

  @Test func populationIsTakenWithWhatPeopleHave() throws {
    let page = try FieldPage("It helps adults with knee osteoarthritis to walk.", type: .effectivenessClaim)
    #expect(page.rows.first?.population == "adults with knee osteoarthritis")
  }

  @Test func theFocusFillsInWhereTheSentenceNamesNothing() throws {
    var focus = PageFocus()
    focus.interventions = ["glucosamine"]
    focus.condition = "knee pain"
    let page = try FieldPage(
      "Glucosamine is sold for knee pain. It eases stiffness.", type: .effectivenessClaim, focus: focus)
    #expect(page.row("Glucosamine")?.states["intervention"]?.basis == .stated)
    #expect(page.row("It eases")?.intervention == "Glucosamine", "as the page names it")
    #expect(page.row("It eases")?.states["condition"]?.basis == .pageFocus)
    #expect(page.words(page.row("It eases"), "condition") == "knee pain")
  }

  @Test func theCellHasTheWordsAndItsStateTheTerm() throws {
    var focus = PageFocus()
    let terms = try Lexicon(resources: FieldPage.resources).terms
    focus.interventions = ["acupuncture"]
    focus.interventionTerms = Set(terms.indices.filter { terms[$0].name == "acupuncture" })
    focus.condition = "low back pain"
    let page = try FieldPage(
      "Dry Needling helps with Low-Back Pain. It eases stiffness.", type: .effectivenessClaim, focus: focus)
    for row in page.rows {
      #expect(row.intervention == "Dry Needling")
      #expect(row.states["intervention"]?.term == "acupuncture")
      #expect(row.condition == "Low-Back Pain")
    }
    #expect(page.row("It eases")?.states["condition"]?.term == "low back pain")
    #expect(page.rows.allSatisfy { page.words($0, "intervention") == $0.intervention })
  }

  @Test func nothingIsFilledInWithoutWordsOnThePage() throws {
    var focus = PageFocus()
    focus.interventions = ["glucosamine"]
    let page = try FieldPage("It eases stiffness.", type: .effectivenessClaim, focus: focus)
    #expect(page.rows.first?.intervention == nil)
  }
}
