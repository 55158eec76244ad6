import Testing
import ThreshText

@testable import Extraction

@Suite struct ShortFormTests {
  private func long(_ short: String, in text: String) -> [String]? {
    let text = TokenizedText(text)
    let names = Dictionary(
      zip(text.stems, text.tokens.map { text.string($0).lowercased() }),
      uniquingKeysWith: { first, _ in first })
    return ShortForm.all(in: text, stems: text.stems)[WordHash(short)]?.long.compactMap { names[$0] }
  }

  @Test(arguments: [
    ("on the visual analogue scale (VAS) we", "VAS", ["visual", "analogue", "scale"]),
    (
      "of chronic obstructive pulmonary disease (COPD; severe)", "COPD",
      [
        "chronic", "obstructive", "pulmonary", "disease",
      ]
    ),
    ("the quality of life (QoL) score", "QoL", ["quality", "life"]),
    ("adverse events (AEs) were", "AEs", ["adverse", "events"]),
  ])
  func theWordsBeforeTheBracketAreFound(_ text: String, _ short: String, _ words: [String]) {
    #expect(long(short, in: text) == words)
  }

  @Test(arguments: ["pain was lower (SD) in", "a large trial (see table) of", "the mean score (4) of"])
  func whatIsNotSpelledOutIsLeft(_ text: String) {
    #expect(ShortForm.all(in: TokenizedText(text), stems: TokenizedText(text).stems).isEmpty)
  }
}
