/// What a run did, in numbers that add up: found = copies + unreadable + set aside + charted. Where they do not, a
/// problem says so.
public struct RunSummary: Codable, Sendable, Hashable {
  /// Confidence below which a row counts as one of low confidence.
  public static let lowConfidence = 0.5

  /// Saved pages as the listing found them, each name of a file counted.
  public var found: Int
  /// Second names of the same bytes, and pages whose text is that of another page.
  public var copies: Int
  /// Files that could not be opened, and pages that could not be read.
  public var unreadable: Int
  /// Pages that were read and left out with a reason; a page without any statement is one of them.
  public var setAside: Int
  /// Pages with a row in the evidence table.
  public var charted: Int
  /// Reasons of the pages set aside.
  public var setAsideReasons: [Tally]

  public var sentencesRead: Int
  public var sentencesCharted: Int
  public var statements: Int
  public var statementsByType: [Tally]
  /// Statements that state a direction.
  public var statementsByDirection: [Tally]
  /// Research findings by how they name their source.
  public var findingsByCitation: [Tally]
  public var studies: Int
  /// Claims that are restated other than in copies; nobody has confirmed them yet.
  public var claimsRepeated: Int
  public var quotesVerified: Int
  public var quotesChecked: Int
  public var inferredCells: Int
  public var lowConfidenceRows: Int
  public var problems: [Tally]
  public var version: String
  public var pipelineDigest: String

  /// - Parameters:
  ///   - evidence: the rows whose quotes hold.
  ///   - quotesChecked: rows before the check.
  init(
    _ corpus: Corpus, evidence: [Evidence], quotesChecked: Int, sources: [SourceRow], studies: Int,
    claims: Int, problems: [Problem]
  ) {
    // The rows are large and there may be very many: they are looked at where they stand.
    let originals = sources.lazy.filter { $0.copyOf == nil }
    let nameCount = sources.reduce(0) { $0 + $1.nFiles }
    // A file may hold several pages, each with the file among its names.
    let files = Set(corpus.pages.flatMap { $0.origins.isEmpty ? [$0.id] : $0.origins.map(\.path) })
    found = corpus.filesFound + nameCount - files.count
    copies = nameCount - originals.count
    unreadable = corpus.filesUnread + originals.count { $0.status == .problem }
    setAside = originals.count { $0.status == .setAside }
    charted = originals.count { $0.status == .charted }
    setAsideReasons = tally(originals.compactMap { $0.status == .setAside ? $0.statusReason : nil })
    sentencesRead = sources.reduce(0) { $0 + ($1.nSentences ?? 0) }
    sentencesCharted = sources.reduce(0) { $0 + ($1.nCharted ?? 0) }
    statements = evidence.count
    statementsByType = tally(evidence.map(\.type.rawValue))
    statementsByDirection = tally(evidence.compactMap { $0.direction?.rawValue })
    findingsByCitation = tally(
      evidence.filter { $0.type == .researchFinding }.map(\.citationStatus.rawValue))
    self.studies = studies
    claimsRepeated = claims
    quotesVerified = quotesChecked - problems.count { $0.code == "quote-mismatch" }
    self.quotesChecked = quotesChecked
    inferredCells = evidence.reduce(0) { $0 + $1.inferredFields.count }
    lowConfidenceRows = evidence.count { $0.confidence < Self.lowConfidence }
    self.problems = []
    version = corpus.run.thresh
    pipelineDigest = corpus.run.pipelineDigest
    count(problems)
  }

  mutating func count(_ problems: [Problem]) { self.problems = tally(problems.map(\.code)) }

  /// Set when a page that was found is not accounted for, or one more is than was found.
  var mismatch: Problem? {
    let known = copies + unreadable + setAside + charted
    guard known != found else { return nil }
    return Problem(
      source: ".", stage: "tables", code: "pages-unaccounted",
      message: "\(found) pages were found, but what became of them is known of \(known)")
  }
}

extension RunSummary {
  /// The summary as plain text, one line a fact.
  public var lines: [String] {
    func list(_ tallies: [Tally]) -> String {
      tallies.isEmpty ? "none" : tallies.map { "\($0.name) \($0.n)" }.joined(separator: ", ")
    }
    var lines = [
      "pages found \(found) = copies \(copies) + unreadable \(unreadable) + set aside \(setAside) + charted \(charted)"
    ]
    if !setAsideReasons.isEmpty { lines.append("set aside: \(list(setAsideReasons))") }
    lines += [
      "sentences read \(sentencesRead), charted \(sentencesCharted)",
      "statements \(statements): \(list(statementsByType))",
      "directions: \(list(statementsByDirection))",
      "findings by citation: \(list(findingsByCitation))",
      "studies told apart \(studies)",
      "claims repeated \(claimsRepeated) (unconfirmed until a person looks)",
      "quotes verified \(quotesVerified) of \(quotesChecked)",
      "inferred cells \(inferredCells), rows of low confidence \(lowConfidenceRows)",
      "problems: \(list(problems))",
      "thresh \(version), pipeline \(pipelineDigest.prefix(12))",
    ]
    return lines
  }
}
