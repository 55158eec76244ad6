import Testing
import ThreshKit
import ThreshText

@testable import Extraction

@Suite struct WordVectorsTests {
  /// 127, 0, -127 and 0, 127, 0.
  private static let small = "# made for a test\ndimensions\t3\nrelieve\t1000\tfwCB\n0\t250\tAH8A\n"

  private static func vectors(_ text: String) throws(ConfigurationError) -> WordVectors {
    try WordVectors(Array(text.utf8), name: "v.tsv")
  }

  private static func token(_ text: String) throws -> Token {
    try #require(TokenizedText(text).tokens.first)
  }

  @Test func aWordHasItsVectorInAnyCaseAndEveryNumberHasOne() throws {
    let vectors = try Self.vectors(Self.small)
    let relieve = try #require(vectors.row(of: try Self.token("Relieve")))
    #expect(vectors.vector(relieve) == [1, 0, -1])
    let number = try #require(vectors.row(of: try Self.token("1,250")))
    #expect(vectors.vector(number) == [0, 1, 0])
    #expect(try vectors.row(of: Self.token("zyzzyva")) == nil)
    #expect(try vectors.row(of: Self.token(",")) == nil)
  }

  @Test func aSumIsWeightedAndDividedByTheRootOfTheWeights() throws {
    let vectors = try Self.vectors(Self.small)
    #expect(vectors.sum(of: []) == [0, 0, 0])
    #expect(vectors.sum(of: [0, 0, 0, 0]) == [2, 0, -2])
    let sum = vectors.sum(of: [0, 1])
    #expect(zip(sum, [0.894, 0.224, -0.894]).allSatisfy { abs($0 - $1) < 0.001 })
  }

  @Test(arguments: [
    "", "relieve\t1000\tfwCB\n", "dimensions\t4\n", "dimensions\t3\nrelieve\tmuch\tfwCB\n",
    "dimensions\t3\nrelieve\t1000\tfwCBfwCB\n", "dimensions\t3\nrelieve\t1000\t****\n",
  ])
  func aWrongFileIsNamed(_ text: String) {
    let error = #expect(throws: ConfigurationError.self) { try Self.vectors(text) }
    #expect(error?.file == "v.tsv")
  }

  /// What they are for: words that are used alike are near one another.
  @Test(arguments: [
    ("relieve", "alleviate", "purchase"), ("dizziness", "nausea", "price"),
    ("physician", "doctor", "vitamin"),
    ("may", "might", "the"),
  ])
  func wordsUsedAlikeAreNear(_ word: String, _ near: String, _ far: String) throws {
    let vectors = try WordVectors(
      EvidenceExtraction.resources.read("models/word-vectors.tsv"), name: "word-vectors.tsv")
    func vector(_ word: String) throws -> [Float] {
      vectors.vector(try #require(vectors.row(of: try Self.token(word))))
    }
    func likeness(_ one: [Float], _ other: [Float]) -> Float {
      zip(one, other).map(*).reduce(0, +)
    }
    let own = try vector(word)
    #expect(likeness(own, try vector(near)) > 2 * likeness(own, try vector(far)))
  }
}
