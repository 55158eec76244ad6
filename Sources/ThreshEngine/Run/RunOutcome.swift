public import ThreshKit
internal import ThreshStore

/// What a run left behind.
public struct RunOutcome: Sendable {
  /// What `thresh diff` calls the run; for a run that had nothing to do the one before.
  public var id: String
  public var run: RunInfo
  public var summary: RunSummary
  public var problems: [Problem]
  /// Id of the first row of the evidence table.
  public var firstRow: String?
  /// What each step did, and what it knew from runs before; in the order of the steps.
  public var tallies: [StepTally]
  /// Nothing had changed since the last run, and nothing was written.
  public var isUnchanged: Bool
  /// Every export, with its path below the plan's output folder.
  public var files: [WrittenFile]
  /// Absolute path of `run.json`.
  public var runFile: String
  public var seconds: Double
  let content: Content
  /// What in lists of words matched nothing; nil when that was not asked for.
  public var unused: [UnusedWords]?

  /// Where the tables are.
  enum Content: Sendable {
    case made(ReviewTables)
    case kept(Workspace?)
  }

  /// The tables; of a run that had nothing to do they are read from the workspace.
  public func tables() throws(StoreError) -> ReviewTables {
    switch content {
    case .made(let tables): return tables
    case .kept(let workspace):
      guard let saved = try workspace?.load(pipeline: run.pipeline) else {
        throw StoreError(.notFound, "the workspace holds no run of '\(run.pipeline)'")
      }
      return ReviewTables(saved.corpus)
    }
  }
}
