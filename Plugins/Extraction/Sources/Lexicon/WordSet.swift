internal import ThreshText

extension Set<WordHash> {
  /// The words of a text with blanks between them.
  init(words: String) {
    self.init(words.split(separator: " ").map { WordHash(String($0)) })
  }

  /// The stems of the words of a text with blanks between them.
  init(stemsOf words: String) {
    self.init(words.split(separator: " ").map { WordHash(Stemmer.stem(String($0))) })
  }
}
