import Testing

@testable import Extraction

@Suite struct TextFragmentTests {
  private func fragment(_ quote: String) -> String? {
    let link = TextFragment.link(to: "https://example.org/a", quote: quote)
    let mark = "https://example.org/a#:~:text="
    return link.hasPrefix(mark) ? String(link.dropFirst(mark.count)) : nil
  }

  @Test func aShortQuoteIsLinkedWhole() {
    #expect(fragment("Yoga helps,  says Roe.") == "Yoga%20helps%2C%20says%20Roe.")
  }

  @Test func aLongQuoteOrOneOverLinesIsLinkedByItsEnds() {
    let long = String(repeating: "calm ", count: 30) + "end"
    #expect(fragment(long) == "calm%20calm%20calm%20calm,calm%20calm%20calm%20end")
    let lines = "It may help with pain in:\nthe back, the neck and the knee"
    #expect(fragment(lines) == "It%20may%20help%20with,neck%20and%20the%20knee")
  }

  /// Marks, accents and spaces of other scripts: read as bytes where that is safe, and as characters elsewhere.
  @Test(arguments: [
    ("“Yoga” – naïve", "%E2%80%9CYoga%E2%80%9D%20%E2%80%93%20na%C3%AFve"),
    ("no\u{A0}break", "no%20break"), ("thin\u{2009}space", "thin%20space"), ("line\u{2028}end", "line%20end"),
    ("cafe\u{301} now", "cafe%CC%81%20now"), ("治療 works", "%E6%B2%BB%E7%99%82%20works"),
    ("tab\there", "tab%20here"),
  ])
  func wordsAreToldByAnyWhiteSpace(_ quote: String, _ expected: String) {
    #expect(fragment(quote) == expected)
  }

  @Test func anAddressWithAFragmentKeepsIt() {
    #expect(
      TextFragment.link(to: "https://example.org/#top", quote: "Yes.")
        == "https://example.org/#top:~:text=Yes.")
  }
}
