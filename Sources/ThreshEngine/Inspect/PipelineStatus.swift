internal import Foundation
public import ThreshKit
public import ThreshStore

/// Where a pipeline stands: what its last run did, and what has changed since.
public struct PipelineStatus: Sendable {
  public var pipeline: String
  public var title: String?
  /// Nil when it was never run.
  public var run: PastRun?
  /// Nil when the last run did not finish.
  public var summary: RunSummary?
  public var firstRow: String?
  public var invocation: Invocation
  /// Problems that the last run met.
  public var problems: [Problem]
  /// Whether what failed in the last run was tried again, and failed again.
  public var wasRetried: Bool
  public var steps: [Step] = []
  /// Nil when the pages cannot be listed now.
  public var pages: PageChanges? = PageChanges()
  /// Files that the last run wrote and that are not as it left them, by absolute path.
  public var lostFiles: [String] = []
  /// What else is not as it was, such as a pipeline file that cannot be used.
  public var obstacles: [String] = []

  /// A stage of the pipeline.
  public struct Step: Sendable {
    public var id: String
    public var uses: String
    /// Nil for a stage that the last run did not have.
    public var tally: StepTally?
    /// Problems that it met in the last run.
    public var problems: Int
    /// Why what it made is not what it would make now.
    public var reasons: [String]
  }

  /// Records that a stage could not use and that `thresh retry` tries again.
  public var failed: Int { steps.reduce(0) { $0 + ($1.tally?.tally.failed ?? 0) } }

  /// Whether a run would do something.
  public var isStale: Bool {
    summary == nil || !lostFiles.isEmpty || pages?.isEmpty == false || steps.contains { !$0.reasons.isEmpty }
  }

  /// What the user gave beside the name of the pipeline whose last run is `run`, and the folder of its exports.
  public static func invocation(of run: PastRun) -> (invocation: Invocation, out: String?) {
    let account = RunAccount(run)
    return (account?.invocation ?? Invocation(), account?.outputFolder)
  }

  /// - Parameters:
  ///   - run: the last of the pipeline.
  ///   - plan: the pipeline as it stands now, with what the user gave then; nil when it cannot be used.
  ///   - jobs: how many pages may be read at once.
  public init(_ name: String, _ run: PastRun?, _ plan: Plan?, _ workspace: Workspace?, jobs: Int)
    throws(StoreError)
  {
    let account = run.flatMap(RunAccount.init)
    pipeline = name
    title = plan?.title ?? run?.run.corpus.run.title
    self.run = run
    summary = account?.summary
    firstRow = account?.firstRow
    invocation = account?.invocation ?? Invocation()
    problems = account?.problems ?? run?.run.corpus.problems ?? []
    wasRetried = account?.wasRetried ?? false
    let problems = problems
    let met = Dictionary(problems.map { ($0.stage, 1) }, uniquingKeysWith: +)
    func step(_ id: String, _ uses: String, _ reasons: [String]) -> Step {
      Step(
        id: id, uses: uses, tally: account?.tallies.first { $0.id == id }, problems: met[id] ?? 0,
        reasons: reasons)
    }
    guard let plan, let run, let workspace else {
      steps =
        run?.run.steps.map { step($0.id, $0.uses, []) } ?? plan?.steps.map {
          step($0.id, $0.spec.reference, [])
        }
        ?? []
      return
    }
    let memory = RunMemory(plan, workspace)
    var changed: String?
    for now in plan.steps {
      var reasons = try Self.reasons(now, run, workspace, memory)
      if reasons.isEmpty, let changed { reasons = ["after \(changed)"] }
      if !reasons.isEmpty { changed = changed ?? now.id }
      steps.append(step(now.id, now.spec.reference, reasons))
    }
    if run.run.steps.map(\.id) != plan.steps.map(\.id), changed == nil {
      obstacles.append("the stages of the pipeline are other ones now")
    }
    lostFiles = (account?.written ?? []).filter { ContentID.sha256(ofFile: $0.name) != $0.sha256 }.map(\.name)
    let known = try workspace.pages(run: run.id)
    do throws(ConfigurationError) {
      guard let listing = try SourceListing(plan) else { return }
      let unread = problems.filter { $0.sourceID == nil && $0.stage == plan.steps.first?.id }.map(\.source)
      pages = PageChanges(listing, memory, pages: known, unread: Set(unread), jobs: jobs)
    } catch {
      self.pages = nil
      obstacles.append("the pages cannot be listed: \(error.description)")
    }
  }

  /// Which parts of `now` are not what they were in `run`.
  private static func reasons(
    _ now: Plan.Step, _ run: PastRun, _ workspace: Workspace, _ memory: RunMemory
  ) throws(StoreError) -> [String] {
    guard let before = run.run.steps.first(where: { $0.id == now.id }) else { return ["new"] }
    let identity = memory.identity(now)
    guard before.identity != identity.digest else { return [] }
    var kept: StageIdentity?
    if let digest = before.identity { kept = try workspace.stage(digest) }
    let parts = KeyPart.parts(kept, identity).filter(\.isChanged).map(\.name)
    return parts.isEmpty ? ["changed"] : parts
  }
}
