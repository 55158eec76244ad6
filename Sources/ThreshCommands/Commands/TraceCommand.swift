internal import ArgumentParser
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// `thresh trace ID`
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Follow one page through every stage of the last run.",
    discussion: """
      Shows where the page was found, what each stage made of it, where it was left out and why, what it was linked \
      with, and the rows that came of it.

      EXAMPLE
        thresh trace tips.html
        thresh trace E1f2e3d4 --json
      """)

  @Argument(
    help: ArgumentHelp("The page: a file name, or the beginning of its id or of a row's.", valueName: "id"))
  var page: String

  @Option(help: ArgumentHelp("Only in runs of this pipeline.", valueName: "name"), completion: .pipelines)
  var pipeline: String?

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let session = Session.current
    let traces = try traces(session)
    let out = session.console.out
    if json {
      out.line(
        JSONText.pretty(.array(try traces.map { try TraceReport(trace: $0, session: session).json() })))
      return
    }
    for (index, trace) in traces.enumerated() {
      if index > 0 { out.line() }
      let report = TraceReport(trace: trace, session: session)
      for line in report.lines(style: out.style, width: out.width) { out.line(line) }
    }
  }

  /// One for each pipeline whose last run has the page.
  private func traces(_ session: Session) throws -> [PageTrace] {
    var traces: [PageTrace] = []
    var names: [String] = []
    for folder in try workspace.folders(session) {
      let store = try Workspace(inspecting: folder)
      var seen: Set<String> = []
      for run in try store.runs() where seen.insert(run.pipeline).inserted {
        if let pipeline, run.pipeline != pipeline { continue }
        if let trace = try PageTrace.follow(page, run, store, relations: relations(session)) {
          traces.append(trace)
        }
        names += try store.pages(run: run.id).map(\.fileName)
      }
    }
    guard traces.isEmpty else { return traces }
    throw ConfigurationError(
      "no page of the last runs is called '\(page)'",
      expected: "a file name, or the beginning of the id of a page or of a row",
      nearest: NearestName.of(page, among: names))
  }

  /// What the links of each group stage say of records.
  private func relations(_ session: Session) -> [String: Relation] {
    let context = StageContext(
      resolve: { session.path($0) },
      read: { (path) throws(ConfigurationError) in throw ConfigurationError("'\(path)' is not read here") })
    var relations: [String: Relation] = [:]
    for entry in session.stages {
      guard case .group(let runner)? = try? entry.make([], context) else { continue }
      relations[entry.spec.reference] = runner.relation
    }
    return relations
  }
}
