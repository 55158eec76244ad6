internal import ThreshKit
internal import ThreshText

/// Words that mean alike, for the models: what they learn of `lessen` then holds for `dampen`.
///
/// `word-classes.yaml` gives each class its words with blanks between them. Words are compared by their stems.
struct WordClasses: Sendable {
  /// Hashes of the names of classes, by the hash of a stem.
  private let classes: [UInt64: [UInt64]]

  init(resources: ResourceLocator) throws(ConfigurationError) {
    var classes: [UInt64: [UInt64]] = [:]
    let file = try resources.decode([String: String].self, "word-classes.yaml")
    for (name, words) in file.sorted(by: { $0.key < $1.key }) {
      let hash = WordHash("class:" + name).value
      for word in words.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }) {
        let stem = MaskedWords.stem(word)
        if classes[stem]?.contains(hash) != true { classes[stem, default: []].append(hash) }
      }
    }
    self.classes = classes
  }

  subscript(stem: UInt64) -> [UInt64] { classes[stem] ?? [] }
}
