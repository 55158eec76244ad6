import ThreshKit

@testable import Extraction

/// Pages made for tests: a line is a block.
enum TestPages {
  /// `# ` begins a heading, `- ` a list item, anything else a paragraph; empty lines are skipped.
  static func document(_ text: String, url: String? = nil, language: String? = nil) -> Document {
    var blocks: [Block] = []
    var section: [String] = []
    var position = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let length = line.unicodeScalars.count
      defer { position += length + 1 }
      guard length > 0 else { continue }
      if line.hasPrefix("# ") {
        section = [String(line.dropFirst(2))]
        blocks.append(Block(.heading, start: position + 2, end: position + length, level: 2))
      } else if line.hasPrefix("- ") {
        blocks.append(
          Block(.listItem, start: position + 2, end: position + length, level: 1, section: section))
      } else {
        blocks.append(Block(.paragraph, start: position, end: position + length, section: section))
      }
    }
    var document = Document(id: "page", source: "page.txt", mediaType: .plainText, text: text, blocks: blocks)
    document.url = url.map { StatedValue($0, from: "test") }
    document.metadata.language = language.map { StatedValue($0, from: "test") }
    return document
  }

  /// The stage with its own data files and, if given, a lexicon.
  static func stage(lexicon: String? = nil, topic: [String: String] = [:]) throws -> EvidenceExtraction {
    var options = EvidenceOptions()
    options.topic = topic
    if lexicon != nil { options.lexicons = ["lexicon.yaml"] }
    let bytes = Array((lexicon ?? "").utf8)
    return try EvidenceExtraction(
      options, StageContext(resolve: { $0 }, read: { _ throws(ConfigurationError) in bytes }))
  }

  static let shared = Result { try stage() }

  /// The rows of a page made of `text`.
  static func rows(_ text: String) throws -> [Evidence] {
    var report = Report()
    return try shared.get().process(document(text), &report)
  }

  /// What the rules say of the units of a page made of `text`, whatever the models make of it.
  static func units(_ text: String) throws -> [TrainingUnit] {
    try shared.get().trainingUnits(of: document(text))
  }

  /// What the rules say of `sentence` on a page that opens by naming its subject.
  static func unit(_ sentence: String, about subject: String = "Yoga") throws -> TrainingUnit? {
    try units("# \(subject)\n\(sentence)").first { $0.quote == sentence }
  }

  /// The one row of a page that opens by naming its subject and then says `sentence`.
  static func row(_ sentence: String, about subject: String = "Yoga") throws -> Evidence? {
    try rows("# \(subject)\n\(sentence)").first { $0.quote == sentence }
  }
}
