extension Evidence: JSONReadable {
  public static var expectation: String { "an evidence row" }

  /// Needs `source_id`, `quote`, `start`, `end` and `type`; everything else has the default of a new row. A member
  /// that is no field of evidence becomes one of ``extra``.
  public static func read(_ json: JSONValue) throws(RecordError) -> Evidence? {
    guard var fields = JSONFields(json, "evidence") else { return nil }
    let id = try fields.optional("id", String.self)
    let source = try fields.optional("source", String.self)
    var row = Evidence(
      id: id, sourceID: try fields.required("source_id"), source: source ?? "",
      section: try fields.optional("section") ?? [], speaker: try fields.optional("speaker"),
      quote: try fields.required("quote"), start: try fields.required("start"),
      end: try fields.required("end"),
      prefix: try fields.optional("prefix") ?? "", suffix: try fields.optional("suffix") ?? "",
      type: try fields.required("type"))
    row.population = try fields.optional("population")
    row.condition = try fields.optional("condition")
    row.intervention = try fields.optional("intervention")
    row.comparator = try fields.optional("comparator")
    row.outcomes = try fields.optional("outcomes") ?? []
    row.direction = try fields.optional("direction")
    row.certainty = try fields.optional("certainty") ?? .asserted
    row.statistics = try fields.optional("statistics") ?? []
    row.study = try fields.optional("study") ?? Study()
    row.citation = try fields.optional("citation")
    row.citationStatus = try fields.optional("citation_status") ?? .none
    row.studyID = try fields.optional("study_id")
    row.duplicateGroup = try fields.optional("duplicate_group")
    row.confidence = try fields.optional("confidence") ?? 1
    row.link = try fields.optional("link")
    row.states = try fields.optional("states") ?? [:]
    row.extra = try fields.optional("extra") ?? [:]
    for member in fields.rest { row.extra[member.name] = member.value.sorted }
    return row
  }

  private init(
    id: String?, sourceID: String, source: String, section: [String], speaker: String?, quote: String,
    start: Int,
    end: Int, prefix: String, suffix: String, type: StatementType
  ) {
    self.init(
      sourceID: sourceID, source: source, quote: quote, start: start, end: end, type: type, section: section)
    if let id { self.id = id }
    self.speaker = speaker
    self.prefix = prefix
    self.suffix = suffix
  }
}

extension StatementType: JSONReadable {}
extension Direction: JSONReadable {}
extension Certainty: JSONReadable {}
extension CitationStatus: JSONReadable {}
extension Design: JSONReadable {}
extension Statistic.Kind: JSONReadable {}
extension CellState.State: JSONReadable {}
extension CellState.Basis: JSONReadable {}

extension Statistic: JSONReadable {
  public static var expectation: String { "a statistic with kind, value and unit" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Statistic? {
    guard var fields = JSONFields(json, "a statistic") else { return nil }
    let statistic = Statistic(
      try fields.required("kind"), try fields.required("value"), unit: try fields.optional("unit") ?? "")
    try fields.end()
    return statistic
  }
}

extension Study: JSONReadable {
  public static var expectation: String { "a study" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Study? {
    guard var fields = JSONFields(json, "a study") else { return nil }
    var study = Study()
    study.design = try fields.optional("design")
    study.year = try fields.optional("year")
    study.venue = try fields.optional("venue")
    study.institution = try fields.optional("institution")
    study.author = try fields.optional("author")
    study.nStudies = try fields.optional("n_studies")
    study.nParticipants = try fields.optional("n_participants")
    try fields.end()
    return study
  }
}

extension Citation: JSONReadable {
  public static var expectation: String { "a citation with mention, start and end" }
  public static func read(_ json: JSONValue) throws(RecordError) -> Citation? {
    guard var fields = JSONFields(json, "a citation") else { return nil }
    let citation = Citation(
      mention: try fields.required("mention"), start: try fields.required("start"),
      end: try fields.required("end"),
      doi: try fields.optional("doi"), pmid: try fields.optional("pmid"), url: try fields.optional("url"),
      isOwn: try fields.optional("is_own") ?? false)
    try fields.end()
    return citation
  }
}

extension CellState: JSONReadable {
  public static var expectation: String { "a state with state, basis, start and end" }
  public static func read(_ json: JSONValue) throws(RecordError) -> CellState? {
    guard var fields = JSONFields(json, "a cell's state") else { return nil }
    let state = CellState(
      try fields.required("state"), basis: try fields.optional("basis"), start: try fields.optional("start"),
      end: try fields.optional("end"), rule: try fields.optional("rule"),
      confidence: try fields.optional("confidence"))
    try fields.end()
    return state
  }
}
