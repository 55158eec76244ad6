import Testing

@testable import Extraction

@Suite struct RoleFeaturesTests {
  private func features(_ sentences: String...) throws -> [Set<UInt32>] {
    try RoleFeatures(resources: EvidenceExtraction.resources).features(of: sentences).map(Set.init)
  }

  @Test func numbersAreAllTheSame() throws {
    #expect(try features("We asked 120 adults.") == features("We asked 84 adults."))
    #expect(try features("We asked 120 adults.") != features("We asked many adults."))
  }

  @Test func neighboursAndPlaceCount() throws {
    let (one, two) = (
      try features("Pain fell.", "Sleep improved."), try features("Sleep improved.", "Pain fell.")
    )
    #expect(one[0] != two[1])
    #expect(!one[0].isDisjoint(with: two[1]))
  }
}
