import Testing
import ThreshText

@testable import Extraction

@Suite struct PValueTests {
  private func read(_ text: String) -> PValue? {
    let text = TokenizedText(text)
    return PValue.read(text, at: 0, limit: text.tokens.count)
  }

  @Test(arguments: [
    ("p < 0.05", Mark.pSignificant, 3), ("P=0.003", .pSignificant, 3), ("p > 0.05", .pNotSignificant, 3),
    ("P-value: .222", .pNotSignificant, 6), ("p = NS", .pNotSignificant, 3), ("p = 0.07", .pBorderline, 3),
    ("p = 0·41", .pNotSignificant, 5), ("p value < 0.9", .pBelow, 4), ("p ≥ 0.01", .pAbove, 3),
    ("P for trend", .edge, 0), ("p. 12", .edge, 0), ("p = 12", .edge, 0),
  ])
  func isReadAsWritten(_ text: String, _ mark: Mark, _ length: Int) {
    #expect(read(text) == (length == 0 ? nil : PValue(mark: mark, length: length)))
  }
}
