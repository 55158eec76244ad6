import Testing

@testable import Cleanup

@Suite struct BlockChoiceTests {
  private func chosen(
    _ segments: [(likelihood: Double, words: Int)], _ favour: CleanupOptions.Favour = .balanced,
    ofArticle isArticle: Bool = false
  ) -> [Bool] {
    let type = PageTypeGuess(logOdds: [isArticle ? 90_000 : -90_000, 0, 0, 0, 0, 0, 0])
    return BlockChoice(
      segments.map(\.likelihood), words: segments.map(\.words), favour: favour, of: type
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

  @Test func ofAnArticleLessIsTaken() {
    let segments: [(likelihood: Double, words: Int)] = [(0.95, 100), (0.45, 60)]
    #expect(chosen(segments) == [true, true])
    #expect(chosen(segments, ofArticle: true) == [true, false])
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
