import Testing

@testable import ThreshFindings

@Suite struct CompleteLinkageTests {
  private func pairs(_ count: Int, _ pairs: (Int, Int, Double)...) -> [String] {
    CompleteLinkage.pairs(
      count, pairs.map { CompleteLinkage.Pair(a: $0.0, b: $0.1, likeness: $0.2) }
    ).map { "\($0.a)-\($0.b) \($0.likeness)" }.sorted()
  }

  @Test func twoThatAreAlikeWithAThirdOnlyAreNotJoinedByIt() {
    #expect(pairs(3, (0, 1, 0.8), (1, 2, 0.9)) == ["1-2 0.9"])
  }

  @Test func pairsOfAGroupHaveTheLikenessOfItsLeastAlikeMembers() {
    #expect(
      pairs(3, (0, 1, 0.8), (0, 2, 0.6), (1, 2, 0.9)) == ["0-1 0.6", "0-2 0.6", "1-2 0.9"])
  }

  @Test func groupsOfSeveralJoinOnlyWhenAllTheirMembersAreAlike() {
    let all = pairs(4, (0, 1, 0.9), (2, 3, 0.9), (0, 2, 0.7), (0, 3, 0.7), (1, 2, 0.7), (1, 3, 0.5))
    #expect(all == ["0-1 0.9", "0-2 0.5", "0-3 0.5", "1-2 0.5", "1-3 0.5", "2-3 0.9"])
    let apart = pairs(4, (0, 1, 0.9), (2, 3, 0.9), (0, 2, 0.7), (0, 3, 0.7), (1, 2, 0.7))
    #expect(apart == ["0-1 0.9", "2-3 0.9"])
  }

  @Test func theFirstOfEquallyAlikePairsIsTaken() {
    #expect(pairs(3, (0, 1, 0.8), (1, 2, 0.8)) == ["0-1 0.8"])
  }
}
