internal import ThreshKit
internal import ThreshText

/// The content of `pico.yaml`.
struct PICOFile: Decodable {
  var comparators: [String]
  var notComparators: [String]
  var leading: [String]
  var populations: [String]
  var ends: [String]
}

/// Words with which comparators and people are found.
struct PICOWords: Sendable {
  /// What a matched phrase is.
  enum Cue: Sendable, Hashable {
    case comparator, notComparator, population
  }

  let matcher: PhraseMatcher<Cue>
  /// Words at which a noun phrase ends.
  let ends: Set<WordHash>
  /// Verbs left out before what is compared with.
  let leading: Set<WordHash>

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let file = try resources.decode(PICOFile.self, "pico.yaml")
    var phrases: [(pattern: String, payload: Cue)] = []
    for (list, cue) in [
      (file.comparators, Cue.comparator), (file.notComparators, .notComparator),
      (file.populations, .population),
    ] {
      for pattern in list { phrases.append((pattern, cue)) }
    }
    do throws(PhraseError) {
      matcher = try PhraseMatcher(phrases)
    } catch {
      throw ConfigurationError(
        "the phrase '\(error.pattern)' cannot be read: \(error.message)", file: "pico.yaml")
    }
    leading = Set(file.leading.map { WordHash($0) })
    ends = Set(file.ends.map { WordHash($0) })
  }
}
