import Testing
import ThreshKit

@testable import Extraction

@Suite struct WordFeaturesTests {
  private static func words(_ sentence: String, about subject: String) throws -> Set<UInt32> {
    Set(try #require(try TestPages.unit(sentence, about: subject)).words)
  }

  /// What is learnt of one treatment and one condition must hold for others.
  @Test func theSameSentenceOfAnotherTopicHasTheSameFeatures() throws {
    let yoga = try Self.words("Yoga relieves back pain.", about: "Yoga for back pain")
    let massage = try Self.words("Massage relieves insomnia.", about: "Massage for insomnia")
    #expect(yoga == massage)
  }

  @Test func placeAndOrderCount() throws {
    let one = try Self.words("Yoga eases the mind and slows breathing.", about: "Yoga")
    let other = try Self.words("Yoga slows breathing and eases the mind.", about: "Yoga")
    #expect(one != other)
    #expect(!one.isDisjoint(with: other))
  }

  @Test func featuresAreInOrderAndGivenOnce() throws {
    let words = try #require(
      try TestPages.unit("Yoga helps, and yoga helps again, and yoga helps.", about: "Yoga")
    ).words
    #expect(words == Set(words).sorted())
  }
}
