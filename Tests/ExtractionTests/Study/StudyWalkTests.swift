import Testing
import ThreshKit

@testable import Extraction

@Suite struct StudyWalkTests {
  @Test func fieldsAreCarriedToLaterSentences() throws {
    let page = try FieldPage(
      """
      A 2017 review in Spine looked at 12 trials of glucosamine. The review concluded that stiffness fell. \
      The researchers saw few side effects. However, the trials were small.

      The same review also looked at cost.
      """)
    for row in page.rows {
      #expect(row.study.year == 2017)
      #expect(row.study.venue == "Spine")
      #expect(row.study.design == .review)
      #expect(row.study.nStudies == 12)
    }
    #expect(page.rows.count == 5)
    #expect(page.row("A 2017")?.states["study_year"]?.basis == .stated)
    #expect(page.row("The review")?.states["study_year"]?.basis == .carried)
    #expect(page.words(page.row("The review"), "study_year") == "2017")
  }

  @Test func whatALaterSentenceTellsBelongsToTheFirstToo() throws {
    let page = try FieldPage(
      "A 2019 review found fewer headaches. The authors noted that only five studies (a total of 185 people) were included."
    )
    #expect(page.row("A 2019")?.study.nStudies == 5)
    #expect(page.row("A 2019")?.study.nParticipants == 185)
  }

  @Test func aShareIsNoNumberOfParticipants() throws {
    let page = try FieldPage(
      "A 2019 survey by the Hilltop Council found that one in ten adults takes magnesium for migraine.")
    #expect(page.row("A 2019")?.study.design == .survey)
    #expect(page.row("A 2019")?.study.nParticipants == nil)
  }

  @Test func aNewMentionEndsTheOldOne() throws {
    let page = try FieldPage(
      "A 2017 review found less pain. In another trial, pain did not change. That trial was small.")
    #expect(page.row("In another")?.study.year == nil)
    #expect(page.row("That trial")?.study.design == .clinicalTrial)
    #expect(page.row("That trial")?.study.year == nil)
  }

  @Test func generalTalkOfResearchCarriesNothing() throws {
    let page = try FieldPage(
      "A 2017 review found less pain. More research is needed. These findings are of interest.")
    #expect(page.row("More")?.study.isEmpty == true)
  }

  @Test func aHeadingEndsIt() throws {
    let page = try FieldPage("A 2017 review found less pain.\n\n# Dose\n\nPatients were given two tablets.")
    #expect(page.row("Patients")?.study.isEmpty == true)
  }

  @Test func adviceGoesOnWithNoStudy() throws {
    let page = try FieldPage("A 2017 review found less pain. You should ask how it was made.")
    #expect(page.row("You")?.study.isEmpty == true)
  }

  @Test func researchersAtAnotherPlaceRanAnotherStudy() throws {
    let page = try FieldPage(
      "A 2017 review found less pain.\n\nIn 2018, researchers at Leeds University followed 120 adults.")
    #expect(page.row("In 2018")?.study.year == 2018)
    #expect(page.row("In 2018")?.study.design == nil)
    #expect(page.row("In 2018")?.study.nParticipants == 120)
    #expect(page.row("A 2017")?.study.nParticipants == nil)
  }

  @Test func aListOfStudiesIsAnnounced() throws {
    let page = try FieldPage(
      "Look at the following three studies:\n- Magnesium eased migraine in adults.\n- Magnesium eased cramps in runners."
    )
    for row in page.rows { #expect(row.study.design == .study) }
  }

  @Test func aPageAboutOneStudyGivesItToAllItsFindings() throws {
    let page = try FieldPage(
      """
      Scientists compared magnesium with a drug against migraine.

      The study was published in JAMA Neurology on Monday.

      # What it means

      The study included 240 adults.

      Both groups had fewer attacks.

      # Outlook

      A neurologist called the result a surprise.

      The study has limits.
      """)
    #expect(page.row("Scientists")?.study.venue == "JAMA Neurology")
    #expect(page.row("A neurologist")?.study.nParticipants == 240)
  }

  @Test func anArticleReportsItsOwnStudy() throws {
    let page = try FieldPage(
      "We found less pain. This randomized trial was small. A 2010 study found more pain.", mediaType: .jats)
    #expect(page.row("We found")?.citation?.isOwn == true)
    #expect(page.row("This randomized")?.study.design == .rct)
    #expect(page.row("A 2010")?.citation?.isOwn == false)
  }

  /// A study is called what tells it from others: "scientists" alone is no name.
  @Test(arguments: [
    ("Scientists at Yale University compared two diets.", "Scientists at Yale University"),
    ("Scientists compared two diets in 80 adults.", "Scientists compared"),
  ])
  func aStudyIsCalledByWhoRanIt(_ sentence: String, _ mention: String) throws {
    #expect(try FieldPage(sentence).rows.first?.citation?.mention == mention)
  }

  @Test func everyCellRestsOnWordsOfThePage() throws {
    let page = try FieldPage(
      "A 2020 review of 14 studies in Nutrients (with 1,100 people) found less pain. The review was led by Dr. Ana Lopez."
    )
    let row = try #require(page.rows.last)
    #expect(page.words(row, "study_year") == "2020")
    #expect(page.words(row, "study_design") == "review")
    #expect(page.words(row, "study_venue") == "Nutrients")
    #expect(page.words(row, "study_author") == "Ana Lopez")
    #expect(page.words(row, "study_n_studies") == "14 studies")
    #expect(row.citation.map { page.text.contains($0.mention) } == true)
  }
}
