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
    ("In 2018 the agency approved it, a drug for epilepsy.", "the agency approved it, a drug for epilepsy."),
    // Two words before a comma may be the subject, and what breaks a clause does not end it.
    ("Side effects, such as a rash, are rare.", "Side effects, such as a rash, are rare."),
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

  @Test(arguments: [
    ("Yoga (hard at first) helps.", ["(hard at first)"]),
    ("Side effects, such as a rash, are rare.", [", such as a rash,"]),
    ("Yoga helps with pain, sleep and mood.", []),
  ])
  func asides(_ sentence: String, _ expected: [String]) {
    let text = TokenizedText(sentence)
    #expect(MainClause.asides(in: 0..<text.tokens.count, text).map { text.string(tokens: $0) } == expected)
  }
}
