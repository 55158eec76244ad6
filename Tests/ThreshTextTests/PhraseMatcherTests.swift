import Testing

@testable import ThreshText

@Suite struct PhraseMatcherTests {
  private func found(_ patterns: [String], in text: String) throws -> [String] {
    let matcher = try PhraseMatcher(patterns.map { (pattern: $0, payload: $0) })
    let tokenized = TokenizedText(text)
    return matcher.matches(in: tokenized, tokens: 0..<tokenized.tokens.count).map { match in
      let tokens = tokenized.tokens[match.tokens]
      return tokenized.string((tokens.first?.start ?? 0)..<(tokens.last?.end ?? 0))
    }
  }

  @Test(arguments: [
    ("side effects", "Few Side-Effects, no side effect.", ["Side-Effects"]),
    ("acupunct*", "Acupuncture by an acupuncturist", ["Acupuncture", "acupuncturist"]),
    ("WHO", "The WHO and those who care", ["WHO"]),
    (
      "(ask|talk to) your doctor", "Ask your doctor or talk to your doctor.",
      ["Ask your doctor", "talk to your doctor"]
    ),
    ("may? help", "It may help", ["may help", "help"]),
    ("is ~ safe", "It is generally quite safe. It is. Very safe.", ["is generally quite safe"]),
    ("# percent", "7.5 percent of one percent", ["7.5 percent"]),
    ("don't", "I don’t and I don't", ["don’t", "don't"]),
  ])
  func finds(_ pattern: String, _ text: String, _ expected: [String]) throws {
    #expect(try found([pattern], in: text) == expected)
  }

  @Test func everyPhraseOfAnOverlapIsFound() throws {
    #expect(
      try found(["back pain", "pain", "back pain relief"], in: "back pain relief") == [
        "back pain", "back pain relief", "pain",
      ])
  }

  @Test(arguments: ["", "(a|b", "a)", "~ a", "a ~", "a ~99 b", "x*"])
  func badPatternIsRefused(_ pattern: String) {
    #expect(throws: PhraseError.self) { try PhraseMatcher([(pattern: pattern, payload: 0)]) }
  }
}
