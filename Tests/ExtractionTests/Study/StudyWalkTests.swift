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

  /// Items without a full stop end where the next begins, and so do the phrases in them.
  @Test(arguments: [
    ["Randomized trial of 60 adults"], ["A trial with 60"], ["We studied 60 people"],
    ["Participants were randomized", "Placebo-controlled trial of 60 adults"],
    ["The review was published in", "Spine in 2017"], ["In 2017 a review of", "12 trials"],
  ])
  func itemsEndWithoutAStop(_ items: [String]) throws {
    let page = try FieldPage(
      "Glucosamine eases stiffness.\n\n" + items.map { "- \($0)" }.joined(separator: "\n") + "\n")
    #expect(!page.rows.isEmpty)
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

  @Test func aFindingInTheSameParagraphGoesOn() throws {
    let page = try FieldPage(
      "In a 2019 trial, 60 adults took magnesium. Sleep quality: no different. Tests of blood are the same.\n\nTea is popular."
    )
    #expect(page.row("Sleep")?.study.year == 2019)
    #expect(page.row("Tests")?.study.nParticipants == 60)
    #expect(page.row("Tea")?.study.isEmpty == true)
  }

  @Test func whatNobodyKnowsRestsOnNoStudy() throws {
    let page = try FieldPage(
      "A 2019 trial found less pain. It is not known which dose is best. Its effect on sleep remains uncertain. More recent results are mixed."
    )
    #expect(page.row("It is not")?.study.isEmpty == true)
    #expect(page.row("Its")?.study.isEmpty == true)
    #expect(page.row("More recent")?.study.isEmpty == true)
  }

  @Test(arguments: ["In another, 40 nurses slept no longer.", "A bigger one, with 40 nurses, found nothing."])
  func anotherIsANewStudyOfItsKind(_ sentence: String) throws {
    let page = try FieldPage("A 2019 randomized trial of 90 nurses found less pain. \(sentence)")
    let row = try #require(page.rows.last)
    #expect(row.study.design == .rct)
    #expect(row.study.year == nil)
    #expect(row.study.nParticipants == 40)
  }

  @Test func othersWhoWereRandomizedAreInAnotherTrial() throws {
    let page = try FieldPage(
      "A 2022 study of 43 adults found less pain. Researchers randomly assigned 90 people to tea or water.")
    #expect(page.row("A 2022")?.study.design == .study)
    #expect(page.row("A 2022")?.study.nParticipants == 43)
    #expect(page.row("Researchers")?.study.design == .rct)
    #expect(page.row("Researchers")?.study.year == nil)
  }

  @Test func aPartOfAReviewIsTheReviews() throws {
    let page = try FieldPage(
      "A 2020 review took in 14 trials. Two trials in nurses found less pain. One trial in the review found more."
    )
    for row in page.rows {
      #expect(row.study.design == .review)
      #expect(row.study.year == 2020)
    }
  }

  @Test func onlyReviewsHaveANumberOfStudies() throws {
    let page = try FieldPage(
      "A trial of 80 adults found less pain. The researchers knew of three other trials.")
    #expect(page.row("A trial")?.study.nStudies == nil)
  }

  @Test func publicationIsToldLater() throws {
    let page = try FieldPage(
      "The best study so far found less pain. Published in 2013, it involved 70 people.")
    #expect(page.row("The best")?.study.year == 2013)
    #expect(page.row("The best")?.study.nParticipants == 70)
  }

  @Test func findingsThatArePublishedGoOnWithTheirStudy() throws {
    let page = try FieldPage(
      "A randomized trial found less pain. The findings, published in Pain Letters in 2023, surprised many.")
    #expect(page.row("The findings")?.study.design == .rct)
    #expect(page.row("A randomized")?.study.venue == "Pain Letters")
  }

  @Test func theTrialIsTheOneThatWasATrial() throws {
    let page = try FieldPage(
      "A 2020 trial found less pain. One study of 900 people found more. The trial left out women.")
    #expect(page.row("The trial")?.study.year == 2020)
    #expect(page.row("One study")?.study.design == .study)
  }

  @Test func aPageMostlyAboutOneStudyGivesItsFindingsToIt() throws {
    let page = try FieldPage(
      """
      A 2024 trial compared two creams. The creams were bought. The trial was long. Pain fell. It stayed low.

      Stiffness fell as well.
      """)
    #expect(page.row("Stiffness")?.study.year == 2024)
  }

  @Test func morePeopleAreInAnotherStudy() throws {
    let page = try FieldPage(
      "In a 2019 trial of 1,200 patients, pain fell. Among 29,000 smokers in Finland, pain rose. In 90 of the nurses it fell."
    )
    #expect(page.row("Among")?.study.nParticipants == 29000)
    #expect(page.row("Among")?.study.year == nil)
  }

  @Test func somebodyAtWorkInAYearStartsAStudy() throws {
    let page = try FieldPage(
      "A review of 45 studies found less pain. In 2016, Professor Ann Lee followed 5,000 pupils for a year.")
    #expect(page.row("In 2016")?.study.year == 2016)
    #expect(page.row("In 2016")?.study.nParticipants == 5000)
    #expect(page.row("A review")?.study.nParticipants == nil)
  }

  @Test func howResearchWasDoneIsToldAfterwards() throws {
    let page = try FieldPage(
      "Tea helps sleep, according to research published in Sleep Notes in 2024. The analysis was of a cohort of 900 nurses."
    )
    #expect(page.row("Tea")?.study.design == .cohort)
    #expect(page.row("The analysis")?.study.year == 2024)
  }

  @Test func anAsideGoesOnOnlyInWordsThatTellOfIt() throws {
    let page = try FieldPage(
      "A 2019 trial found less pain. (There was no control group.) (Many more take it for sleep.)")
    #expect(page.row("(Many")?.study.isEmpty == true)
    #expect(page.row("(There")?.study.year == 2019)
  }
}
