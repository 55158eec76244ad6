internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// Runs a plan for a command: progress while it is at work, the report at the end.
struct RunDriver {
  let plan: Plan
  let workspace: Workspace
  let jobs: Int
  let settings: PipelineRun.Settings
  let session: Session

  /// - Throws: ``ExitStatus`` when it was stopped, or when some pages or records could not be used.
  func run(highlights: Bool, json: Bool) async throws {
    let bar = ProgressBar(session.console.error)
    let run = PipelineRun(
      plan, workspace: workspace, jobs: jobs, version: Version.current, settings: settings)
    let outcome: RunOutcome
    do {
      outcome = try await Interruption.stopping(session.console.error) {
        defer { bar.finish() }
        return try await run.run {
          bar.update($0.step, done: $0.done, total: $0.total)
        }
      }
    } catch is CancellationError {
      session.console.error.line("stopped; no table was written, and what an earlier run left is as it was")
      throw ExitStatus.interrupted
    }
    let report = RunReport(
      outcome: outcome, part: plan.part, folder: plan.outputFolder,
      workspace: WorkspaceOptions.argument(for: workspace.folder, session), session: session)
    if json {
      session.console.out.line(JSONText.pretty(try report.json()))
    } else {
      for line in try report.lines(highlights: highlights) { session.console.out.line(line) }
    }
    if outcome.summary.found == 0, !outcome.files.isEmpty {
      let style = session.console.error.style
      session.console.error.line(
        style.yellow("warning:") + " no page was found, so that the tables are empty")
    }
    if !outcome.problems.isEmpty { throw ExitStatus.problems }
  }
}
