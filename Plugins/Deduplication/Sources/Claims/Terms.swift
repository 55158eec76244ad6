internal import Foundation
internal import Synchronization
internal import ThreshKit
internal import ThreshText

/// What a word stands for when statements are compared: its stem, or the concept that `concepts.txt` puts the stem under.
struct Term: Sendable, Hashable {
  var id: WordHash
  /// 0 for a word that every page has, 1 for one that none has.
  var rarity: Double
}

/// The terms of words. A word form that has been met is not stemmed again.
final class Terms: Sendable {
  private let background: Background
  /// Concept of each stem that has one.
  private let concepts: [WordHash: Term]
  /// By the hash of the word; nil for a word without meaning of its own.
  private let known = Mutex<[WordHash: Term?]>([:])

  /// Part of the summed page counts of a concept's words that its own count is taken for: pages that have one of
  /// them mostly have several.
  private static let overlap = 0.25

  static let resources = ResourceLocator(module: "Deduplication", bundle: Bundle.module.bundleURL)

  init() throws(ConfigurationError) {
    let background = try Background()
    let bytes = try Self.resources.read("concepts.txt")
    var concepts: [WordHash: Term] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: ":")
      guard parts.count == 2 else { continue }
      let stems = Set(parts[1].split(separator: " ").map { WordHash(Stemmer.stem(String($0))) })
      let pages = stems.reduce(0) { $0 + background.pages($1) } * Self.overlap
      let concept = Term(id: WordHash("concept:" + parts[0]), rarity: background.rarity(onPages: pages))
      for stem in stems { concepts[stem] = concept }
    }
    self.background = background
    self.concepts = concepts
  }

  /// A word of a text that has a meaning of its own.
  struct Occurrence {
    var term: Term
    /// In the text's tokens.
    var token: Int
  }

  /// The words of `text` that carry meaning, in order.
  func occurrences(in text: TokenizedText) -> [Occurrence] {
    known.withLock { known in
      text.tokens.indices.compactMap { index in
        let token = text.tokens[index]
        guard token.kind == .word else { return nil }
        if let term = known[token.word] { return term.map { Occurrence(term: $0, token: index) } }
        let term = make(text.string(token).lowercased(), token.word)
        known.updateValue(term, forKey: token.word)
        return term.map { Occurrence(term: $0, token: index) }
      }
    }
  }

  /// The terms of a short text, such as an outcome.
  func ids(_ text: String?) -> Set<WordHash> {
    guard let text, !text.isEmpty else { return [] }
    return Set(occurrences(in: TokenizedText(text)).map(\.term.id))
  }

  private func make(_ word: String, _ hash: WordHash) -> Term? {
    guard word.utf8.count > 1, !word.hasPrefix("'"), !word.hasPrefix("’"),
      !EmptyWords.english.contains(hash)
    else { return nil }
    let stem = WordHash(Stemmer.stem(word))
    return concepts[stem] ?? Term(id: stem, rarity: background.rarity(stem))
  }
}
