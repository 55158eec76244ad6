internal import ThreshKit
internal import ThreshText

/// The words of `questions.yaml`.
struct QuestionWords: Sendable {
  /// Words that tell of an effect, each with its class.
  let cues: [WordHash: Mark]
  /// Stems.
  let comparator, intervention, measure, fall, rise, harm: Set<WordHash>

  private struct File: Decodable {
    var up, down, better, worse, not, significant, difference, same, effect: String
    var comparator, intervention, measure, fall, rise, harm: String
  }

  init(resources: ResourceLocator) throws(ConfigurationError) {
    let file = try resources.decode(File.self, "questions.yaml")
    var cues: [WordHash: Mark] = [:]
    let classes: [(Mark, String)] = [
      (.up, file.up), (.down, file.down), (.better, file.better), (.worse, file.worse), (.not, file.not),
      (.significant, file.significant),
      (.difference, file.difference), (.same, file.same), (.effect, file.effect),
    ]
    for (mark, words) in classes {
      for word in words.split(separator: " ") { cues[WordHash(String(word))] = mark }
    }
    self.cues = cues
    comparator = Set(stemsOf: file.comparator)
    intervention = Set(stemsOf: file.intervention)
    measure = Set(stemsOf: file.measure)
    fall = Set(stemsOf: file.fall)
    rise = Set(stemsOf: file.rise)
    harm = Set(stemsOf: file.harm)
  }
}
