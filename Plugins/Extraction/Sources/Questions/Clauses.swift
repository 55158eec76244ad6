internal import ThreshText

extension DirectionFeatures {
  /// The clause of a sentence that has most words of the outcome; all of it when it has one clause.
  func clause(in tokens: Range<Int>) -> Range<Int> {
    let clauses = clauses(in: tokens)
    guard clauses.count > 1 else { return tokens }
    var best = (clause: clauses[0], words: -1, compares: false)
    for clause in clauses {
      let words = Set(article.stems[clause]).intersection(terms.telling).count
      let compares = article.text.tokens[clause].contains { token in
        switch cues[token.word] {
        case .up, .down, .better, .worse, .same, .difference: true
        default: false
        }
      }
      if (words, compares ? 1 : 0) > (best.words, best.compares ? 1 : 0) { best = (clause, words, compares) }
    }
    return best.clause
  }

  private static let openers = Set(
    ["but", "whereas", "while", "although", "though", "however"].map { WordHash($0) })
  private static let afterComma = Set(
    ["and", "with", "there", "but", "as", "whereas", "no"].map { WordHash($0) })

  private func clauses(in tokens: Range<Int>) -> [Range<Int>] {
    var clauses: [Range<Int>] = []
    var start = tokens.lowerBound
    for index in tokens {
      let token = article.text.tokens[index]
      let byte = token.kind == .punctuation ? article.text.bytes[token.start] : 0
      let begins: Bool
      if byte == UInt8(ascii: ",") {
        begins =
          index - start > 4 && index + 1 < tokens.upperBound
          && Self.afterComma.contains(article.text.tokens[index + 1].word)
      } else {
        begins =
          index - start > 2
          && (byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".") || Self.openers.contains(token.word))
      }
      if begins {
        clauses.append(start..<index)
        start = index
      }
    }
    if start < tokens.upperBound { clauses.append(start..<tokens.upperBound) }
    return clauses
  }
}
