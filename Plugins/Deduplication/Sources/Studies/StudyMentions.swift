public import ThreshKit

/// `dedupe/studies@1`: finds the mentions of one study, within and across pages.
public struct StudyMentions: GroupStage {
  public static var relation: Relation { .studies }

  public static let spec = StageSpec(
    name: "dedupe/studies", version: 1, summary: "Finds statements that rest on one study",
    discussion: """
      A study can be told apart by a DOI or PubMed id, or by facts together that two studies hardly share, such as journal and year
      or author and year. Rows that agree on such facts, and contradict each other in none, get one `study_id`; so do rows
      that share a mention on a page. A vague "studies show" never gets one. What a row itself says about its study is not rewritten;
      the studies table shows where rows disagree.
      """,
    example: "- { uses: dedupe/studies@1 }", changes: ["study_id"])

  public init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}

  /// What two rows are compared by.
  public struct Profile: Sendable {
    let id: String
    /// Nil when the row says nothing of a study, as most do.
    let study: StudyIdentity?
  }

  public func profile(of record: Evidence) throws(RecordError) -> Profile {
    let isSilent = record.study.isEmpty && record.citation == nil
    return Profile(id: record.id, study: isSilent ? nil : StudyIdentity(record))
  }

  public func keys(for profile: Profile) throws(RecordError) -> [String] {
    profile.study?.bases.map(\.key) ?? []
  }

  public func links(in group: [Profile], key: String, _ report: inout Report) throws(RecordError) -> [Link] {
    // By id, so that the order in which pages were read decides nothing. Each row is linked to the first row before it
    // that it does not contradict: that joins the group, and says each reason once.
    let rows = group.compactMap { row in row.study.map { (id: row.id, study: $0) } }.sorted { $0.id < $1.id }
    var links: [Link] = []
    for (j, row) in rows.enumerated() {
      guard let basis = row.study.bases.first(where: { $0.key == key }),
        let earlier = rows[..<j].first(where: { basis.isIdentifier || !$0.study.clashes(with: row.study) })
      else { continue }
      links.append(Link(earlier.id, row.id, reason: basis.reason, score: basis.score))
    }
    return links
  }

  public func merge(_ cluster: [Evidence], links: [Link], _ report: inout Report) throws(RecordError)
    -> [Evidence]
  {
    // Most rows rest on no study.
    if cluster.allSatisfy({ $0.study.isEmpty && $0.citation == nil }) { return cluster }
    let bases = cluster.flatMap { StudyIdentity($0).bases }
    guard bases.contains(where: \.isIdentifying) else { return cluster }
    let identifier = bases.filter(\.isIdentifier).map(\.key).min()
    guard let name = identifier ?? cluster.map(\.id).min() else { return cluster }
    let studyID = "S" + ContentID.short(name)
    return cluster.map { row in
      var row = row
      row.studyID = studyID
      return row
    }
  }
}
