internal import ThreshKit
internal import ThreshText

/// Words that mean alike, for the models: what they learn of `lessen` then holds for `dampen`.
///
/// `word-classes.yaml` gives each class its words with blanks between them. Words are compared by their stems.
struct WordClasses: Sendable {
  /// Hashes of the names of classes; those of a stem stand together.
  let names: [UInt64]
  /// Where in ``names`` those of a stem are, by its hash.
  private let places: [UInt64: Range<Int32>]

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
    var names: [UInt64] = []
    places = classes.mapValues { list in
      names += list
      return Int32(names.count - list.count)..<Int32(names.count)
    }
    self.names = names
  }

  /// Where in ``names`` the classes of a stem are; empty for a word of no class.
  func places(of stem: UInt64) -> Range<Int32> { places[stem] ?? 0..<0 }

  subscript(stem: UInt64) -> ArraySlice<UInt64> {
    let places = places(of: stem)
    return names[Int(places.lowerBound)..<Int(places.upperBound)]
  }
}
