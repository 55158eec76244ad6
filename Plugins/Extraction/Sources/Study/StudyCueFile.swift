/// The content of `study-cues.yaml`.
struct StudyCueFile: Decodable {
  /// What a study of one design is called.
  struct Head: Decodable {
    var design: String?
    var one: [String]
    var many: [String]?
  }

  var heads: [Head]
  var notAStudy: [String]
  var research: [String]
  var people: [String]
  var authors: [String]
  var citation: [String]
  var results: [String]
  var subjects: [String]
  var randomized: [String]
  var surveyed: [String]
  var openQuestion: [String]
  var studyVerbs: [String]
  var past: [String]
  var discourse: [String]
  var wanted: [String]
  var needed: [String]
  var definite: [String]
  var demonstrativePlural: [String]
  var indefinite: [String]
  var quantifiers: [String]
  var functionWords: [String]
  var advice: [String]
  var describing: [String]
}

/// The content of `study-names.yaml`.
struct StudyNameFile: Decodable {
  var journalNouns: [String]
  var journalWords: [String]
  var journals: [String]
  var joiners: [String]
  var beforeIn: [String]
  var notAJournal: [String]
  var institutionWords: [String]
  var institutions: [String]
  var institutionBack: [String]
  var unnamedAuthorities: [String]
  var runBy: [String]
  var months: [String]
  var publish: [String]
  var participants: [String]
  var enrolled: [String]
  var notAPerson: [String]
  var acronyms: [String]
  var notInJournal: [String]
}
