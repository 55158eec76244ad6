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
  @Test func everyValueStandsAtTheNameOfItsPlace() throws {
    let file = "dimensions\t3\nrelieve\t1000\tfwCB\n0\t250\tAH8A\n"
    let vectors = try WordVectors(Array(file.utf8), name: "v.tsv")
    let values = WordRows(whole: [0, 0, 0, 0], opening: [0], first: [nil, 1]).values(vectors)
    let names = WordRows.names(dimensions: 3)
    #expect(values.count == names.count)
    let named = Dictionary(zip(names, values)) { first, _ in first }
    #expect(named["whole:0"] == 2 && named["whole:2"] == -2)
    #expect(named["opening:0"] == 1)
    #expect(named["first:1"] == 0 && named["second:1"] == 1 && named["third:1"] == 0)
  }
}
