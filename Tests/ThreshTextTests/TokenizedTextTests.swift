import Testing

@testable import ThreshText

@Suite struct TokenizedTextTests {
  private func tokens(_ text: String) -> [String] {
    let tokenized = TokenizedText(text)
    return tokenized.tokens.map(tokenized.string)
  }

  @Test func wordsNumbersAndMarks() {
    #expect(
      tokens("It's 7,350 low-back cases, 0.5%.") == [
        "It", "'s", "7,350", "low", "-", "back", "cases", ",", "0.5", "%", ".",
      ])
    #expect(
      tokens("I don’t know B12\u{A0}doses of 10mg") == [
        "I", "don’t", "know", "B12", "doses", "of", "10", "mg",
      ])
  }

  @Test func foldedWordsAreEqual() {
    let text = TokenizedText("Don’t DON'T Éclair éclair")
    #expect(text.tokens[0].word == text.tokens[1].word)
    #expect(text.tokens[2].word == text.tokens[3].word)
    #expect(text.tokens[0].word == WordHash("don't"))
    #expect(text.tokens[1].shape == .upper)
  }

  @Test func offsetsConvertBothWays() {
    let source = String(repeating: "naïve “quotes” – 治療 🙂 plain ", count: 40)
    let text = TokenizedText(source)
    let scalars = Array(source.unicodeScalars)
    #expect(text.scalarCount == scalars.count)
    var byte = 0
    for (i, scalar) in scalars.enumerated() {
      #expect(text.scalarOffset(ofByte: byte) == i)
      #expect(text.byteOffset(ofScalar: i) == byte)
      byte += UTF8.width(scalar)
    }
    #expect(text.byteOffset(ofScalar: scalars.count + 5) == text.bytes.count)
  }

  @Test func anyBytesAreTokenized() {
    var generator = SplitMix(state: 7)
    for _ in 0..<200 {
      let bytes = (0..<60).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      let text = TokenizedText(String(decoding: bytes, as: UTF8.self))
      var end = 0
      for token in text.tokens {
        #expect(token.start >= end && token.end > token.start)
        end = token.end
      }
      #expect(end <= text.bytes.count)
    }
  }

  /// A repeatable source of numbers.
  struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
