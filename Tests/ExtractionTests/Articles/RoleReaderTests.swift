import Testing

@testable import Extraction

@Suite struct RoleReaderTests {
  private static let reader = Result { try RoleReader(resources: EvidenceExtraction.resources) }

  private func roles(_ sentences: String...) throws -> [AbstractRole] {
    try Self.reader.get().roles(of: sentences)
  }

  @Test func anOrdinaryAbstractIsRead() throws {
    #expect(
      try roles(
        "Neck pain is common among office workers and is a major cause of sick leave.",
        "We randomly assigned 120 adults to twelve weeks of yoga or to a waiting list.",
        "Pain was measured with a visual analogue scale at baseline and after 12 weeks.",
        "Pain scores were significantly lower in the yoga group (3.1 vs. 5.2, p < 0.001).",
        "No serious adverse events were observed.",
        "Yoga may be an effective treatment for neck pain, and further studies are needed.")
        == [.background, .methods, .methods, .results, .results, .conclusions])
  }

  @Test func anAimOfItsOwnIsAnObjective() throws {
    #expect(
      try roles(
        "To evaluate the effect of yoga on neck pain in office workers.",
        "Randomised controlled trial.", "120 adults took part in the study.",
        "Pain was lower in the yoga group (p < 0.001).", "Yoga reduces neck pain."
      ).first == .objective)
  }

  @Test func anEmptyAbstractHasNoRoles() throws {
    #expect(try roles().isEmpty)
    #expect(try roles("").count == 1)
  }
}
