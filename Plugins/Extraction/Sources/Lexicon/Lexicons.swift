internal import ThreshKit
internal import ThreshText

/// The lexicons by language: the English one, to which the review's lexicons add, and one for each other language of which
/// the review has lexicons.
struct Lexicons: Sendable {
  let english: Lexicon
  private let others: [Other]

  /// A lexicon for pages that are not English, made of nothing but the review's own files.
  private struct Other: Sendable {
    var language: String
    var functionWords: Set<WordHash>
    var lexicon: Lexicon
  }

  /// - Parameters:
  ///   - resources: where the module's own files are.
  ///   - topical: name and content of the lexicons the user named.
  init(resources: ResourceLocator, topical: [(name: String, bytes: [UInt8])]) throws(ConfigurationError) {
    var files: [LexiconFile] = []
    for file in topical { files.append(try LexiconFile(file.bytes, name: file.name, isTopical: true)) }
    english = try Lexicon(resources: resources, adding: files.filter { $0.language == nil })
    var others: [Other] = []
    for language in Set(files.compactMap(\.language)).sorted() {
      let mine = files.filter { $0.language == language }
      others.append(
        Other(
          language: language,
          functionWords: Set(mine.flatMap(\.functionWords).map { WordHash($0.lowercased()) }),
          lexicon: try Lexicon(mine, classes: english.classes, isEnglish: false)))
    }
    self.others = others
  }

  /// The lexicon to read a page with; nil for a page that is not English when there is none for its language.
  ///
  /// - Parameter stated: the language the page states, as a BCP 47 tag.
  func lexicon(for text: TokenizedText, stated: String?) -> Lexicon? {
    guard FunctionWords.isNotEnglish(text, stated: stated) else { return english }
    if let tag = stated?.lowercased(),
      let other = others.first(where: { $0.language == Self.language(of: tag) })
    {
      return other.lexicon
    }
    let shares = others.map { Self.share(of: $0.functionWords, in: text) }
    guard let best = shares.max(), best >= Self.leastShare else { return nil }
    return others[shares.firstIndex(of: best) ?? 0].lexicon
  }

  /// The language of a BCP 47 tag, without region and script: `de` of `de-AT`.
  static func language(of tag: String) -> String {
    tag.lowercased().prefix { $0 != "-" && $0 != "_" }.description
  }

  /// Of running text, function words make up a third or more; of a page with menus and tables less.
  private static let leastShare = 0.125

  private static func share(of functionWords: Set<WordHash>, in text: TokenizedText) -> Double {
    let words = text.tokens.lazy.filter { $0.kind == .word }.prefix(4000)
    var (all, known) = (0, 0)
    for word in words {
      all += 1
      if functionWords.contains(word.word) { known += 1 }
    }
    return all > 0 ? Double(known) / Double(all) : 0
  }
}
