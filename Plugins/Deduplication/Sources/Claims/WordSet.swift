internal import ThreshText

/// A few words by their hashes: smaller than a `Set`, of which a corpus of statements would need hundreds of thousands.
struct WordSet: Sendable, Hashable {
  /// Ascending, without repeats.
  private let words: [WordHash]

  init(_ words: some Sequence<WordHash>) {
    self.words = Set(words).sorted { $0.value < $1.value }
  }

  var isEmpty: Bool { words.isEmpty }
  var count: Int { words.count }

  func contains(_ word: WordHash) -> Bool { words.contains(word) }

  func isDisjoint(with other: WordSet) -> Bool { !words.contains(where: other.words.contains) }

  /// The words that `other` lacks.
  func without(_ other: WordSet) -> WordSet {
    isDisjoint(with: other) ? self : WordSet(words.filter { !other.contains($0) })
  }

  /// Number of words that both have.
  func countShared(with other: WordSet) -> Int { words.count(where: other.words.contains) }

  /// One bit for each word, all bits for none: two sets without a bit in common have no word in common.
  var bits: UInt64 { words.isEmpty ? .max : words.reduce(0) { $0 | 1 << ($1.value & 63) } }
}
