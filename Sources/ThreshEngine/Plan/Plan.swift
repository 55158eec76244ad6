public import ThreshKit

/// A pipeline that was checked wholly and is ready to run: every value is effective, every stage is made.
public struct Plan: Sendable {
  public let name: String
  public let title: String?
  public let description: String?
  /// The pipeline file, as an absolute path; nil for a plan that was made in code.
  public let file: String?
  /// The folder that output paths are relative to, absolute.
  public let outputFolder: String
  public let parameters: [Setting]
  /// The source stage first, then map and group stages in order.
  public let steps: [Step]
  /// Sink stages, in order.
  public let exports: [Step]
  /// SHA-256 over what decides the records: stages, options and the content of files they name. Where pages and
  /// exports lie is left out, so that the same input gives the same bytes anywhere.
  public let digest: String
  /// The variant that was chosen.
  public let variant: String?
  /// The file as it was declared; nil for a plan that was made in code.
  public let declaration: PipelineFile?
  /// What of the pipeline runs; nil for all of it.
  public internal(set) var part: Part?

  /// A stage with its effective options.
  public struct Step: Sendable {
    /// What names the step in overrides, logs and reports.
    public let id: String
    public let spec: StageSpec
    public let role: StageRole
    /// Every option, in the order of the stage's description.
    public let options: [Setting]
    public let stage: RunnableStage
    /// The files that a sink writes, as paths inside the output folder.
    let outputPaths: [String]
    /// Names of the options that are paths of files to read.
    let inputOptions: Set<String>
    /// Version of the code and of the data files behind the stage; for a program its version and digest.
    public internal(set) var codeIdentity: String
    /// What is done when the stage cannot use a record.
    public internal(set) var errorPolicy = ErrorPolicy()
    /// Where that was said, as far as it was: `on_error`, `retries`, `stop_after`.
    public internal(set) var policySettings: [Setting] = []
    /// For a stage that works by lists of words: what they do in records.
    var audit: (@Sendable (RecordBatch) throws(ConfigurationError) -> WordListAudit)?
    /// Its results are made anew, whatever is known from runs before.
    var isMadeAnew = false
  }

  /// A value and where it came from.
  public struct Setting: Sendable, Hashable {
    public var name: String
    public var value: JSONValue
    public var layer: Layer
    /// Where that layer says it: `review.yaml:12`, `THRESH_PARAM_PAGES` or `--set clean.comments`; nil for a default.
    public var place: String?
    /// What the value was written with, such as `params.pages` or `env.HOME`.
    public var references: [String] = []
  }

  /// Where a value came from; a later one overrides an earlier one.
  public enum Layer: String, Sendable, CaseIterable {
    case stageDefault = "default"
    case parent, file, variant
    /// A variable THRESH_PARAM_NAME.
    case environment = "env"
    case paramsFile = "params file"
    case commandLine = "--set"
  }

  /// `cleanup/page@1`, … in order.
  public var stageReferences: [String] { steps.map(\.spec.reference) }

  /// Folders that exports are written into, absolute, sorted, each once; the output folder itself when there are none.
  public var exportFolders: [String] {
    let folders = Set(exportPaths.map { Paths.parent(of: $0) })
    return folders.isEmpty ? [outputFolder] : folders.sorted()
  }

  /// Absolute paths of the files that the exports write.
  public var exportPaths: [String] {
    exports.flatMap(\.outputPaths).map { Paths.join(outputFolder, $0) }
  }
}
