internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit

/// `thresh lint [NAME|FILE…]`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check pipeline files without running them.",
    discussion: """
      Every mistake is shown with its line, what was expected and the nearest known name; variants are checked \
      too. Without a name all pipelines that thresh list shows are checked.

      EXAMPLE
        thresh lint
        thresh lint Pipelines/acupuncture-back-pain.yaml
      """)

  @Argument(
    help: ArgumentHelp("Pipelines, by name or by file.", valueName: "name|file"), completion: .pipelines)
  var pipelines: [String] = []

  func run() throws {
    let session = Session.current
    let locator = PipelineLocator(session)
    let files = try pipelines.isEmpty ? locator.all() : pipelines.map { try locator.find($0) }
    var mistakes: [ConfigurationError] = []
    for file in files {
      let shown = session.shown(file.path)
      let found = session.planner.lint(file: shown)
      mistakes += found
      if found.isEmpty { session.console.out.line("\(shown): fine") }
    }
    if files.isEmpty { session.console.out.line("no pipelines here") }
    if !mistakes.isEmpty { throw PipelineMistakes(all: mistakes) }
  }
}
