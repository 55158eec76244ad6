public import ThreshKit

/// `dedupe/claims@1`: finds statements that restate one proposition.
public struct RepeatedClaims: GroupStage {
  public static var relation: Relation { .claims }

  public struct Options: StageOptions {
    public var likeness = 0.6

    public init() {}

    public static var options: [Option<Options>] {
      [
        .double(
          "likeness", \.likeness, in: 0...1,
          help: "How alike two statements must be to be one claim; higher joins fewer.")
      ]
    }
  }

  public static let spec = StageSpec(
    name: "dedupe/claims", version: 1,
    summary: "Finds statements that restate one proposition, within or across pages",
    discussion: """
      Two statements are compared when they are of one type about one intervention. They are never one claim when their directions
      differ, when their numbers, their studies, conditions or comparators contradict each other, when one denies what the other asserts, or
      when both stand under different headings of one page that alone say what they are about. Of the others, those are joined whose rarer
      words are largely the same or mean the same, where words for the page's own subject count half and a shared outcome counts more. In a group every two members are alike. Groups of two or more get a `duplicate_group`.
      Nothing is deleted; the claims table shows the groups, and a person confirms them.
      """,
    example: "- { uses: dedupe/claims@1 }", changes: ["duplicate_group"])

  public var blockLimit: Int { 4000 }

  public static let codeIdentity = spec.reference + " " + Terms.resources.digest()

  private let likeness: Double
  private let terms: Terms

  public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    likeness = options.likeness
    terms = try Terms()
  }

  public func profile(of record: Evidence) throws(RecordError) -> ClaimProfile { ClaimProfile(record, terms) }

  public func keys(for profile: ClaimProfile) throws(RecordError) -> [String] { profile.keys.map(\.text) }

  public func links(in group: [ClaimProfile], key: String, _ report: inout Report) throws(RecordError)
    -> [Link]
  {
    // By id, so that the order in which pages were read decides nothing.
    let order = group.indices.sorted { group[$0].id < group[$1].id }
    let claims = order.map { group[$0] }
    return ClaimClusters.pairs(claims, key: key, order: order, threshold: likeness).map { pair in
      let (a, b) = (claims[pair.a], claims[pair.b])
      return Link(a.id, b.id, reason: terms.reason(a, b, likeness: pair.likeness), score: pair.likeness)
    }
  }

  public func merge(_ cluster: [Evidence], links: [Link], _ report: inout Report) throws(RecordError)
    -> [Evidence]
  {
    guard cluster.count > 1 else { return cluster }
    let profiles = cluster.map { ClaimProfile($0, terms) }.sorted { $0.id < $1.id }
    let places = Dictionary(profiles.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    let pairs = links.compactMap { link -> ClaimClusters.Pair? in
      guard let a = places[link.a], let b = places[link.b] else { return nil }
      return ClaimClusters.Pair(a: min(a, b), b: max(a, b), likeness: link.score)
    }
    var groupOf: [String: String] = [:]
    for group in ClaimClusters.groups(profiles, pairs, threshold: likeness) {
      guard let name = group.map({ profiles[$0].id }).min() else { continue }
      for member in group { groupOf[profiles[member].id] = "C" + ContentID.short(name) }
    }
    return cluster.map { row in
      var row = row
      row.duplicateGroup = groupOf[row.id]
      return row
    }
  }
}
