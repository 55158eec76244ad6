import Testing
import ThreshKit

@testable import Deduplication

@Suite struct StudyMentionsTests {
  private func row(_ page: String, _ start: Int, _ change: (inout Evidence) -> Void) -> Evidence {
    var row = Evidence(
      sourceID: page, source: page, quote: "q", start: start, end: start + 1, type: .researchFinding)
    change(&row)
    return row
  }

  private func studyIDs(_ rows: [Evidence]) throws -> [String?] {
    let output = try GroupRun(StudyMentions(NoOptions(), emptyContext), rows).output
    return rows.map { row in output.first { $0.id == row.id }?.studyID }
  }

  @Test func mentionsOfOneStudyOnTwoPagesAreJoinedWithTheReason() throws {
    let rows = [
      row("p1", 0) {
        $0.study.venue = "The Annals of Internal Medicine"
        $0.study.year = 2017
      },
      row("p2", 0) {
        $0.study.venue = "Annals of internal medicine"
        $0.study.year = 2017
        $0.study.nStudies = 33
      },
    ]
    let run = try GroupRun(StudyMentions(NoOptions(), emptyContext), rows)
    #expect(Set(run.output.compactMap(\.studyID)).count == 1)
    #expect(run.output.allSatisfy { $0.studyID != nil })
    #expect(run.links.map(\.reason) == ["same journal and year: annals of internal medicine, 2017"])
    #expect(run.output.map(\.study.nStudies).contains(nil), "what a row says is not rewritten")
  }

  @Test func aVagueMentionIsNoStudy() throws {
    let vague = [
      row("p1", 0) { $0.study.design = .study }, row("p2", 0) { $0.study.design = .study },
      row("p1", 5) { _ in }, row("p2", 9) { $0.study.year = 2017 },
      row("p3", 9) { $0.study.institution = "Harvard" },
    ]
    #expect(try studyIDs(vague).allSatisfy { $0 == nil })
  }

  @Test func aStudyMentionedOnceHasAnIDOfItsOwn() throws {
    let rows = [
      row("p1", 0) {
        $0.study.author = "Vickers et al."
        $0.study.year = 2012
      },
      row("p1", 5) { _ in },
    ]
    let ids = try studyIDs(rows)
    #expect(ids[0] != nil)
    #expect(ids[1] == nil)
  }

  @Test func contradictionsKeepStudiesApart() throws {
    func study(_ page: String, _ n: Int, _ design: Design) -> Evidence {
      row(page, 0) {
        $0.study.venue = "Pain"
        $0.study.year = 2010
        $0.study.nParticipants = n
        $0.study.design = design
      }
    }
    #expect(Set(try studyIDs([study("p1", 100, .rct), study("p2", 200, .rct)])).count == 2)
    #expect(Set(try studyIDs([study("p1", 100, .rct), study("p2", 100, .metaAnalysis)])).count == 2)
    #expect(Set(try studyIDs([study("p1", 100, .rct), study("p2", 100, .clinicalTrial)])).count == 1)
  }

  @Test func anIdentifierJoinsEvenWherePagesDisagree() throws {
    func cited(_ page: String, _ doi: String, year: Int) -> Evidence {
      row(page, 0) {
        $0.study.year = year
        $0.citation = Citation(mention: "m", start: 0, end: 1, doi: doi)
      }
    }
    #expect(
      Set(try studyIDs([cited("p1", "10.1/X", year: 2017), cited("p2", "10.1/x", year: 2018)])).count == 1)
    #expect(
      Set(try studyIDs([cited("p1", "10.1/x", year: 2017), cited("p2", "10.1/y", year: 2017)])).count == 2)
  }

  @Test func sentencesThatShareAMentionShareItsStudy() throws {
    let rows = [
      row("p1", 0) {
        $0.study.author = "Hoge"
        $0.study.year = 2022
        $0.citation = Citation(mention: "Hoge 2022", start: 3, end: 9)
      },
      row("p1", 20) { $0.citation = Citation(mention: "Hoge 2022", start: 3, end: 9) },
      row("p2", 20) { $0.citation = Citation(mention: "Hoge 2022", start: 3, end: 9) },
    ]
    let ids = try studyIDs(rows)
    #expect(ids[0] == ids[1])
    #expect(ids[2] == nil, "the same place on another page is another mention")
  }

  @Test(arguments: 0..<6) func theOrderOfRowsDecidesNothing(turn: Int) throws {
    var rows: [Evidence] = []
    for n in 0..<6 {
      rows.append(
        row("p\(n)", n) {
          $0.study.venue = "Pain"
          $0.study.year = 2010
          $0.study.nParticipants = n % 3 == 2 ? nil : 100 + n % 3
        })
    }
    let reference = Dictionary(uniqueKeysWithValues: zip(rows.map(\.id), try studyIDs(rows)))
    let turned = Array(rows[turn...] + rows[..<turn].reversed())
    for (row, id) in zip(turned, try studyIDs(turned)) { #expect(reference[row.id] == id) }
  }
}
