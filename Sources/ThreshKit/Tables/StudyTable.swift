/// One study that can be told apart, as the pages state it.
public struct StudyRow: Codable, Sendable, Hashable {
  /// How well the study could be found again from what the pages say.
  public enum Identifiability: String, Codable, Sendable, CaseIterable, CellConvertible {
    /// An identifier, or author, year and venue together.
    case full
    case partial
  }

  /// Whether the pages cite the study or report it themselves.
  public enum Relation: String, Codable, Sendable, CaseIterable, CellConvertible {
    case cited, own
  }

  public var studyID: String
  /// The mentions, verbatim.
  public var citedAs: [String]
  /// For each field the value that most statements give, then the first.
  public var study: Study
  public var doi: String?
  public var pmid: String?
  public var matchBasis: [String]
  /// Fields on which statements disagree, with the values: `year: 2017, 2018`.
  public var conflicts: [String]
  /// Pages, copies not counted.
  public var nSources: Int
  public var nStatements: Int
  public var sourceIDs: [String]
  public var relation: Relation

  /// Names of the fields in ``conflicts``.
  var conflictingFields: [String] { conflicts.map { String($0.prefix { $0 != ":" }) } }

  public var identifiability: Identifiability {
    doi != nil || pmid != nil || (study.author != nil && study.year != nil && study.venue != nil)
      ? .full : .partial
  }

  /// Short name for a reader, such as `Annals of Internal Medicine 2017`.
  public var label: String {
    let who = study.venue ?? study.author ?? study.institution
    let name = [who, study.year.map(String.init)].compactMap { $0 }.joined(separator: " ")
    if who != nil { return name }
    let identifier = doi.map { "doi:" + $0 } ?? pmid.map { "PMID " + $0 }
    // A year alone is no name: "A 2017 analysis" says more.
    guard let design = study.design?.rawValue else { return identifier ?? citedAs.first ?? name }
    return identifier ?? [design, study.year.map(String.init)].compactMap { $0 }.joined(separator: " ")
  }
}

extension ReviewTables {
  /// The columns of the studies table, in order.
  static let studyColumns: [Column<StudyRow>] = [
    .required("study_id", help: "Key of the study.") { $0.studyID },
    .required("label", help: "Short name for a reader.") { $0.label },
    .required("cited_as", help: "The mentions, verbatim.") { $0.citedAs },
    .optional("author", help: "Author as written.") { $0.study.author },
    .optional("year", help: "Year of publication.") { $0.study.year },
    .optional("venue", help: "Journal as written.") { $0.study.venue },
    .optional("institution", help: "Who ran or endorses it.") { $0.study.institution },
    .optional("design", help: "Strongest design named.") { $0.study.design },
    .optional("n_studies", help: "Number of studies it covers.") { $0.study.nStudies },
    .optional("n_participants", help: "Number of participants.") { $0.study.nParticipants },
    .optional("doi", help: "DOI, from the pages only.") { $0.doi },
    .optional("pmid", help: "PubMed id, from the pages only.") { $0.pmid },
    .required("identifiability", help: "How well the study could be found again.") { $0.identifiability },
    .required("match_basis", help: "Why the mentions were joined.") { $0.matchBasis },
    .required("conflicts", help: "Fields on which statements disagree, with the values.") { $0.conflicts },
    .required("n_sources", help: "Pages that rest on it, copies not counted.") { $0.nSources },
    .required("n_statements", help: "Statements that rest on it.") { $0.nStatements },
    .required("source_ids", help: "Keys of the pages, copies included.") { $0.sourceIDs },
    .required("relation", help: "Cited, or the page's own study.") { $0.relation },
    .optional("verified", help: "For a person to set.") { _ in Bool?.none },
  ]

  /// One row for each study told apart, in order of its first statement.
  static func studies(_ evidence: [Evidence], links: [Link], copies: [String: String]) -> [StudyRow] {
    let studyOf = Dictionary(evidence.map { ($0.id, $0.studyID) }) { first, _ in first }
    var reasons: [String: [String]] = [:]
    for link in links {
      if let study = studyOf[link.a] ?? nil, studyOf[link.b] == study {
        reasons[study, default: []].append(link.reason)
      }
    }
    return Grouped(evidence) { $0.studyID }.groups.map { key, rows in
      var conflicts: [String] = []
      /// The value most rows give; notes a conflict when they differ.
      func agreed<Value: Hashable>(_ field: String, _ value: (Evidence) -> Value?) -> Value? {
        let values = rows.compactMap(value)
        let distinct = unique(values)
        if distinct.count > 1 {
          conflicts.append("\(field): " + distinct.map { "\($0)" }.joined(separator: ", "))
        }
        let counted = distinct.map { candidate in (candidate, values.count { $0 == candidate }) }
        let most = counted.map(\.1).max()
        return counted.first { $0.1 == most }?.0
      }
      var study = Study()
      study.author = agreed("author") { $0.study.author }
      study.year = agreed("year") { $0.study.year }
      study.venue = agreed("venue") { $0.study.venue }
      study.institution = agreed("institution") { $0.study.institution }
      study.design = agreed("design") { $0.study.design?.rawValue }.flatMap(Design.init(rawValue:))
      study.nStudies = agreed("n_studies") { $0.study.nStudies }
      study.nParticipants = agreed("n_participants") { $0.study.nParticipants }
      let doi = agreed("doi") { $0.citation?.doi?.lowercased() }
      let pmid = agreed("pmid") { $0.citation?.pmid }
      return StudyRow(
        studyID: key, citedAs: unique(rows.compactMap { $0.citation?.mention }), study: study,
        doi: doi, pmid: pmid, matchBasis: unique(reasons[key] ?? []), conflicts: conflicts,
        nSources: Set(rows.map { copies[$0.sourceID] ?? $0.sourceID }).count,
        nStatements: rows.count, sourceIDs: unique(rows.map(\.sourceID)),
        relation: rows.contains { $0.citation?.isOwn == true } ? .own : .cited)
    }
  }
}
