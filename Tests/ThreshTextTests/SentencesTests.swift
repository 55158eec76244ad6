import Testing

@testable import ThreshText

@Suite struct SentencesTests {
  private func sentences(_ text: String) -> [String] {
    let tokenized = TokenizedText(text)
    return Sentences.split(tokenized, in: 0..<tokenized.bytes.count).map(tokenized.string)
  }

  @Test(arguments: [
    ("It works. It is safe.", ["It works.", "It is safe."]),
    ("Ask Dr. Smith first. He knows.", ["Ask Dr. Smith first.", "He knows."]),
    ("Heat vs. cold packs. Both help.", ["Heat vs. cold packs.", "Both help."]),
    ("Lee et al. found less pain. Good.", ["Lee et al. found less pain.", "Good."]),
    ("It fell by 3.5 points. Then it rose.", ["It fell by 3.5 points.", "Then it rose."]),
    ("In the U.S. Food and Drug Administration list.", ["In the U.S. Food and Drug Administration list."]),
    ("It is sold in the U.S. The price varies.", ["It is sold in the U.S.", "The price varies."]),
    ("By J. R. Smith and others. Read on.", ["By J. R. Smith and others.", "Read on."]),
    ("Take vitamin D. It helps.", ["Take vitamin D.", "It helps."]),
    ("Does it help? Yes! It does.", ["Does it help?", "Yes!", "It does."]),
    ("“It helps.” She said so.", ["“It helps.”", "She said so."]),
    ("It helps (see Fig. 2. below) a lot. Really.", ["It helps (see Fig. 2. below) a lot.", "Really."]),
    (
      "It can help… some people say. But wait... There is more.",
      ["It can help… some people say.", "But wait...", "There is more."]
    ),
    (
      "Use herbs, e.g. Mint or i.e. what grows. Done.", ["Use herbs, e.g. Mint or i.e. what grows.", "Done."]
    ),
    ("The answer is no. Ask why. See No. 5 too.", ["The answer is no.", "Ask why.", "See No. 5 too."]),
    (
      "It eases pain.¹ It is safe.²,³–⁵ We use m² here.",
      ["It eases pain.¹", "It is safe.²,³–⁵", "We use m² here."]
    ),
    ("no capital or stop", ["no capital or stop"]),
    ("", []),
  ])
  func splits(_ text: String, _ expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test(arguments: SentenceCases.all)
  func splitsAsMarked(_ marked: String) {
    let text = marked.replacing("¦ ", with: "").replacing("¦", with: "")
    let expected = marked.split(separator: "¦").map { part in
      String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    #expect(sentences(text) == expected)
  }

  @Test func whatRunsOnIsCutAtASpace() {
    let words = (0..<1000).map { "word\($0)" }
    let parts = sentences(words.joined(separator: " "))
    #expect(parts.map { $0.split(separator: " ").count } == [400, 400, 200])
    #expect(parts.joined(separator: " ") == words.joined(separator: " "))
  }

  @Test func whatHasNoSpaceIsCutToo() {
    let parts = sentences(String(repeating: "back/", count: 2000))
    #expect(parts.joined() == String(repeating: "back/", count: 2000))
    #expect(parts.count == 5)
  }

  @Test(arguments: [". ", "( ", "! ", "\" ", "… "])
  func marksAloneTakeNoSquareTime(_ mark: String) {
    // All marks were looked through from each of them.
    #expect(!sentences(String(repeating: mark, count: 100_000)).isEmpty)
  }
}
