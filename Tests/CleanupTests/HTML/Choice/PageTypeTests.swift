import Testing

@testable import Cleanup

@Suite struct PageTypeTests {
  /// Log odds of article, collection, documentation, forum, listing, product, service.
  private func guess(_ odds: Int...) -> PageTypeGuess { PageTypeGuess(logOdds: odds) }

  @Test func theLikeliestTypeIsTheGuess() {
    let guess = guess(-50_000, -50_000, -50_000, 20_000, -50_000, 0, -50_000)
    #expect(guess.type == .forum)
    // e² parts against one, and next to nothing for the others.
    #expect((0.86...0.89).contains(guess.confidence))
    #expect(!guess.isArticle)
  }

  @Test func anArticleIsOneThatIsMoreLikelyThanAllElse() {
    #expect(guess(20_000, 0, 0, 0, 0, 0, 0).isArticle)
    let doubtful = guess(10_000, 0, 0, 0, 0, 0, 0)
    #expect(doubtful.type == .article && !doubtful.isArticle)
  }
}
