internal import ThreshText

/// The words of a text that carry meaning, as stems.
struct ContentStems: Sendable {
  /// How often each stem occurs.
  private(set) var counts: [WordHash: Int] = [:]
  /// The words as first written, by stem, for reasons a person reads.
  private(set) var written: [WordHash: String] = [:]
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
          !Self.functionWords.contains(token.word)
        else { continue }
        let stem = WordHash(Stemmer.stem(word))
        counts[stem, default: 0] += 1
        if written[stem] == nil { written[stem] = word }
      case .hyphen, .punctuation: break
      }
    }
  }

  /// Words that say nothing of what a sentence is about.
  static let functionWords: Set<WordHash> = Set(
    """
    the a an of in and to for with was were is are be been by on at from that this these those as or than it its their \
    which who there between after before during into also not no had has have but both each all any did we our they when \
    while however respectively among more most other such per over under compared versus vs
    """.split(separator: " ").map { WordHash(String($0)) })
}
