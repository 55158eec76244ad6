internal import Foundation
public import ThreshKit
internal import ThreshText

/// Options of ``EvidenceExtraction``.
public struct EvidenceOptions: StageOptions {
  /// Lexicons of the review's topic: they add to the vocabularies that ship with the stage. One for another language stands alone.
  public var lexicons: [String] = []
  /// The focal `intervention` and `condition`; by default they are found on each page.
  public var topic: [String: String] = [:]

  public init() {}

  public static var options: [Option<EvidenceOptions>] {
    [
      .inputPaths(
        "lexicons", \.lexicons, help: "Lexicon files with words of the review's topic; they only add"),
      .mapping(
        "topic", keys: ["intervention", "condition"], \.topic,
        help: "The intervention and condition under review; by default found on each page"),
    ]
  }
}

/// Finds the evidence statements of a cleaned page.
public struct EvidenceExtraction: MapStage {
  public static var spec: StageSpec {
    StageSpec(
      name: "extract/evidence", version: 1,
      summary: "Finds evidence statements, their type, direction, certainty, study and fields",
      discussion: """
        A statement is one sentence, a lead-in with its bullets, or a question with its answer. Which sentences are
        statements, and of which type, is decided by cue lists and vocabularies in data files; see the module's README.
        """,
      example: "- { id: evidence, uses: extract/evidence@1, with: { lexicons: [lexicons/pain.yaml] } }")
  }

  public static let codeIdentity = spec.reference + " " + resources.digest()

  static let resources = ResourceLocator(module: "Extraction", bundle: Bundle.module.bundleURL)
  private let engine: StatementEngine
  private let topical: [(name: String, bytes: [UInt8])]

  public init(_ options: EvidenceOptions, _ context: StageContext) throws(ConfigurationError) {
    var topical: [(name: String, bytes: [UInt8])] = []
    for path in options.lexicons { topical.append((path, try context.read(path))) }
    self.topical = topical
    engine = try StatementEngine(
      resources: Self.resources, topical: topical, topic: options.topic)
  }

  public func process(_ document: Document, _ report: inout Report) throws(RecordError) -> [Evidence] {
    // A program of the user's may have made it.
    if let fault = document.misplaced.first { throw RecordError("bad-place", fault) }
    return engine.rows(of: document, &report)
  }

  /// What the models are trained on: every unit of the page with its features, whether it is a statement or not.
  public func trainingUnits(of document: Document) -> [TrainingUnit] { engine.trainingUnits(of: document) }

  /// How many words and marks the page has: what its text is split into before anything else is done.
  public static func tokens(of document: Document) -> Int { TokenizedText(document.text).tokens.count }
}

extension EvidenceExtraction: WordListStage {
  /// Phrases of the lexicons, cue lists and rules of the module that decide nothing on any page, and rules that the
  /// model overrules.
  public func audit(_ documents: [Document]) throws(ConfigurationError) -> WordListAudit {
    var words = try LexiconAudit(resources: Self.resources, topical: topical)
    var rules = RuleAudit()
    for document in documents {
      words.read(TokenizedText(document.text))
      engine.audit(document, &rules)
    }
    return WordListAudit(unused: words.unused + rules.unused, overruled: rules.overruled)
  }
}

/// A unit of a page with the features a model is trained on.
public struct TrainingUnit: Codable, Sendable {
  /// File name of the page.
  public var source: String
  public var quote: String
  /// Unicode scalars in the document's text.
  public var start: Int
  public var end: Int
  /// Names of the features that hold.
  public var features: [String]
  /// Hashes of its words: see `WordFeatures`.
  public var words: [UInt32]
  /// Rows of the vectors of its words: all of them, those that open its main clause, and the first three there, -1 for
  /// one that has no vector.
  public var rows: [[Int32]]
  /// What the rules say of it.
  public var type: StatementType
  public var direction: Direction?
  public var certainty: Certainty
}
