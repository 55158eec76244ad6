import Testing
import ThreshKit

@testable import Deduplication

/// A sentence on very many pages.
@Suite struct RepeatedSentencesTests {
  private let terms: Terms
  private let profiles: [ClaimProfile]
  /// Backwards.
  private var order: [Int] { profiles.indices.reversed() }

  /// Fifty times one sentence, about studies of two years or of none, and a few that are alike or not.
  init() throws {
    let terms = try Terms()
    self.terms = terms
    let same = "Acupuncture relieves back pain by releasing endorphins."
    let texts =
      (0..<50).map { _ in same } + ["Acupuncture releases endorphins, which relieves back pain.", "It can."]
    profiles = texts.enumerated().map { number, text in
      var row = Evidence(
        sourceID: "p\(number)", source: "a.txt", quote: text, start: number, end: number + 1, type: .mechanism
      )
      row.study.year = [2017, 2019, nil][number * number % 7 % 3]
      return ClaimProfile(row, terms)
    }.sorted { $0.id < $1.id }
  }

  private func pairs(_ make: (String) -> [ClaimClusters.Pair]) -> [ClaimClusters.Pair] {
    Set(profiles.flatMap(\.keys)).map(\.text).sorted().flatMap(make)
  }

  @Test func theGroupsAreThoseOfAllPairs() {
    let few = pairs { ClaimClusters.pairs(profiles, key: $0, order: order, threshold: 0.6) }
    // Two at a time there is nothing to leave out.
    let all = profiles.indices.flatMap { b in
      (0..<b).flatMap { a in
        pairs {
          ClaimClusters.pairs(
            [profiles[a], profiles[b]], key: $0, order: [0, 1, 2, 3, 4, 5], threshold: 0.6)
        }.map {
          ClaimClusters.Pair(a: a, b: b, likeness: $0.likeness)
        }
      }
    }
    #expect(few.count < 150 && all.count > 500)
    let groups = ClaimClusters.groups(profiles, few, threshold: 0.6)
    #expect(
      groups.map { $0.sorted() } == ClaimClusters.groups(profiles, all, threshold: 0.6).map { $0.sorted() })
    #expect(groups.count == 2)
  }

  @Test func ofAFewEveryPairIsTold() {
    let same = profiles.filter { $0.words == profiles[0].words && $0.year != 2019 }.prefix(6)
    let found = pairs {
      ClaimClusters.pairs(Array(same), key: $0, order: [0, 1, 2, 3, 4, 5], threshold: 0.6)
    }
    #expect(found.count == 15)
  }
}
