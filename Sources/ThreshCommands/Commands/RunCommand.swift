internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// `thresh run NAME|FILE`
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a pipeline: read the pages, chart what they state, write the tables.",
    discussion: """
      A name stands for Pipelines/NAME.yaml here or in a folder above; thresh list shows them. Exports are written \
      below --out, each under its own base name, and appear only when they are whole. Records and what stages made \
      of them are kept in the workspace, so that the next run does only what has changed; it is .thresh beside the \
      pipeline file unless --workspace names another.

      EXAMPLE
        thresh run acupuncture-back-pain
        thresh run acupuncture-back-pain --set pages=my-pages --out table
        thresh run my-review.yaml --set clean.comments=drop --jobs 1
        THRESH_PARAM_PAGES=my-pages thresh run my-review --params-file mine.yaml
      """)

  @OptionGroup var options: PlanOptions

  @Option(
    help: ArgumentHelp("Folder for the exports. (default: out/NAME here)", valueName: "dir"),
    completion: .directory)
  var out: String?

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var workers: WorkerOptions

  @Flag(help: "Make everything anew, whatever is known from runs before.")
  var fresh = false

  @Flag(help: "Copy the pages' files into the workspace, so that the review can be handed on whole.")
  var keepPages = false

  @Flag(help: "Print the first rows, and a few that show what the tables can tell.")
  var highlights = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  func run() async throws {
    let session = Session.current
    let plan = try options.plan(session) { session.path(out ?? "out/" + PipelineLocator.name(of: $0)) }
    let store = try workspace.make(plan, session)
    let bar = ProgressBar(session.console.error)
    let jobs = workers.count
    var settings = PipelineRun.Settings()
    settings.isFresh = fresh
    settings.keepsPages = keepPages
    let run = PipelineRun(plan, workspace: store, jobs: jobs, version: Version.current, settings: settings)
    let outcome: RunOutcome
    do {
      outcome = try await Interruption.stopping {
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
      outcome: outcome, folder: plan.outputFolder,
      workspace: WorkspaceOptions.argument(for: store.folder, session), session: session)
    if json {
      session.console.out.line(JSONText.pretty(try report.json()))
    } else {
      for line in try report.lines(highlights: highlights) { session.console.out.line(line) }
    }
    if !outcome.problems.isEmpty { throw ExitStatus.problems }
  }
}
