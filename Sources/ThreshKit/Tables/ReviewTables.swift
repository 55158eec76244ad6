/// The tables of a review, derived in one place from a run's records and links. Sinks only write them.
public struct ReviewTables: Sendable {
  public var run: RunInfo
  public var evidence: [Evidence]

  public init(_ corpus: Corpus) {
    run = corpus.run
    evidence = corpus.evidence
  }
}
