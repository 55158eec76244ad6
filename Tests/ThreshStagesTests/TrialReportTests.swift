import Testing
import ThreshKit

@testable import ThreshStages

@Suite struct TrialReportTests {
  private static let text =
    "TITLE: Yoga – a trial\n\n  ABSTRACT.RESULTS:\nPain fell.\n\nBODY.METHODS:\nWe asked.\n\nBODY.PARTICIPANTS:\nAdults.\n"

  @Test func sectionsFollowTheMarkedLines() {
    let document = TrialReport.document(id: "PMC1", text: Self.text)
    let scalars = Array(document.text.unicodeScalars)
    let pieces = document.blocks.filter { $0.kind == .paragraph }.map { block in
      (String(String.UnicodeScalarView(scalars[block.start..<block.end])), block.section)
    }
    #expect(document.text == Self.text)
    #expect(document.misplaced.isEmpty)
    #expect(pieces.map(\.0) == [" Yoga – a trial", "Pain fell.", "We asked.", "Adults."])
    #expect(pieces.map(\.1) == [[], ["Abstract", "RESULTS"], ["METHODS"], ["METHODS", "PARTICIPANTS"]])
  }

  @Test func anAbstractWithoutHeadingsIsAnAbstract() {
    let document = TrialReport.document(
      id: "PMC1", text: "TITLE: \nYoga\n\n\nPain fell.\n\nBODY.RESULTS:\nIt did.")
    #expect(document.blocks.first?.level == 1)
    #expect(document.blocks.dropFirst().map(\.section) == [["Abstract"], [], ["RESULTS"]])
  }
}
