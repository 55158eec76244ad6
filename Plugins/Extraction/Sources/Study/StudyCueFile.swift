internal import ThreshKit
internal import Yams

/// The content of `study-cues.yaml`.
struct StudyCueFile: Decodable {
  /// What a study of one design is called.
  struct Head: Decodable {
    var design: String?
    var one: [String]
    var many: [String]?
  }

  var heads: [Head]
  var not_a_study: [String]
  var research: [String]
  var people: [String]
  var authors: [String]
  var results: [String]
  var subjects: [String]
  var randomized: [String]
  var study_verbs: [String]
  var past: [String]
  var discourse: [String]
  var wanted: [String]
  var needed: [String]
  var definite: [String]
  var demonstrative_plural: [String]
  var indefinite: [String]
  var quantifiers: [String]
  var function_words: [String]
  var advice: [String]
}

/// The content of `study-names.yaml`.
struct StudyNameFile: Decodable {
  var journal_words: [String]
  var journals: [String]
  var joiners: [String]
  var before_in: [String]
  var not_a_journal: [String]
  var institution_words: [String]
  var institutions: [String]
  var institution_back: [String]
  var unnamed_authorities: [String]
  var run_by: [String]
  var months: [String]
  var publish: [String]
  var participants: [String]
  var enrolled: [String]
  var not_a_person: [String]
}

extension ResourceLocator {
  /// Reads a YAML data file of the module.
  func decode<Value: Decodable>(_ type: Value.Type, _ path: String) throws(ConfigurationError) -> Value {
    let bytes = try read(path)
    do {
      return try YAMLDecoder().decode(type, from: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw ConfigurationError("the data file \(path) cannot be read: \(error)", file: path)
    }
  }
}
