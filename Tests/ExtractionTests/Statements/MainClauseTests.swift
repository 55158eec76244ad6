import Testing
import ThreshText

@testable import Extraction

@Suite struct MainClauseTests {
  @Test(arguments: [
    ("Few harms: Yoga is safe for adults.", "Yoga is safe for adults."),
    ("If you have back pain, yoga may help you.", "yoga may help you."),
    ("However, yoga may help you.", "yoga may help you."),
    ("Yoga relaxes the muscles, helping to reduce pain.", "Yoga relaxes the muscles"),
    ("Avoid hot yoga until the pain is gone.", "Avoid hot yoga"),
    ("So, if you have back pain, yoga may help you.", "yoga may help you."),
    (
      "When you stretch there may be a pinch, but it passes.",
      "When you stretch there may be a pinch, but it passes."
    ),
    // A command is no adverb before a comma.
    ("Enjoy it, but start slowly with a teacher.", "Enjoy it, but start slowly with a teacher."),
    // Who said it does not count.
    (
      "“Yoga eases pain and improves sleep in adults,” says Jane Roe of the Risk Project.",
      "Yoga eases pain and improves sleep in adults"
    ),
  ])
  func isFound(_ sentence: String, _ clause: String) {
    let text = TokenizedText(sentence)
    #expect(text.string(tokens: MainClause.find(in: 0..<text.tokens.count, text)) == clause)
  }
}
