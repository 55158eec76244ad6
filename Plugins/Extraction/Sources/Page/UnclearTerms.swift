internal import ThreshText

/// Interventions that a page names only by a word with other meanings: "needles" may be sewing needles.
enum UnclearTerms {
  /// Letters that a word must share with the term's own name.
  private static let stem = 5

  /// Of the interventions of the user's lexicons, those that no mention on the page names clearly: by a word of their
  /// name, by two words, or with a capital letter as a brand.
  static func find(_ matches: [TermMatch], _ lexicon: Lexicon, _ text: TokenizedText) -> Set<Int> {
    var unclear: Set<Int> = []
    var clear: Set<Int> = []
    for match in matches {
      let term = lexicon.terms[match.term]
      guard term.isTopical, term.kind == .interventions, !clear.contains(match.term) else { continue }
      if isClear(match, of: term, text) {
        clear.insert(match.term)
      } else {
        unclear.insert(match.term)
      }
    }
    return unclear.subtracting(clear)
  }

  private static func isClear(_ match: TermMatch, of term: Term, _ text: TokenizedText) -> Bool {
    let words = match.tokens.filter {
      text.tokens[$0].kind == .word && !FunctionWords.english.contains(text.tokens[$0].word)
    }
    guard words.count == 1 else { return !words.isEmpty }
    let token = text.tokens[words[0]]
    if token.shape != .lower, words[0] > 0, text.tokens[words[0] - 1].kind == .word { return true }
    let word = text.string(token).lowercased()
    return term.name.lowercased().split { !$0.isLetter }.contains { name in
      word.hasPrefix(name.prefix(stem)) || name.hasPrefix(word)
    }
  }
}
