import Testing
import ThreshKit

@testable import Extraction

@Suite struct WordRowsTests {
  private static func rows(_ sentence: String, about subject: String) throws -> [[Int32]] {
    try #require(try TestPages.unit(sentence, about: subject)).rows
  }

  /// What is learnt of one treatment and one condition must hold for others.
  @Test func theSameSentenceOfAnotherTopicHasTheSameRows() throws {
    let yoga = try Self.rows("Yoga relieves back pain.", about: "Yoga for back pain")
    #expect(try Self.rows("Massage relieves insomnia.", about: "Massage for insomnia") == yoga)
    #expect(yoga.allSatisfy { !$0.isEmpty })
  }

  @Test func theMainClauseHasItsFirstWords() throws {
    let plain = try Self.rows("It relieves tension.", about: "Yoga")
    let opened = try Self.rows("After a week, it relieves tension.", about: "Yoga")
    #expect(plain[0].count == 3 && opened[0].count == 6)
    #expect(plain[1...] == opened[1...])
    #expect(plain[1] == plain[2])
  }

  /// Each value of the model has its weight in the file, in the same order.
  @Test func thereIsANameForEveryValue() throws {
    let names = WordRows.names(dimensions: 2)
    #expect(names.count == 10)
    #expect(names.first == "whole:0" && names.last == "third:1")
  }
}
