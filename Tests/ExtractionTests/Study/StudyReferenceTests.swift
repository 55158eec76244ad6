import Testing
import ThreshKit

@testable import Extraction

@Suite struct StudyReferenceTests {
  @Test(arguments: [
    ("A systematic review and meta-analysis found less stiffness.", Design.metaAnalysis),
    ("A review of 12 randomized trials found less stiffness.", .review),
    ("A randomized, double-blind, placebo-controlled trial found less stiffness.", .rct),
    ("Case studies and clinical trials point to less stiffness.", .clinicalTrial),
    ("Functional MRI scans have shown changes in the knee.", .imagingStudy),
    ("Many studies have shown less stiffness.", .study),
    ("The data from many studies show less stiffness.", .study),
    ("A placebo-controlled trial found less stiffness.", .clinicalTrial),
    ("Randomized, double-blind trials found less stiffness.", .rct),
    ("We surveyed 217 patients, and one in four felt better.", .survey),
    ("A study that surveyed 900 mothers found less stiffness.", .survey),
    ("A review found just one small trial.", .review),
    ("At Northfield University, 60 students were randomized to music or silence.", .rct),
    ("A large cohort study of nurses linked tea to sleep.", .cohort),
    ("Although evidence is thin, some studies found less stiffness.", .study),
  ])
  func strongestNamedDesign(_ text: String, _ design: Design) throws {
    #expect(try FieldPage(text).rows.first?.study.design == design)
  }

  @Test(arguments: [
    "Research suggests that glucosamine eases stiffness.",
    "The evidence remains inconclusive.",
    "Glucosamine has been shown to ease stiffness.",
    "A 2021 analysis of 23 trials found less stiffness.",
    "Research is promising, although further randomized controlled trials are needed.",
    "No large trial of glucosamine has been done.",
    "Larger trials that compare the two doses are needed.",
    "We need longer studies.",
    "Experts call for larger trials.",
    "The next step is a two-year study that will compare the two.",
    "Start with a free trial and read the customer reviews.",
  ])
  func noDesignIsNamed(_ text: String) throws {
    #expect(try FieldPage(text).rows.first?.study.design == nil)
  }

  @Test func statusTellsHowAStudyIsCited() throws {
    let page = try FieldPage(
      """
      A 2019 review in Nutrients found less stiffness.

      Research suggests that it helps.

      One trial found that it helps.

      It eases stiffness.
      """,
      links: [(on: "One trial", target: "https://pubmed.ncbi.nlm.nih.gov/1234567/")])
    #expect(page.row("A 2019")?.citationStatus == .named)
    #expect(page.row("Research")?.citationStatus == .vague)
    #expect(page.row("One")?.citationStatus == .linked)
    #expect(page.row("One")?.citation?.pmid == "1234567")
    #expect(page.row("It eases")?.citationStatus == CitationStatus.none)
  }

  @Test func doiComesFromTheLink() throws {
    let page = try FieldPage(
      "A trial found less stiffness.",
      links: [(on: "trial", target: "https://doi.org/10.1000/abc.12/full?x=1")])
    #expect(page.rows.first?.citation?.doi == "10.1000/abc.12")
  }

  @Test func otherTypesCarryNoStudy() throws {
    let page = try FieldPage("The technique taught in the study is old.", type: .tradition)
    #expect(page.rows.first?.study.isEmpty == true)
  }

  @Test func whoNeedsLessIsNoWish() throws {
    let row = try FieldPage("A trial of 40 people found that they needed fewer tablets.").rows.first
    #expect(row?.study.design == .clinicalTrial)
    #expect(row?.study.nParticipants == 40)
  }
}
