internal import Foundation
public import ThreshKit
public import ThreshStore

/// A whole run: lock the output, run the stages, save the records, write the exports.
public struct PipelineRun: Sendable {
  private let plan: Plan
  private let workspace: Workspace?
  private let jobs: Int
  private let version: String
  private let settings: Settings

  /// What a user may ask of a run beside the pipeline.
  public struct Settings: Sendable {
    /// Everything is made anew, whatever is known from runs before.
    public var isFresh = false
    /// The pages' files are copied into the workspace.
    public var keepsPages = false
    /// What in lists of words matches nothing is looked for.
    public var findsUnused = false
    /// What is tried again, though a run before could not use it.
    public var forgets: Failures?
    /// What the user gave beside the pipeline's name; kept with the run.
    public var invocation = Invocation()
    /// Seconds to wait for another run that uses the workspace.
    public var patience = 10.0
    /// Seconds that a file must not have changed for before its size and times are trusted.
    var settled = 2.0

    public init() {}
  }

  /// - Parameters:
  ///   - workspace: where records and results are kept; nil to keep none.
  ///   - jobs: how many pages are worked on at once.
  ///   - version: of the program.
  public init(
    _ plan: Plan, workspace: Workspace?, jobs: Int, version: String, settings: Settings = Settings()
  ) {
    self.plan = plan
    self.workspace = workspace
    self.jobs = jobs
    self.version = version
    self.settings = settings
  }

  /// How many files there are to read. Nothing is read but their list.
  public func fileCount() throws(ConfigurationError) -> Int { try SourceListing(plan)?.items.count ?? 0 }

  /// Runs the plan. A run that would leave what the last one left does nothing.
  ///
  /// That the output can be written is found out before the first page is read. When the task is cancelled no export is
  /// written and the last run stays the last; what stages made so far is known to the next run. Of a trial
  /// (``Plan/part``) the workspace keeps results, but no run.
  ///
  /// - Throws: ``SinkError``, ``StoreError``, ``ConfigurationError``, ``RecordError`` or `CancellationError`.
  public func run(progress: @escaping @Sendable (RunProgress) -> Void = { _ in }) async throws -> RunOutcome {
    let started = Date()
    let process = ProcessInfo.processInfo.processIdentifier
    let holder = "process \(process), pipeline \(plan.name), since \(RunRecord.text(started))"
    var locks: [FolderLock] = []
    defer {
      if !locks.isEmpty { workspace?.seal() }
      for lock in locks { lock.release() }
    }
    try checkFolders()
    if let workspace { locks.append(try await lock(workspace, holder: holder)) }
    for folder in plan.exportFolders { locks.append(try FolderLock(folder, holder: holder)) }
    try probe()

    if let workspace { try settings.forgets?.forget(workspace) }
    let memory = RunMemory(plan, workspace, isFresh: settings.isFresh, settled: settings.settled)
    let listing = try SourceListing(plan)
    let state = try RunAccount.digest(plan, listing, memory, version: version)
    if plan.part == nil, !settings.keepsPages, !settings.findsUnused,
      let account = try RunAccount.unchanged(plan, state: state, memory)
    {
      return outcome(account, .kept(workspace), seconds: Date().timeIntervalSince(started), isUnchanged: true)
    }
    return try await run(listing, memory, started: started, progress)
  }

  private func run(
    _ listing: SourceListing?, _ memory: RunMemory, started: Date,
    _ progress: @escaping @Sendable (RunProgress) -> Void
  ) async throws -> RunOutcome {
    let product: PipelineRunner.Product
    do {
      let runner = PipelineRunner(
        plan, jobs: jobs, version: version, memory: memory, keepsPages: settings.keepsPages)
      product = try await runner.produce(listing, progress: progress)
    } catch {
      // What was made is worth keeping; why the run ended is worth more than that it could not be.
      try? memory.flush()
      throw error
    }
    try memory.flush()
    let saved = SavedRun(
      corpus: product.corpus, pipelineFile: plan.file, steps: plan.savedSteps(memory),
      started: RunRecord.text(started))
    let tables = ReviewTables(product.corpus)
    let wasRetried =
      try settings.forgets != nil || RunAccount.wasRetried(plan, tables.problems, workspace)
    // The one waits for the disk where the other works. Nothing goes on once the run has ended, however it ends.
    let saving = SideWork { try save(saved, memory) }
    defer { try? saving.finish() }
    let held = HeldFiles()
    let files = try Self.export(
      tables, plan.exports, into: OutputFolder(path: plan.outputFolder, jobs: jobs, held: held))
    try saving.finish()
    var account = RunAccount(
      state: try RunAccount.digest(plan, listing, memory, version: version) ?? "", id: saved.id,
      run: product.corpus.run, invocation: settings.invocation, files: files, outputFolder: plan.outputFolder,
      tallies: plan.steps.map { $0.told(product.tallies[$0.id] ?? StageTally()) }, summary: tables.summary,
      problems: tables.problems, firstRow: tables.evidence.first?.id, wasRetried: wasRetried)
    let finished = Date()
    let record = RunRecord(
      account, plan, inputs: RunInput.all(product.corpus, listing),
      counts: RunRecord.counts(of: product.corpus), jobs: jobs, workspace: workspace?.folder,
      started: started, finished: finished)
    account.record = try record.write(into: OutputFolder(path: plan.runFolder, held: held))
    account.record?.name = plan.runFolder + "/" + RunRecord.fileName
    try held.commit()
    if plan.part == nil { try workspace?.finish(saved.id, account: account.json()) }
    var outcome = outcome(
      account, .made(tables), seconds: finished.timeIntervalSince(started), isUnchanged: false)
    if settings.findsUnused { outcome.unused = try plan.unused(in: product.corpus) }
    return outcome
  }

  /// Keeps `run` in the workspace; nothing of a trial.
  private func save(_ run: SavedRun, _ memory: RunMemory) throws {
    guard plan.part == nil else { return }
    try workspace?.keepStages(plan.steps.map { memory.identity($0) })
    try workspace?.save(run, jobs: jobs)
  }

  /// Locks the workspace, which another run may have to give free first.
  private func lock(_ workspace: Workspace, holder: String) async throws -> FolderLock {
    let end = Date().addingTimeInterval(settings.patience)
    while true {
      do throws(SinkError) { return try FolderLock(workspace.folder, holder: holder) } catch {
        if Date() >= end { throw StoreError(.locked, "the workspace \(error)") }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  private func outcome(
    _ account: RunAccount, _ content: RunOutcome.Content, seconds: Double, isUnchanged: Bool
  ) -> RunOutcome {
    var tallies = account.tallies
    if isUnchanged { for index in tallies.indices { tallies[index].tally = tallies[index].tally.allReused } }
    return RunOutcome(
      id: account.id, run: account.run, summary: account.summary, problems: account.problems,
      firstRow: account.firstRow, tallies: tallies, isUnchanged: isUnchanged, files: account.files,
      runFile: plan.runFolder + "/" + RunRecord.fileName, seconds: seconds, content: content)
  }

  /// Writes `tables` with each sink of `steps` in order.
  private static func export(_ tables: ReviewTables, _ steps: [Plan.Step], into folder: OutputFolder)
    throws(SinkError) -> [WrittenFile]
  {
    var files: [WrittenFile] = []
    for step in steps {
      guard case .sink(let sink) = step.stage else { continue }
      files += try sink.write(tables, into: folder)
    }
    return files
  }

  /// Finds out whether the next run would take the exports for pages.
  private func checkFolders() throws(SinkError) {
    for folder in plan.exportFolders + [plan.runFolder] {
      guard let pages = plan.pageFolders.first(where: { (folder + "/").hasPrefix($0 + "/") }) else {
        continue
      }
      throw SinkError(
        path: folder,
        "the tables would lie among the pages in \(pages), where the next run would take them for pages; "
          + "give another folder with --out")
    }
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
  /// Folders that the source stage reads, absolute.
  fileprivate var pageFolders: [String] {
    guard let source = steps.first else { return [] }
    return source.options.filter { source.inputOptions.contains($0.name) }.compactMap { option in
      guard case .string(let path) = option.value, !path.isEmpty else { return nil }
      let folder = Paths.join(inputFolder, path)
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) && isFolder.boolValue
        ? folder : nil
    }
  }

  /// Where `run.json` goes: beside the first export.
  var runFolder: String { exportPaths.first.map { Paths.parent(of: $0) } ?? outputFolder }

  /// The steps as a workspace keeps them.
  func savedSteps(_ memory: RunMemory) -> [SavedStep] {
    steps.map { step in
      SavedStep(
        id: step.id, uses: step.spec.reference, input: step.role.input, output: step.role.output,
        identity: memory.identity(step).digest)
    }
  }

  /// Where the workspace of this pipeline is unless the user names another: `.thresh` beside the pipeline file.
  public var defaultWorkspace: String { Paths.join(inputFolder, ".thresh") }
}
