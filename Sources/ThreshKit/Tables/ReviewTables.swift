/// The tables of a review, derived in one place from a run's records and links. Sinks only write them.
///
/// Rows keep the order of the corpus. A statement whose quote is not what its page says at its place is left out,
/// with a problem `quote-mismatch`.
public struct ReviewTables: Sendable {
  /// Changes when a column is renamed, removed or changes its type.
  public static let schemaVersion = 1

  public var run: RunInfo
  public var evidence: [Evidence]
  public var claims: [ClaimRow]
  public var studies: [StudyRow]
  public var sources: [SourceRow]
  public var problems: [Problem]
  public var answers: [AnswerRow]
  public var summary: RunSummary

  public init(_ corpus: Corpus) {
    let checked = Self.checked(corpus)
    var evidence = checked.kept
    var sizes: [String: Int] = [:]
    for row in evidence { if let group = row.duplicateGroup { sizes[group, default: 0] += 1 } }
    for index in evidence.indices {
      if let group = evidence[index].duplicateGroup, sizes[group] == 1 {
        evidence[index].duplicateGroup = nil
      }
    }
    let copies = Self.copies(corpus.pages, links: corpus.links[.copies] ?? [])
    let sources = Self.sources(corpus, evidence: evidence, copies: copies)
    run = corpus.run
    let answers = Self.answers(corpus)
    problems = corpus.problems + checked.problems + answers.problems
    self.answers = answers.kept
    claims = Self.claims(
      evidence, links: corpus.links[.claims] ?? [], copies: copies, sites: Self.sites(sources))
    studies = Self.studies(evidence, links: corpus.links[.studies] ?? [], copies: copies)
    summary = RunSummary(
      corpus, evidence: evidence, quotesChecked: corpus.evidence.count, sources: sources,
      studies: studies.count, claims: claims.count { $0.nOriginals > 1 }, problems: problems)
    if let mismatch = summary.mismatch {
      problems.append(mismatch)
      summary.count(problems)
    }
    self.sources = sources
    self.evidence = evidence
  }

  /// The rows whose quote holds, and a problem for each of the others.
  private static func checked(_ corpus: Corpus) -> (kept: [Evidence], problems: [Problem]) {
    let evidence = corpus.evidence
    let paths = corpus.paths
    let texts = Dictionary(corpus.documents.map { ($0.id, $0.text) }) { first, _ in first }
    var current: (id: String, check: QuoteCheck?)?
    var seen: Set<String> = []
    var dropped: Set<Int> = []
    var problems: [Problem] = []
    for (index, row) in evidence.enumerated() {
      if current?.id != row.sourceID {
        current = (row.sourceID, texts[row.sourceID].map(QuoteCheck.init))
      }
      let holds = current?.check?.holds(row.quote, start: row.start, end: row.end) == true
      if holds, seen.insert(row.id).inserted { continue }
      let (code, message) =
        holds
        ? ("repeated-row", "a second row has the id \(row.id); it was left out")
        : (
          "quote-mismatch",
          "the quote is not what the page says at \(row.start)..<\(row.end); the row was left out"
        )
      dropped.insert(index)
      problems.append(
        Problem(
          source: paths[row.sourceID] ?? row.source, sourceID: row.sourceID, stage: "tables", code: code,
          message: message, place: "\(row.start)"))
    }
    // As a rule nothing is dropped, and the list is shared with the corpus instead of held twice.
    if dropped.isEmpty { return (evidence, problems) }
    return (evidence.indices.filter { !dropped.contains($0) }.map { evidence[$0] }, problems)
  }

  /// The site of each page that states one, else the host of its address.
  private static func sites(_ sources: [SourceRow]) -> [String: String] {
    var sites: [String: String] = [:]
    for source in sources {
      let url = source.url ?? source.metadata.canonicalURL
      sites[source.sourceID] = url.flatMap { host(of: $0.value) } ?? source.metadata.site?.value.lowercased()
    }
    return sites
  }

  /// `example.org` of `https://user@www.example.org:8080/path`.
  static func host(of url: String) -> String? {
    guard let scheme = url.range(of: "://") else { return nil }
    let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
    let host = authority.split(separator: "@").last?.split(separator: ":").first.map { $0.lowercased() }
    guard let host, !host.isEmpty else { return nil }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
