/// One statement on one page, with its exact words and place.
///
/// The vocabulary follows the annotation guideline for consumer-health statements; a nil field means that the page
/// does not state it.
public struct Evidence: Record {
  public static var kind: RecordKind { .evidence }

  /// Made from the page's id and the statement's place: see ``makeID(sourceID:start:end:)``.
  public var id: String
  /// File name of the page.
  public var source: String
  /// Id of the page.
  public var sourceID: String
  /// Headings above the statement, outermost first.
  public var section: [String]
  public var speaker: String?
  /// Verbatim: `document.text[start..<end]`, counted in Unicode scalars.
  public var quote: String
  public var start: Int
  public var end: Int
  /// Up to 32 scalars of text before and after the quote (W3C TextQuoteSelector).
  public var prefix: String
  public var suffix: String
  public var type: StatementType
  public var population: String?
  /// Condition and intervention as the sentence names them, else as the page names its focus. The vocabulary's name for
  /// them is the ``CellState/term`` of their states.
  public var condition: String?
  public var intervention: String?
  public var comparator: String?
  public var outcomes: [String]
  public var direction: Direction?
  public var certainty: Certainty
  public var statistics: [Statistic]
  /// The study the statement rests on, as far as the page states it.
  public var study: Study
  /// Where the page mentions that study, and how it is cited.
  public var citation: Citation?
  public var citationStatus: CitationStatus
  /// Set by `dedupe/studies` when the study can be told apart.
  public var studyID: String?
  /// Set by `dedupe/claims` when the statement is restated somewhere; groups have two members or more.
  public var duplicateGroup: String?
  /// 0 to 1: how sure the extraction is that this row belongs in the table as typed.
  public var confidence: Double
  /// The page's address with a text fragment, or nil when the address is not known.
  public var link: String?
  /// State and basis of cells by field name (`condition`, `study_year`, …), as far as they do not follow from the
  /// rest of the row: see ``state(of:isStated:)``.
  public var states: [String: CellState]
  /// Columns of the user's own stages; kept untouched by every built-in stage.
  public var extra: [String: JSONValue]

  public var pageID: String { sourceID }

  public init(
    sourceID: String, source: String, quote: String, start: Int, end: Int, type: StatementType,
    certainty: Certainty = .asserted, direction: Direction? = nil, section: [String] = []
  ) {
    self.id = Self.makeID(sourceID: sourceID, start: start, end: end)
    self.source = source
    self.sourceID = sourceID
    self.section = section
    self.quote = quote
    self.start = start
    self.end = end
    self.prefix = ""
    self.suffix = ""
    self.type = type
    self.outcomes = []
    self.direction = direction
    self.certainty = certainty
    self.statistics = []
    self.study = Study()
    self.citationStatus = .none
    self.confidence = 1
    self.states = [:]
    self.extra = [:]
  }

  /// `E` and 16 hexadecimal digits from the page's id and the place in its text.
  public static func makeID(sourceID: String, start: Int, end: Int) -> String {
    "E" + ContentID.short(sourceID, String(start), String(end))
  }

  private enum CodingKeys: String, CodingKey {
    case id, source
    case sourceID = "source_id"
    case section, speaker, quote, start, end, prefix, suffix, type, population
    case condition, intervention, comparator, outcomes, direction, certainty, statistics, study, citation
    case citationStatus = "citation_status"
    case studyID = "study_id"
    case duplicateGroup = "duplicate_group"
    case confidence, link, states, extra
  }
}

/// What kind of statement it is; when several fit, the one named first here wins.
public enum StatementType: String, Codable, Sendable, CaseIterable {
  case researchFinding = "research-finding"
  case endorsement, anecdote, safety, cost, advice
  case effectivenessClaim = "effectiveness-claim"
  case mechanism, course, tradition, epidemiology
}

/// What the statement says for the intervention.
public enum Direction: String, Codable, Sendable, CaseIterable {
  case favours, against
  case noDifference = "no-difference"
  case mixed, unclear
}

/// How the statement is worded. This is not certainty of evidence in the sense of GRADE.
public enum Certainty: String, Codable, Sendable, CaseIterable {
  case denied, hedged, strong, asserted
}

/// How the statement names its source.
public enum CitationStatus: String, Codable, Sendable, CaseIterable {
  case linked, named, vague, none
}

/// A number that the statement gives.
public struct Statistic: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case count, percent, duration, frequency, age
    case pValue = "p_value"
    case ci
    case effectSize = "effect_size"
  }

  public var kind: Kind
  /// As digits, ranges as `20-40`.
  public var value: String
  /// What is counted: `trials`, `weeks`, `per week`, `%`.
  public var unit: String

  public init(_ kind: Kind, _ value: String, unit: String) {
    self.kind = kind
    self.value = value
    self.unit = unit
  }
}

/// A study as one page states it.
public struct Study: Codable, Sendable, Hashable {
  /// The strongest named design: see ``Design``.
  public var design: Design?
  /// Year of publication.
  public var year: Int?
  /// Journal as written.
  public var venue: String?
  /// Who ran or endorses it.
  public var institution: String?
  public var author: String?
  public var nStudies: Int?
  public var nParticipants: Int?

  public init() {}

  public var isEmpty: Bool { self == Study() }

  private enum CodingKeys: String, CodingKey {
    case design, year, venue, institution, author
    case nStudies = "n_studies"
    case nParticipants = "n_participants"
  }
}

/// Study designs, strongest first.
public enum Design: String, Codable, Sendable, CaseIterable {
  case metaAnalysis = "meta-analysis"
  case systematicReview = "systematic-review"
  case rct
  case clinicalTrial = "clinical-trial"
  case cohort, survey
  case imagingStudy = "imaging-study"
  case caseStudy = "case-study"
  case review, study
}

/// The words that mention a study, and the identifiers the page gives for it.
public struct Citation: Codable, Sendable, Hashable {
  /// Verbatim, at `start..<end` of the document's text.
  public var mention: String
  public var start: Int
  public var end: Int
  public var doi: String?
  public var pmid: String?
  public var url: String?
  /// True for an article that reports its own study.
  public var isOwn: Bool

  public init(
    mention: String, start: Int, end: Int, doi: String? = nil, pmid: String? = nil, url: String? = nil,
    isOwn: Bool = false
  ) {
    self.mention = mention
    self.start = start
    self.end = end
    self.doi = doi
    self.pmid = pmid
    self.url = url
    self.isOwn = isOwn
  }

  private enum CodingKeys: String, CodingKey {
    case mention, start, end, doi, pmid, url
    case isOwn = "is_own"
  }
}

/// Whether a cell has a value, and which words it rests on.
public struct CellState: Codable, Sendable, Hashable {
  public enum State: String, Codable, Sendable, CaseIterable {
    case reported
    /// The page could give it and does not.
    case notReported = "not_reported"
    /// A statement of this kind has no such value.
    case notApplicable = "not_applicable"
    /// The page gives several, and none can be told to be the one.
    case unclear
    /// Pages that tell of one study disagree on it.
    case conflict
  }

  public enum Basis: String, Codable, Sendable, CaseIterable {
    /// The words stand in the quote.
    case stated
    /// The words stand in another sentence about the same thing, or in what the page says about itself.
    case carried
    /// The page's focal intervention or condition.
    case pageFocus = "page_focus"
  }

  public var state: State
  public var basis: Basis?
  /// Place of the words the value rests on, in Unicode scalars of the document's text.
  public var start: Int?
  public var end: Int?
  /// The rule or cue that gave the value; `term:NAME` for an entry of a vocabulary.
  public var rule: String?
  /// 0 to 1, when the rule gives one.
  public var confidence: Double?

  public init(
    _ state: State, basis: Basis? = nil, start: Int? = nil, end: Int? = nil, rule: String? = nil,
    confidence: Double? = nil
  ) {
    self.state = state
    self.basis = basis
    self.start = start
    self.end = end
    self.rule = rule
    self.confidence = confidence
  }
}

extension CellState {
  private static let termMark = "term:"

  /// The ``rule`` for an entry of a vocabulary.
  public static func rule(term name: String) -> String { termMark + name }

  /// The vocabulary's name for what the words name: the same for all its spellings and synonyms.
  public var term: String? {
    guard let rule, rule.hasPrefix(Self.termMark) else { return nil }
    return String(rule.dropFirst(Self.termMark.count))
  }
}
