import Testing

@testable import Cleanup

@Suite struct BlockChoiceTests {
  private func chosen(
    _ segments: [(likelihood: Double, words: Int)], _ favour: CleanupOptions.Favour = .balanced,
    of type: PageType = .listing
  ) -> [Bool] {
    let guess = PageTypeGuess(logOdds: PageType.allCases.map { $0 == type ? 90_000 : 0 })
    return BlockChoice(
      segments.map(\.likelihood), words: segments.map(\.words), favour: favour, of: guess
    ).chosen
  }

  @Test func whatIsPlainIsTaken() {
    #expect(chosen([(0.05, 40), (0.95, 60), (0.9, 8), (0.02, 200)]) == [false, true, true, false])
  }

  @Test func doubtfulSegmentsAreTakenWhereThereIsNothingBetter() {
    #expect(chosen([(0.4, 50), (0.4, 50), (0.01, 50)]) == [true, true, false])
    #expect(chosen([(0.4, 50), (0.4, 50), (0.99, 900)]) == [false, false, true])
  }

  @Test func favourMovesTheLimit() {
    let segments: [(likelihood: Double, words: Int)] = [(0.95, 100), (0.6, 60), (0.3, 60), (0.05, 60)]
    let counts = [CleanupOptions.Favour.precision, .balanced, .recall].map { favour in
      chosen(segments, favour).count { $0 }
    }
    #expect(counts == counts.sorted())
    #expect(counts.first != counts.last)
  }

  @Test func ofArticlesAndProductsLessIsTaken() {
    let segments: [(likelihood: Double, words: Int)] = [(0.95, 100), (0.57, 60), (0.45, 60)]
    #expect(chosen(segments) == [true, true, true])
    #expect(chosen(segments, of: .article) == [true, true, false])
    #expect(chosen(segments, of: .product) == [true, false, false])
  }

  @Test func aPageThatPromisesAFewWordsHasNoContent() {
    #expect(chosen([(0.1, 60), (0.1, 60)]) == [false, false])
    #expect(chosen([]) == [])
  }

  @Test func nothingLessLikelyIsTakenThanWhatIsLeft() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      let segments = (0..<40).map { _ in
        (
          likelihood: Double.random(in: 0...1, using: &generator),
          words: Int.random(in: 0...90, using: &generator)
        )
      }
      let choice = chosen(segments)
      let taken = zip(segments, choice).filter(\.1).map(\.0.likelihood).min() ?? 1
      let left = zip(segments, choice).filter { !$0.1 }.map(\.0.likelihood).max() ?? 0
      #expect(taken >= left)
    }
  }
}
