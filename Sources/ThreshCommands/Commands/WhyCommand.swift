internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// `thresh why NAME STAGE ID`
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Show why a stage makes a page's records again, or need not.",
    discussion: """
      What a stage makes of a page is kept, and found again by what it was given, the stage with its version, its code \
      and data, its options, and the program. Shows each of them as it is now and as it was when the records were made \
      before, and what the stage said of the page. The pipeline is taken with the values that its last run was given.

      EXAMPLE
        thresh why acupuncture-back-pain clean tips.html
        thresh why acupuncture-back-pain evidence E1f2e3d4 --json
      """)

  @Argument(help: "The pipeline's name.", completion: .pipelines)
  var name: String

  @Argument(help: "The stage, by its id in the pipeline file.")
  var stage: String

  @Argument(
    help: ArgumentHelp("The page: a file name, or the beginning of its id or of a row's.", valueName: "id"))
  var page: String

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let session = Session.current
    let past = try LastRun(name, workspace, session)
    let history = try KeyHistory(
      past.plan(session), past.run, step: stage, page: page, past.workspace)
    let report = KeyReport(
      history: history,
      retry: "thresh retry \(name)" + WorkspaceOptions.argument(for: past.workspace.folder, session))
    let out = session.console.out
    if json {
      out.line(JSONText.pretty(report.json))
    } else {
      for line in report.lines(style: out.style, width: out.width) { out.line(line) }
    }
  }
}
