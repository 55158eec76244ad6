internal import ArgumentParser
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// `thresh retry NAME`
struct RetryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Try again what stages could not use in the last run.",
    discussion: """
      Forgets that a file could not be read, or that a stage could not use a page (unless its on_error is skip), and \
      runs the pipeline with the values and the folder of its last run. Only that is worked on, and what has changed \
      since; everything else is taken as it is. Where nothing failed nothing is run.

      EXAMPLE
        thresh retry acupuncture-back-pain
      """)

  @Argument(help: "The pipeline's name.", completion: .pipelines)
  var name: String

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var workers: WorkerOptions

  @Flag(help: "Print the summary as JSON.")
  var json = false

  func run() async throws {
    let session = Session.current
    let last = try LastRun(name, workspace, session)
    let plan = try last.plan(session)
    let failures = try Failures(plan, last.run, last.workspace)
    let out = session.console.out
    guard failures.count > 0 else {
      out.line(
        json
          ? JSONText.pretty(.object([.init("tried_again", .int(0))]))
          : "nothing failed; there is nothing to retry")
      return
    }
    if !json { out.line("trying again: \(failures.text)") }
    var settings = PipelineRun.Settings()
    settings.invocation = PipelineStatus.invocation(of: last.run).invocation
    settings.forgets = failures
    let store = try Workspace(at: last.workspace.folder, create: false)
    try await RunDriver(
      plan: plan, workspace: store, jobs: workers.count, settings: settings, session: session
    )
    .run(highlights: false, json: json)
  }
}
