internal import ThreshText

/// The words of a text as models read them: what the page is about is masked, so that what is learnt of one topic holds
/// for another.
struct MaskedWords: Sendable {
  // Without an array of its own: there is one for each token of a page.
  struct Word: Sendable {
    /// Hash of the word but for letter case, or of its mask; 0 where nothing is to be read.
    var form: UInt64 = 0
    var stem: UInt64 = 0
    /// Its classes, as places in ``WordClasses/names``.
    var classes: Range<Int32> = 0..<0

    var isEmpty: Bool { form == 0 }

    static func mask(_ name: String) -> Word {
      let hash = WordHash("<" + name + ">").value
      return Word(form: hash, stem: hash)
    }
  }

  /// For each token.
  private(set) var words: [Word]

  private static let focus = Word.mask("focus")
  private static let intervention = Word.mask("intervention")
  private static let condition = Word.mask("condition")
  private static let name = Word.mask("name")
  private static let number = Word.mask("number")
  private static let year = Word.mask("year")
  /// Marks that say something: the others only cut a sentence up.
  private static let marks = Set(["?", "!", "$", "%", "\"", "“", ":", "£", "€"].map { WordHash($0) })

  /// - Parameter terms: the names of interventions and conditions in `text`.
  init(_ text: TokenizedText, terms: [TermMatch], _ focus: PageFocus, _ lexicon: Lexicon) {
    var known: [WordHash: Word] = [:]
    words = text.tokens.indices.map { index in
      let token = text.tokens[index]
      switch token.kind {
      case .hyphen: return Word()
      case .number: return text.year(index) == nil ? Self.number : Self.year
      case .punctuation:
        return Self.marks.contains(token.word) ? Word(form: token.word.value, stem: token.word.value) : Word()
      case .word:
        if let word = known[token.word] { return word }
        if focus.words.contains(token.word) {
          known[token.word] = Self.focus
          return Self.focus
        }
        guard lexicon.isEnglish else { return Word() }
        let stem = Self.stem(text.bytes[token.range])
        let classes = lexicon.classes.places(of: stem)
        // A capital inside a sentence makes a name of a word that no class knows.
        if classes.isEmpty, token.shape != .lower, index > 0, text.tokens[index - 1].kind == .word,
          !token.lineBreakBefore
        {
          return Self.name
        }
        let word = Word(form: token.word.value, stem: stem, classes: classes)
        known[token.word] = word
        return word
      }
    }
    for match in terms {
      let mask: Word
      switch lexicon.terms[match.term].kind {
      case .interventions:
        mask = focus.interventionTerms.contains(match.term) ? Self.focus : Self.intervention
      case .conditions: mask = Self.condition
      case .outcomes: continue
      }
      for index in match.tokens { words[index] = index == match.tokens.lowerBound ? mask : Word() }
    }
  }

  /// The hash of the stem of a word, in lower case.
  static func stem(_ word: some Collection<UInt8>) -> UInt64 {
    Stemmer.stem(word.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }).reduce(into: WordHash()) { $0.add($1) }.value
  }
}
