import Testing

@testable import ThreshText

@Suite struct NumberWordsTests {
  @Test(arguments: [
    ("7,350 people", 7350.0, 1), ("twenty-one trials", 21, 3), ("a hundred and five", 105, 4),
    ("two million", 2_000_000, 2),
    ("2.5 million", 2_500_000, 2), ("three thousand two hundred", 3200, 4), ("twice a week", 2, 1),
    ("five six", 5, 1),
    ("one hundred twenty", 120, 3),
  ])
  func reads(_ text: String, _ value: Double, _ length: Int) {
    let tokenized = TokenizedText(text)
    let reading = NumberWords.read(tokenized, at: 0, limit: tokenized.tokens.count)
    #expect(reading?.value == value)
    #expect(reading?.tokens == 0..<length)
  }

  @Test(arguments: ["a week", "people", "and five", "hundred"])
  func wordsThatAreNoNumber(_ text: String) {
    let tokenized = TokenizedText(text)
    #expect(NumberWords.read(tokenized, at: 0, limit: tokenized.tokens.count) == nil)
  }
}
