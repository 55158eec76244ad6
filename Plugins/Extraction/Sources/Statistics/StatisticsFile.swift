internal import ThreshKit
internal import ThreshText

/// The content of `statistics.yaml`.
struct StatisticsFile: Decodable {
  var times: [String: String]
  var adverbs: [String: String]
  var periods: [String: String]
  var every: [String]
  var notRepeated: [String]
  var measures: [String]
  var labels: [String]
  var countedOnes: [String]
  /// Nouns of which "1", in digits, is a count.
  var digitOnes: [String]
  /// "the", "these": what follows was counted before.
  var pointing: [String]
  var notNouns: [String]
  /// Verbs that look like plural nouns.
  var verbs: [String]
  var plurals: [String]
  var singulars: [String]
  var changes: [String]
  var effects: [String]
  var effectPhrases: [String]
}

/// Words with which numbers are read.
struct StatisticsWords: Sendable {
  let times, adverbs, periods: [WordHash: String]
  let every, notRepeated, measures, labels, countedOnes, digitOnes, pointing, notNouns, verbs, plurals,
    singulars,
    changes,
    effects: Set<WordHash>
  let effectPhrases: PhraseMatcher<Bool>

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let file = try resources.decode(StatisticsFile.self, "statistics.yaml")
    func set(_ list: [String]) -> Set<WordHash> { Set(list.map { WordHash($0) }) }
    func table(_ map: [String: String]) -> [WordHash: String] {
      Dictionary(map.map { (WordHash($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    times = table(file.times)
    adverbs = table(file.adverbs)
    periods = table(file.periods)
    every = set(file.every)
    notRepeated = set(file.notRepeated)
    measures = set(file.measures)
    labels = set(file.labels)
    countedOnes = set(file.countedOnes)
    digitOnes = set(file.digitOnes)
    pointing = set(file.pointing)
    notNouns = set(file.notNouns)
    verbs = set(file.verbs)
    plurals = set(file.plurals)
    singulars = set(file.singulars)
    changes = set(file.changes)
    effects = set(file.effects)
    do throws(PhraseError) {
      effectPhrases = try PhraseMatcher(file.effectPhrases.map { (pattern: $0, payload: true) })
    } catch {
      throw ConfigurationError(
        "the phrase '\(error.pattern)' cannot be read: \(error.message)", file: "statistics.yaml")
    }
  }
}
