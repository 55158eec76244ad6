/// One proposition, wherever it is restated.
public struct ClaimRow: Codable, Sendable, Hashable {
  public var duplicateGroup: String
  /// The member that stands for the group: the one the extraction is surest of, then the first.
  public var representative: Evidence
  public var directions: [Tally]
  public var certainties: [Tally]
  public var nStatements: Int
  /// Statements, of copies of one page those of the one with most: below two, only copies repeat the claim.
  public var nOriginals: Int
  /// Pages, copies not counted.
  public var nSources: Int
  /// Sites among those pages whose site is known; nil when none is.
  public var nSites: Int?
  public var nSpeakers: Int
  public var studyIDs: [String]
  public var sourceIDs: [String]
  public var linkReasons: [String]

  /// Whether the members' directions differ.
  public var hasConflict: Bool { directions.count > 1 }
}

extension ReviewTables {
  /// The columns of the claims table, in order.
  static let claimColumns: [Column<ClaimRow>] = [
    .required("duplicate_group", help: "Key of the claim.") { $0.duplicateGroup },
    .required("claim", help: "A representative quote, verbatim.") { $0.representative.quote },
    .required("evidence_id", help: "Row of that quote in the evidence table.") { $0.representative.id },
    .required("type", help: "Type of that row.") { $0.representative.type },
    .optional("condition", help: "Condition of that row.") { $0.representative.condition },
    .optional("intervention", help: "Intervention of that row.") { $0.representative.intervention },
    .optional("comparator", help: "Comparator of that row.") { $0.representative.comparator },
    .required("outcomes", help: "Outcomes of that row.") { $0.representative.outcomes },
    .required("directions", help: "Directions of all statements, with counts.") { $0.directions },
    .required("certainties", help: "Certainties of all statements, with counts.") { $0.certainties },
    .required("n_statements", help: "Statements of the claim.") { $0.nStatements },
    .required("n_sources", help: "Pages that state it, copies not counted.") { $0.nSources },
    .optional("n_sites", help: "Sites among those pages, where the site is known.") { $0.nSites },
    .required("n_speakers", help: "Speakers, one for each page that names none.") { $0.nSpeakers },
    .required("n_studies_cited", help: "Studies told apart that the statements rest on.") {
      $0.studyIDs.count
    },
    .required("study_ids", help: "Keys of those studies.") { $0.studyIDs },
    .required("source_ids", help: "Keys of the pages, copies included.") { $0.sourceIDs },
    .required("conflict", help: "True when the directions differ.") { $0.hasConflict },
    .required("link_reason", help: "Why the statements were joined.") { $0.linkReasons },
    .required("review_status", help: "What a person decided about the claim.") { _ in
      ReviewStatus.unreviewed
    },
  ]

  /// One row for each group of two statements or more, in order of its first statement.
  static func claims(
    _ evidence: [Evidence], links: [Link], copies: [String: String], sites: [String: String]
  ) -> [ClaimRow] {
    let members = Grouped(evidence) { $0.duplicateGroup }
    var reasons: [String: [String]] = [:]
    let groupOf = Dictionary(evidence.map { ($0.id, $0.duplicateGroup) }) { first, _ in first }
    for link in links {
      if let group = groupOf[link.a] ?? nil, groupOf[link.b] == group {
        reasons[group, default: []].append(link.reason)
      }
    }
    return members.groups.compactMap { key, rows in
      guard rows.count > 1 else { return nil }
      let best = rows.map(\.confidence).max()
      guard let representative = rows.first(where: { $0.confidence == best }) else { return nil }
      // A copy may state what its original words otherwise, so that no page of the claim is an original: copies of
      // one page count as that page.
      let pages = Grouped(rows) { copies[$0.sourceID] ?? $0.sourceID }.groups.map(\.rows)
      let knownSites = Set(pages.compactMap { sites[$0[0].sourceID] })
      return ClaimRow(
        duplicateGroup: key, representative: representative,
        directions: tally(rows.compactMap { $0.direction?.rawValue }),
        certainties: tally(rows.map(\.certainty.rawValue)),
        nStatements: rows.count, nOriginals: pages.reduce(0) { $0 + mostOnOnePage($1) },
        nSources: pages.count,
        nSites: knownSites.isEmpty ? nil : knownSites.count,
        nSpeakers: Set(rows.map { [copies[$0.sourceID] ?? $0.sourceID, $0.speaker] }).count,
        studyIDs: unique(rows.compactMap(\.studyID)), sourceIDs: unique(rows.map(\.sourceID)),
        linkReasons: unique(reasons[key] ?? []))
    }
  }

  /// The number of rows of the page that has most of them.
  private static func mostOnOnePage(_ rows: [Evidence]) -> Int { tally(rows.map(\.sourceID)).first?.n ?? 0 }
}
