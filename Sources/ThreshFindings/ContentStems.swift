internal import ThreshText

/// The words of a text that carry meaning, as stems.
struct ContentStems: Sendable {
  /// How often each stem occurs.
  private(set) var counts: [WordHash: Int] = [:]
  /// Numbers as written, without thousands commas.
  private(set) var numbers: Set<String> = []

  var stems: Set<WordHash> { Set(counts.keys) }

  init(_ text: String) {
    let text = TokenizedText(text)
    for token in text.tokens {
      switch token.kind {
      case .number: numbers.insert(text.string(token).filter { $0 != "," })
      case .word:
        let word = text.string(token).lowercased()
        guard word.utf8.count > 1, !word.hasPrefix("'"), !word.hasPrefix("’"),
          !EmptyWords.english.contains(token.word)
        else { continue }
        counts[WordHash(Stemmer.stem(word)), default: 0] += 1
      case .hyphen, .punctuation: break
      }
    }
  }
}
