public import ThreshKit

/// The last run of a pipeline, as a workspace keeps it.
public struct SavedRun: Sendable {
  /// Everything the run made.
  public var corpus: Corpus
  /// The pipeline file, absolute; nil when the pipeline had none.
  public var pipelineFile: String?
  /// The stages that made the records, in order.
  public var steps: [SavedStep]

  public init(corpus: Corpus, pipelineFile: String?, steps: [SavedStep]) {
    self.corpus = corpus
    self.pipelineFile = pipelineFile
    self.steps = steps
  }
}

/// A stage of a saved run.
public struct SavedStep: Codable, Sendable, Hashable {
  /// What the pipeline file calls it.
  public var id: String
  /// `cleanup/page@1`
  public var uses: String
  /// Kinds of record it read and made; nil for none.
  public var input: RecordKind?
  public var output: RecordKind?

  public init(id: String, uses: String, input: RecordKind?, output: RecordKind?) {
    self.id = id
    self.uses = uses
    self.input = input
    self.output = output
  }
}

/// A statement found in a workspace, with what is needed to show where it came from.
public struct SavedEvidence: Sendable {
  public var pipeline: String
  public var evidence: Evidence
  /// Nil when the workspace does not hold it.
  public var document: Document?
  public var page: Page?
  public var steps: [SavedStep]
  public var run: RunInfo
}
