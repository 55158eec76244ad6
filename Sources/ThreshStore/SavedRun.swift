public import ThreshKit

/// A run of a pipeline, as a workspace keeps it.
public struct SavedRun: Sendable {
  /// `R` and 16 hexadecimal digits: see ``makeID(_:started:)``.
  public var id: String
  /// ISO 8601, UTC.
  public var started: String
  /// Everything the run made.
  public var corpus: Corpus
  /// The pipeline file, absolute; nil when the pipeline had none.
  public var pipelineFile: String?
  /// The stages that made the records, in order.
  public var steps: [SavedStep]

  public init(corpus: Corpus, pipelineFile: String?, steps: [SavedStep], started: String) {
    id = Self.makeID(corpus.run, started: started)
    self.started = started
    self.corpus = corpus
    self.pipelineFile = pipelineFile
    self.steps = steps
  }

  /// `R` and 16 hexadecimal digits from what was run, over which pages, and when.
  public static func makeID(_ run: RunInfo, started: String) -> String {
    "R" + ContentID.short(run.pipeline, run.pipelineDigest, run.inputDigest, started)
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
  /// Digest of the stage with its options: see ``StageIdentity``.
  public var identity: String?

  public init(id: String, uses: String, input: RecordKind?, output: RecordKind?, identity: String? = nil) {
    self.identity = identity
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
