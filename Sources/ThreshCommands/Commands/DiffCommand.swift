internal import ArgumentParser
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// `thresh diff RUN [RUN]`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what is different between the evidence tables of two runs.",
    discussion: """
      Rows that came and went, and of all others the cells that changed, with what decides them. A run is named by its \
      id or the beginning of it, a pipeline's last run by the pipeline's name, the one before by NAME~1; thresh status \
      lists them. With one name it is compared with the run before. The last 20 runs of a pipeline are remembered.

      EXAMPLE
        thresh diff acupuncture-back-pain
        thresh diff R1f2e R5b4c --json
        thresh diff acupuncture-back-pain~3 acupuncture-back-pain
      """)

  @Argument(help: ArgumentHelp("The earlier run; without a second one the later.", valueName: "run"))
  var first: String

  @Argument(help: ArgumentHelp("The later run.", valueName: "run"))
  var second: String?

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let session = Session.current
    let difference = try difference(session)
    let report = DifferenceReport(difference: difference)
    let out = session.console.out
    if json {
      out.line(JSONText.pretty(try report.json()))
    } else {
      for line in report.lines(style: out.style, width: out.width) { out.line(line) }
    }
  }

  private func difference(_ session: Session) throws -> RunDifference {
    let stores = try workspace.folders(session).map { try Workspace(inspecting: $0) }
    var mistake: (any Error)?
    for store in stores {
      let runs = try store.runs()
      do {
        let named = try RunFinder.find(first, among: runs)
        if let second {
          return try RunDifference(named, RunFinder.find(second, among: runs), store)
        }
        let earlier = runs.drop { $0.id != named.id }.dropFirst().first { $0.pipeline == named.pipeline }
        guard let earlier else {
          throw ConfigurationError(
            "no run of '\(named.pipeline)' before \(named.id) is remembered",
            expected: "a second run to compare with")
        }
        return try RunDifference(earlier, named, store)
      } catch { mistake = mistake ?? error }
    }
    throw mistake ?? ConfigurationError("there is no run to compare", expected: "thresh run NAME first")
  }
}
