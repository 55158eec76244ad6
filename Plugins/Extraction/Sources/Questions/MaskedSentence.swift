internal import ThreshText

/// A sentence with the words of a question, its numbers and its p values masked.
struct MaskedSentence: Sendable {
  let words: [MaskedWord]

  /// - Parameter tokens: of the article's text; those beyond the first 160 say nothing more.
  init(_ tokens: Range<Int>, of article: ArticleText, _ terms: QuestionTerms, _ cues: [WordHash: Mark]) {
    let limit = min(tokens.upperBound, tokens.lowerBound + 160)
    var words: [MaskedWord] = []
    words.reserveCapacity(limit - tokens.lowerBound)
    var index = tokens.lowerBound
    while index < limit {
      if let value = PValue.read(article.text, at: index, limit: limit) {
        words.append(MaskedWord(value.mark))
        index += value.length
        continue
      }
      let token = article.text.tokens[index]
      let stem = article.stems[index]
      index += 1
      let mark: Mark? =
        token.kind == .number
        ? .number
        : terms.intervention.contains(stem)
          ? .intervention
          : terms.comparator.contains(stem)
            ? .comparator
            : terms.shared.contains(stem) ? .shared : terms.outcome.contains(stem) ? .outcome : nil
      guard let mark else {
        words.append(MaskedWord(token.word, cues[token.word]))
        continue
      }
      // A name of several words is one.
      if mark == .number || words.last?.mark != mark { words.append(MaskedWord(mark)) }
    }
    self.words = words
  }
}
