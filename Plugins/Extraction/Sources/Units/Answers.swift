internal import ThreshText

/// Sentences that belong to the one before them: direct answers and tails of scope.
enum Answers {
  /// True for a short answer such as "Yes.", "It can." or "In my opinion, no."
  ///
  /// - Parameter mayGoOn: also true for "No, we don't – the methods of such studies …", however long that is.
  static func isDirect(_ sentence: Range<Int>, _ text: TokenizedText, mayGoOn: Bool = false) -> Bool {
    let tokens = text.tokens(in: sentence)
    let words = tokens.filter { text.tokens[$0].kind == .word }
    guard let first = words.first, text.bytes[sentence.upperBound - 1] != UInt8(ascii: "?") else {
      return false
    }
    if mayGoOn, plain.contains(text.tokens[first].word), first + 1 < tokens.upperBound,
      text.tokens[first + 1].kind == .punctuation
    {
      return true
    }
    if polar.contains(text.tokens[first].word) { return words.count <= 12 }
    if words.count <= 5, let last = words.last, polar.contains(text.tokens[last].word) { return true }
    return words.count <= 3 && subjects.contains(text.tokens[first].word)
      && words.dropFirst().contains { auxiliaries.contains(text.tokens[$0].word) }
  }

  /// True for a clause such as "That includes the back."
  static func isScopeTail(_ sentence: Range<Int>, _ text: TokenizedText) -> Bool {
    let words = text.tokens(in: sentence).filter { text.tokens[$0].kind == .word }
    guard words.count >= 3, words.count <= 7 else { return false }
    return demonstratives.contains(text.tokens[words[0]].word) && text.tokens[words[1]].word == includes
  }

  static func startsLikeSentence(_ token: Token) -> Bool { openers.contains(token.word) }

  private static let plain = Set(words: "yes no")
  private static let polar = Set(words: "yes no absolutely definitely certainly yep nope sometimes not")
  private static let subjects = Set(words: "it they you we i he she that this")
  private static let auxiliaries = Set(
    words:
      "is are was were can can't cannot could may might will won't do does did don't doesn't")
  private static let demonstratives = Set(words: "that this these it")
  private static let includes = WordHash("includes")
  /// Words that show a finite verb.
  static let finiteVerbs = Set(
    words:
      "is are was were am has have had can cannot can't could may might will won't would should must do does did don't doesn't "
      + "didn't isn't aren't it's that's they're you're helps works means makes gives includes provides reduces improves "
      + "increases lowers promotes supports offers allows uses requires needs shows suggests found takes involves contains "
      + "causes comes gets lets leads acts")
  /// Words with which commands and clauses begin.
  private static let openers = Set(
    words:
      "avoid enjoy use try talk ask make keep take choose look consider don't do eat drink check start stop see consult if when while "
      + "you it they we this these your")
}
