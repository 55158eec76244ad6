public import ThreshKit

/// `dedupe/studies@1`: finds the mentions of one study, within and across pages.
public struct StudyMentions: GroupStage {
  public static let spec = StageSpec(
    name: "dedupe/studies", version: 1, summary: "Finds statements that rest on one study",
    discussion: """
      A study can be told apart by a DOI or PubMed id, or by facts together that two studies hardly share, such as journal and year
      or author and year. Rows that agree on such facts, and contradict each other in none, get one `study_id`; so do rows
      that share a mention on a page. A vague "studies show" never gets one. What a row itself says about its study is not rewritten;
      the studies table shows where rows disagree.
      """,
    example: "- { uses: dedupe/studies@1 }")

  public init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}

  public func keys(for record: Evidence) throws(RecordError) -> [String] {
    record.study.isEmpty && record.citation == nil ? [] : StudyIdentity(record).bases.map(\.key)
  }

  public func links(in group: [Evidence], key: String, _ report: inout Report) throws(RecordError) -> [Link] {
    // By id, so that the order in which pages were read decides nothing. Each row is linked to the first row before it
    // that it does not contradict: that joins the group, and says each reason once.
    let rows = group.sorted { $0.id < $1.id }
    let identities = rows.map(StudyIdentity.init)
    var links: [Link] = []
    for j in rows.indices {
      guard let basis = identities[j].bases.first(where: { $0.key == key }),
        let i = rows[..<j].indices.first(where: {
          basis.isIdentifier || !identities[$0].clashes(with: identities[j])
        })
      else { continue }
      links.append(Link(rows[i].id, rows[j].id, reason: basis.reason, score: basis.score))
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
