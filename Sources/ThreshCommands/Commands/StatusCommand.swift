internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// `thresh status [NAME]`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show where a review stands, what has changed since, and what to do next.",
    discussion: """
      Shows the last run of a pipeline stage by stage, with the problems it met, the pages and stages that have changed \
      since, and the command to type next. The pipeline is taken with the values that the last run was given. Without \
      a name it is every pipeline of the workspace.

      EXAMPLE
        thresh status
        thresh status acupuncture-back-pain --json
      """)

  @Argument(
    help: ArgumentHelp("The pipeline, by name or by file.", valueName: "name|file"), completion: .pipelines)
  var name: String?

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var workers: WorkerOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let session = Session.current
    var reports: [StatusReport] = []
    if let name {
      reports.append(try report(name, session))
    } else {
      for folder in try workspace.folders(session) {
        let store = try Workspace(inspecting: folder)
        var seen: Set<String> = []
        for run in try store.runs() where seen.insert(run.pipeline).inserted {
          reports.append(try report(run.pipeline, run, run.run.pipelineFile, store, session))
        }
      }
    }
    let out = session.console.out
    if json {
      let values = reports.map(\.json)
      out.line(JSONText.pretty(name == nil ? .array(values) : values[0]))
    } else if reports.isEmpty {
      out.line("nothing was run yet; next: " + out.style.green("thresh list"))
    } else {
      for (index, report) in reports.enumerated() {
        if index > 0 { out.line() }
        for line in report.lines { out.line(line) }
      }
    }
  }

  /// Of the pipeline that the user named.
  private func report(_ given: String, _ session: Session) throws -> StatusReport {
    let file = Result { try PipelineLocator(session).find(given) }
    // A pipeline whose file is gone may have been run all the same.
    guard let store = try workspace.inspect(session, pipeline: given) else {
      return try report((try file.get()).path, nil, (try file.get()).path, nil, session)
    }
    let path = try? file.get().path
    let runs = try store.runs()
    let run = runs.first { $0.pipeline == given || (path != nil && $0.run.pipelineFile == path) }
    if run == nil { _ = try file.get() }
    return try report(run?.pipeline ?? given, run, path ?? run?.run.pipelineFile, store, session)
  }

  private func report(
    _ name: String, _ run: PastRun?, _ file: String?, _ store: Workspace?, _ session: Session
  ) throws -> StatusReport {
    var plan: Plan?
    var obstacle: String?
    let known = run.map(PipelineStatus.invocation)
    if let file {
      do { plan = try session.plan(file, known?.invocation ?? Invocation(), out: known?.out) } catch {
        obstacle = "the pipeline cannot be run as it stands; see thresh lint \(session.shown(file))"
      }
    }
    var status = try PipelineStatus(plan?.name ?? name, run, plan, store, jobs: workers.count)
    if let obstacle { status.obstacles.append(obstacle) }
    let usual = file.map { session.path("out/" + PipelineLocator.name(of: URL(fileURLWithPath: $0))) }
    let out = known?.out == usual ? nil : known?.out.map(session.shown)
    return StatusReport(
      status: status, called: called(name, file, session), history: try history(status.pipeline, store),
      workspace: store.map { WorkspaceOptions.argument(for: $0.folder, session) } ?? "", out: out,
      session: session)
  }

  private func history(_ pipeline: String, _ store: Workspace?) throws -> [PastRun] {
    try store?.runs(pipeline: pipeline) ?? []
  }

  /// What the pipeline is called in a command: its name where that finds the same file.
  private func called(_ name: String, _ file: String?, _ session: Session) -> String {
    guard let file else { return name }
    let short = PipelineLocator.name(of: URL(fileURLWithPath: file))
    return (try? PipelineLocator(session).find(short).path) == file ? short : session.shown(file)
  }
}
