public import ThreshKit
public import ThreshStore

/// What could not be read or used in the last run of a pipeline, and may be tried again.
public struct Failures: Sendable {
  /// Names of files that could not be read.
  public let files: [String]
  /// How often a stage could not use the records of a page, by the stage's id.
  public let records: [(id: String, count: Int)]
  private let stages: [String]
  private let source: String

  public var count: Int { files.count + records.reduce(0) { $0 + $1.count } }

  /// `2 files, clean 1`
  public var text: String {
    let read = files.isEmpty ? [] : ["\(files.count) \(files.count == 1 ? "file" : "files")"]
    return (read + records.map { "\($0.id) \($0.count)" }).joined(separator: ", ")
  }

  /// - Parameters:
  ///   - plan: the pipeline as it stands now.
  ///   - run: its last run.
  public init(_ plan: Plan, _ run: PastRun, _ workspace: Workspace) throws(StoreError) {
    let memory = RunMemory(plan, workspace)
    source = memory.sourceDigest
    let first = plan.steps.first?.id
    let problems = RunAccount(run)?.problems ?? run.run.corpus.problems
    let unread = Set(problems.filter { $0.stage == first && $0.sourceID == nil }.map(\.source))
    files = try workspace.knownFiles(stage: source).filter { unread.contains($0) }
    var stages: [String] = []
    var records: [(id: String, count: Int)] = []
    for step in plan.steps where step.isMap && step.errorPolicy.action != .skip {
      let digest = memory.identity(step).digest
      let count = try workspace.failures(stage: digest)
      guard count > 0 else { continue }
      stages.append(digest)
      records.append((step.id, count))
    }
    self.stages = stages
    self.records = records
  }

  /// Forgets them, so that the next run tries again.
  func forget(_ workspace: Workspace) throws(StoreError) {
    _ = try workspace.forgetFailures(stages: stages)
    if !files.isEmpty { try workspace.forgetFiles(files, stage: source) }
  }
}
