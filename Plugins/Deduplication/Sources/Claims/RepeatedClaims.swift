public import ThreshKit

/// `dedupe/claims@1`: finds statements that restate one proposition.
public struct RepeatedClaims: GroupStage {
  public struct Options: StageOptions {
    public var likeness = 0.55

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
      differ, when their numbers, their studies, conditions or comparators contradict each other, or when one denies what the other asserts. Of
      the others, those are joined whose rarer words are largely the same, where words for the page's own subject count little and
      a shared outcome counts more. In a group every two members are alike. Groups of two or more get a `duplicate_group`.
      Nothing is deleted; the claims table shows the groups, and a person confirms them.
      """,
    example: "- { uses: dedupe/claims@1 }")

  public var blockLimit: Int { 4000 }

  private let likeness: Double
  private let background: Background

  public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    likeness = options.likeness
    background = try Background()
  }

  public func keys(for record: Evidence) throws(RecordError) -> [String] {
    let words = record.intervention.map { ContentStems($0).stems } ?? []
    let type = record.type.rawValue
    return words.isEmpty ? [type] : words.map { "\(type):\(String($0.value, radix: 16))" }.sorted()
  }

  public func links(in group: [Evidence], key: String, _ report: inout Report) throws(RecordError) -> [Link] {
    // By id, so that the order in which pages were read decides nothing.
    let profiles = group.sorted { $0.id < $1.id }.map { ClaimProfile($0, background) }
    return ClaimClusters(profiles, threshold: likeness).pairs().map { pair in
      let (a, b) = (profiles[pair.a], profiles[pair.b])
      return Link(a.row.id, b.row.id, reason: a.reason(b, likeness: pair.likeness), score: pair.likeness)
    }
  }

  public func merge(_ cluster: [Evidence], links: [Link], _ report: inout Report) throws(RecordError)
    -> [Evidence]
  {
    guard cluster.count > 1, let name = cluster.map(\.id).min() else { return cluster }
    let group = "C" + ContentID.short(name)
    return cluster.map { row in
      var row = row
      row.duplicateGroup = group
      return row
    }
  }
}
