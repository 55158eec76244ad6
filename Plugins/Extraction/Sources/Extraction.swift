internal import Foundation
public import ThreshKit
internal import ThreshText

/// Options of ``EvidenceExtraction``.
public struct EvidenceOptions: StageOptions {
  /// Lexicons of the review's topic; they only add to the vocabularies that ship with the stage.
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

  private let lexicon: Lexicon
  private let fields: FieldReader
  private let topic: [String: String]

  public init(_ options: EvidenceOptions, _ context: StageContext) throws(ConfigurationError) {
    let resources = ResourceLocator(module: "Extraction", bundle: Bundle.module.bundleURL)
    var topical: [(name: String, bytes: [UInt8])] = []
    for path in options.lexicons { topical.append((path, try context.read(path))) }
    lexicon = try Lexicon(resources: resources, topical: topical)
    fields = try FieldReader(lexicon: lexicon, resources: resources)
    topic = options.topic
  }

  public func process(_ document: Document, _ report: inout Report) throws(RecordError) -> [Evidence] {
    let text = TokenizedText(document.text)
    let units = UnitFinder.units(of: document, text)
    report.count("sentences", units.count)
    let matches = lexicon.matches(in: text)
    let page = PageContext(
      document: document, text: text, lexicon: lexicon, units: units, focus: PageFocus(), matches: matches)
    var rows: [Evidence] = []
    var charted: [Unit] = []
    for unit in units {
      let start = text.scalarOffset(ofByte: unit.range.lowerBound)
      rows.append(
        Evidence(
          sourceID: document.id, source: document.source, quote: page.quote(unit), start: start,
          end: start + text.scalarOffset(ofByte: unit.range.upperBound) - start, type: .course,
          section: unit.section))
      charted.append(unit)
    }
    fields.fill(&rows, units: charted, page: page)
    report.count("charted", rows.count)
    return rows
  }
}
