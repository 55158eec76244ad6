public import ThreshKit

/// `dedupe/pages@1`: finds pages that hold the same text.
public struct PageCopies: GroupStage {
  public static var relation: Relation { .copies }

  public struct Options: StageOptions {
    public var similarity = 0.5

    public init() {}

    public static var options: [Option<Options>] {
      [
        .double(
          "similarity", \.similarity, in: 0...1,
          help: "Share of their word sequences that two pages must have in common to be copies.")
      ]
    }
  }

  public static let spec = StageSpec(
    name: "dedupe/pages", version: 1, summary: "Finds pages that are copies of one another",
    discussion: """
      Two pages are copies when at least half of all their runs of four words stand in both, or when nearly all of the shorter
      one stands in a longer one of at most twice its length. A page that only quotes another is none. The same DOI or address
      is enough with less in common. Pages pass through unchanged; the sources table gets `copy_of`.
      """,
    example: "- { uses: dedupe/pages@1 }")

  private let similarity: Double
  /// Pages that are all compared with one another, and all their likeness told.
  private static let manyPages = 32

  public init(_ options: Options, _ context: StageContext) throws(ConfigurationError) {
    similarity = options.similarity
  }

  /// What two pages are compared by.
  public struct Profile: Sendable {
    let id: String
    let sketch: PageSketch
    let doi: String?
    /// Normalized, the canonical one first.
    let addresses: [String]

    init(_ document: Document) {
      id = document.id
      sketch = PageSketch(document.text)
      doi = document.metadata.doi?.value.lowercased()
      addresses = [document.metadata.canonicalURL?.value, document.url?.value]
        .compactMap { $0.flatMap(PageAddress.normalized) }
        .reduce(into: []) { list, address in if !list.contains(address) { list.append(address) } }
    }
  }

  public func profile(of record: Document) throws(RecordError) -> Profile { Profile(record) }

  public func keys(for profile: Profile) throws(RecordError) -> [String] {
    var keys = profile.sketch.keys
    if let doi = profile.doi { keys.append("doi:" + doi) }
    for address in profile.addresses { keys.append("url:" + address) }
    return keys
  }

  public func links(in group: [Profile], key: String, _ report: inout Report) throws(RecordError) -> [Link] {
    var links: [Link] = []
    // Of many copies of one page each is linked to one of the others only: that joins them as well as all pairs do.
    let isLarge = group.count > Self.manyPages
    var joined = Array(group.indices)
    for i in group.indices {
      if Task.isCancelled { break }
      for j in group.indices[(i + 1)...] where group[i].id != group[j].id {
        if isLarge, joined[i] == joined[j] { continue }
        guard let link = link(group[i], group[j]) else { continue }
        links.append(link)
        let (from, to) = (joined[j], joined[i])
        for index in joined.indices where joined[index] == from { joined[index] = to }
      }
    }
    return links
  }

  public func merge(_ cluster: [Document], links: [Link], _ report: inout Report) throws(RecordError)
    -> [Document]
  {
    cluster
  }

  private func link(_ a: Profile, _ b: Profile) -> Link? {
    let (sketchA, sketchB) = (a.sketch, b.sketch)
    if sketchA.whole == sketchB.whole, sketchA.wordCount == sketchB.wordCount, sketchA.wordCount > 0 {
      return Link(a.id, b.id, reason: "the same words", score: 1)
    }
    let jaccard = sketchA.jaccard(sketchB)
    let shorter = min(sketchA.runCount, sketchB.runCount)
    let longer = max(sketchA.runCount, sketchB.runCount)
    guard shorter > 0 else { return nil }
    // From |A and B| = J |A or B|.
    let contained = min(1, jaccard * (shorter + longer) / (1 + jaccard) / shorter)
    let percent = Int((jaccard * 100).rounded())
    let containedPercent = Int((contained * 100).rounded())
    if let doi = a.doi, doi == b.doi, contained >= 0.3 {
      return Link(
        a.id, b.id, reason: "same DOI \(doi), \(containedPercent) % of the shorter text in common",
        score: contained)
    }
    if let address = a.addresses.first(where: b.addresses.contains), contained >= 0.3 {
      return Link(
        a.id, b.id, reason: "same address \(address), \(containedPercent) % of the shorter text in common",
        score: contained)
    }
    // Short texts are alike by chance or by their site's template.
    guard shorter >= 32 else { return nil }
    if jaccard >= (shorter < 150 ? max(similarity, 0.8) : similarity) {
      return Link(a.id, b.id, reason: "\(percent) % of the text in common", score: jaccard)
    }
    guard shorter >= 150 else { return nil }
    if contained >= 0.9, shorter * 2 >= longer {
      return Link(
        a.id, b.id, reason: "\(containedPercent) % of the shorter text stands in the longer one",
        score: contained)
    }
    return nil
  }
}
