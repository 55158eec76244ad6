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
      pipeline file unless --workspace names another. With --only or --limit the run is a trial: its tables go to \
      out/NAME.part, and the last whole run is as it was.

      EXAMPLE
        thresh run acupuncture-back-pain
        thresh run acupuncture-back-pain --set pages=my-pages --out table
        thresh run my-review.yaml --set clean.comments=drop --jobs 1
        thresh run my-review --limit 20
        thresh run my-review --only clean..evidence
        thresh run my-review --unused
        THRESH_PARAM_PAGES=my-pages thresh run my-review --params-file mine.yaml
      """)

  @OptionGroup var options: PlanOptions

  @Option(
    help: ArgumentHelp(
      "Folder for the exports. (default: out/NAME here, of a trial out/NAME.part)", valueName: "dir"),
    completion: .directory)
  var out: String?

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var workers: WorkerOptions

  @Option(
    help: ArgumentHelp(
      "Make these stages anew, and leave out those after them: FIRST..LAST by id, or one id.",
      valueName: "stages"))
  var only: String?

  @Option(help: ArgumentHelp("Read the first files only, at most this many.", valueName: "n"))
  var limit: Int?

  @Flag(help: "Check everything and show what would be run; nothing is read or written.")
  var dryRun = false

  @Flag(help: "Make everything anew, whatever is known from runs before.")
  var fresh = false

  @Flag(help: "Copy the pages' files into the workspace, so that the review can be handed on whole.")
  var keepPages = false

  @Flag(help: "Print the first rows, and a few that show what the tables can tell.")
  var highlights = false

  @Flag(
    help: "Print which entries of lexicons, cue lists and rules were of no use, or overruled by the model.")
  var unused = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  func validate() throws {
    if let limit, limit < 1 {
      throw ValidationError("'--limit \(limit)' reads nothing; it must be at least 1")
    }
  }

  func run() async throws {
    let session = Session.current
    let plan = try plan(session)
    if dryRun {
      let preview = RunPreview(plan: plan, workspace: workspace.folder(plan, session), session: session)
      if json {
        session.console.out.line(JSONText.pretty(try preview.json()))
      } else {
        for line in try preview.lines() { session.console.out.line(line) }
      }
      return
    }
    let store = try workspace.make(plan, session)
    try warnOfSharedName(plan, store, session)
    var settings = PipelineRun.Settings()
    settings.isFresh = fresh
    settings.keepsPages = keepPages
    settings.findsUnused = unused
    settings.invocation = options.invocation(session)
    try await RunDriver(
      plan: plan, workspace: store, jobs: workers.count, settings: settings, session: session
    )
    .run(highlights: highlights, json: json)
  }

  /// Runs are kept by the pipeline's name, so that two files with one name would share what is known of runs before.
  private func warnOfSharedName(_ plan: Plan, _ workspace: Workspace, _ session: Session) throws {
    guard let file = plan.file, let other = try workspace.runs(pipeline: plan.name).first?.run.pipelineFile,
      other != file, FileManager.default.fileExists(atPath: other)
    else { return }
    let error = session.console.error
    error.line(
      error.style.yellow("warning:")
        + " \(session.shown(other)) has the name '\(plan.name)' as well, and was run last; both share one history. "
        + "Give each file a name of its own (name: \(PipelineLocator.name(of: URL(fileURLWithPath: file))))")
  }

  private func plan(_ session: Session) throws -> Plan {
    let range = try only.map { try StageRange(parsing: $0) }
    let suffix = range == nil && limit == nil ? "" : ".part"
    let plan = try options.plan(session) {
      session.path(out ?? "out/" + PipelineLocator.name(of: $0) + suffix)
    }
    return try plan.part(range, limit: limit)
  }
}
