internal import ThreshKit

/// A few rows that show what a review's tables can tell, chosen by what they are and never by what they say.
struct Highlights {
  let tables: ReviewTables

  /// A harm that a page states.
  var harm: Evidence? {
    surest { $0.type == .safety && $0.direction == .against }
  }

  /// A finding with the study it rests on: the one of which the pages say most.
  var findingWithStudy: Evidence? {
    func stated(_ study: Study) -> Int {
      [
        study.design != nil, study.year != nil, study.venue != nil, study.institution != nil,
        study.author != nil,
        study.nStudies != nil, study.nParticipants != nil,
      ].count { $0 }
    }
    return first(
      by: { (stated($0.study), $0.confidence) },
      where: { $0.type == .researchFinding && $0.studyID != nil && stated($0.study) > 0 })
  }

  /// "Research shows", and no word on which.
  var vagueFinding: Evidence? {
    surest { $0.type == .researchFinding && $0.citationStatus == .vague }
  }

  /// What most pages repeat without a study behind it.
  var unbackedClaim: ClaimRow? {
    let claims = tables.claims.filter { $0.nSources > 1 && $0.studyIDs.isEmpty }
    let most = claims.map(\.nSources).max()
    return claims.first { $0.nSources == most }
  }

  /// The study that most pages cite.
  var sharedStudy: StudyRow? {
    let studies = tables.studies.filter { $0.nSources > 1 }
    let most = studies.map(\.nSources).max()
    return studies.first { $0.nSources == most }
  }

  /// All of it as text. What the review does not have is said, not left out.
  ///
  /// - Parameter workspace: what must be added to a command to use the same workspace.
  func lines(style: Style, width: Int, workspace: String = "") -> [String] {
    var lines: [String] = []
    func part(_ title: String, _ body: [String]?) {
      lines += ["", style.bold(title)]
      lines += body ?? [style.dim("  none in these pages")]
    }
    func statement(_ row: Evidence?) -> [String]? {
      row.map { Self.statement($0, style: style, width: width) }
    }
    part("A harm that a page states", statement(harm))
    part("A finding and the study it rests on", statement(findingWithStudy))
    part("A finding that names no study", statement(vagueFinding))
    part(
      "A claim that several pages repeat and no study backs",
      unbackedClaim.map { claim in
        Paragraph.wrapped(
          "\"" + Paragraph.folded(claim.representative.quote) + "\"", width: width, indent: "  ")
          + [
            "  "
              + style.dim(
                "\(claim.nStatements) statements on " + pages(claim.nSources, claim.sourceIDs))
          ]
      })
    part(
      "A study that several pages cite",
      sharedStudy.map { study in
        ["  " + study.label]
          + study.citedAs.prefix(3).flatMap {
            Paragraph.wrapped("\"" + Paragraph.folded($0) + "\"", width: width, indent: "    ")
          }
          + [
            "  "
              + style.dim(
                "\(study.nStatements) statements on " + pages(study.nSources, study.sourceIDs))
          ]
      })
    if let row = findingWithStudy ?? vagueFinding ?? tables.evidence.first {
      lines += ["", "See where a row comes from:", "  " + style.green("thresh show \(row.id)\(workspace)")]
    }
    return lines
  }

  /// A row for a reader: its words, then what was made of them and where they stand.
  static func statement(_ row: Evidence, style: Style, width: Int) -> [String] {
    var facts = [row.type.rawValue, row.direction?.rawValue, row.certainty.rawValue].compactMap { $0 }
    let study = [
      row.study.design?.rawValue, row.study.author, row.study.venue, row.study.institution,
      row.study.year.map(String.init), row.study.nStudies.map { "\($0) studies" },
      row.study.nParticipants.map { "\($0) participants" },
    ].compactMap { $0 }
    if !study.isEmpty { facts.append("study: " + study.joined(separator: ", ")) }
    let place = ([row.source] + row.section.suffix(1)).joined(separator: " › ") + ", \(row.start)–\(row.end)"
    return Paragraph.wrapped("\"" + Paragraph.folded(row.quote) + "\"", width: width, indent: "  ")
      + Paragraph.wrapped(facts.joined(separator: " · "), width: width, indent: "  ").map(style.cyan)
      + Paragraph.wrapped(place, width: width, indent: "  ").map(style.dim)
  }

  /// - Parameter count: how many of the pages are no copies of others.
  private func pages(_ count: Int, _ sourceIDs: [String]) -> String {
    "\(count) pages" + (sourceIDs.count > count ? ", copies not counted: " : ": ") + names(sourceIDs)
  }

  private func names(_ sourceIDs: [String]) -> String {
    let known = Dictionary(tables.sources.map { ($0.sourceID, $0.source) }) { first, _ in first }
    return sourceIDs.map { known[$0] ?? String($0.prefix(12)) }.joined(separator: ", ")
  }

  private func surest(_ isWanted: (Evidence) -> Bool) -> Evidence? {
    first(by: { (0, $0.confidence) }, where: isWanted)
  }

  /// The first of the rows with the highest rank.
  private func first(by rank: (Evidence) -> (Int, Double), where isWanted: (Evidence) -> Bool) -> Evidence? {
    let rows = tables.evidence.filter(isWanted)
    guard let best = rows.map(rank).max(by: { $0 < $1 }) else { return nil }
    return rows.first { rank($0) == best }
  }
}
