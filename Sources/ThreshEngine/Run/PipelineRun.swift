internal import Foundation
public import ThreshKit
public import ThreshStore

/// A whole run: lock the output, run the stages, save the records, write the exports.
public struct PipelineRun: Sendable {
  private let plan: Plan
  private let workspace: Workspace?
  private let jobs: Int
  private let version: String

  /// What a run left behind.
  public struct Outcome: Sendable {
    public var corpus: Corpus
    public var tables: ReviewTables
    /// Every export, with its path below the plan's output folder.
    public var files: [WrittenFile]
    /// Absolute path of `run.json`.
    public var runFile: String
    public var seconds: Double
  }

  /// - Parameters:
  ///   - workspace: where the records are kept for `show` and `export`; nil to keep none.
  ///   - jobs: how many pages are worked on at once.
  ///   - version: of the program.
  public init(_ plan: Plan, workspace: Workspace?, jobs: Int, version: String) {
    self.plan = plan
    self.workspace = workspace
    self.jobs = jobs
    self.version = version
  }

  /// Runs the plan.
  ///
  /// That the output can be written is found out before the first page is read. When the task is cancelled nothing
  /// is written: exports and workspace stay as the last run left them.
  ///
  /// - Throws: ``SinkError``, ``StoreError``, ``ConfigurationError`` or `CancellationError`.
  public func run(progress: @escaping @Sendable (RunProgress) -> Void = { _ in }) async throws -> Outcome {
    let started = Date()
    let process = ProcessInfo.processInfo.processIdentifier
    let holder = "process \(process), pipeline \(plan.name), since \(RunRecord.text(started))"
    let folders = plan.exportFolders
    var locks: [FolderLock] = []
    defer { for lock in locks { lock.release() } }
    for folder in folders { locks.append(try FolderLock(folder, holder: holder)) }
    try probe()

    let corpus = try await PipelineRunner(plan, jobs: jobs, version: version).run(progress: progress)
    try workspace?.save(
      SavedRun(corpus: corpus, pipelineFile: plan.file, steps: plan.savedSteps), jobs: jobs)
    let tables = ReviewTables(corpus)
    let files = try Self.export(tables, plan.exports, into: plan.outputFolder, jobs: jobs)
    let finished = Date()
    let record = RunRecord(
      run: corpus.run, started: RunRecord.text(started), finished: RunRecord.text(finished),
      seconds: finished.timeIntervalSince(started), jobs: jobs, pipelineFile: plan.file,
      parameters: Dictionary(
        plan.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
      outputFolder: plan.outputFolder, workspace: workspace?.folder, counts: RunRecord.counts(of: corpus),
      problems: Dictionary(corpus.problems.map { ($0.code, 1) }, uniquingKeysWith: +), files: files)
    _ = try record.write(into: plan.runFolder)
    return Outcome(
      corpus: corpus, tables: tables, files: files, runFile: plan.runFolder + "/" + RunRecord.fileName,
      seconds: finished.timeIntervalSince(started))
  }

  /// Writes `tables` with each sink of `steps` in order.
  public static func export(_ tables: ReviewTables, _ steps: [Plan.Step], into folder: String, jobs: Int = 1)
    throws(SinkError)
    -> [WrittenFile]
  {
    let output = OutputFolder(path: folder, jobs: jobs)
    var files: [WrittenFile] = []
    for step in steps {
      guard case .sink(let sink) = step.stage else { continue }
      files += try sink.write(tables, into: output)
    }
    return files
  }

  /// Finds out early what would stop the exports at the end.
  private func probe() throws(SinkError) {
    for path in plan.exportPaths {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        throw SinkError(path: path, "cannot be written: it is a folder")
      }
    }
  }
}

extension Plan {
  /// Where `run.json` goes: beside the first export.
  var runFolder: String { exportPaths.first.map { Paths.parent(of: $0) } ?? outputFolder }

  /// The steps as a workspace keeps them.
  var savedSteps: [SavedStep] {
    steps.map { SavedStep(id: $0.id, uses: $0.spec.reference, input: $0.role.input, output: $0.role.output) }
  }
}
