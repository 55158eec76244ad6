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
    StudyIdentity(record).bases.map(\.key)
  }

  public func links(in group: [Evidence], key: String, _ report: inout Report) throws(RecordError) -> [Link] {
    let identities = group.map(StudyIdentity.init)
    var links: [Link] = []
    for i in group.indices {
      guard let basis = identities[i].bases.first(where: { $0.key == key }) else { continue }
      for j in group.indices[(i + 1)...]
      where basis.score == 1 || !identities[i].clashes(with: identities[j]) {
        links.append(Link(group[i].id, group[j].id, reason: basis.reason, score: basis.score))
      }
    }
    return links
  }

  public func merge(_ cluster: [Evidence], links: [Link], _ report: inout Report) throws(RecordError)
    -> [Evidence]
  {
    let bases = cluster.flatMap { StudyIdentity($0).bases }
    guard bases.contains(where: \.isIdentifying) else { return cluster }
    let identifier = bases.filter { $0.score == 1 }.map(\.key).min()
    guard let name = identifier ?? cluster.map(\.id).min() else { return cluster }
    let studyID = "S" + ContentID.short(name)
    return cluster.map { row in
      var row = row
      row.studyID = studyID
      return row
    }
  }
}
