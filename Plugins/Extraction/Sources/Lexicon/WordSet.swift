internal import ThreshText

extension Set<WordHash> {
  /// The words of a text with blanks between them.
  init(words: String) {
    self.init(words.split(separator: " ").map { WordHash(String($0)) })
  }
}
