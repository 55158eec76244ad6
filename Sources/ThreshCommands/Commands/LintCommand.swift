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
        thresh lint --json
      """)

  @Argument(
    help: ArgumentHelp("Pipelines, by name or by file.", valueName: "name|file"), completion: .pipelines)
  var pipelines: [String] = []

  @Flag(help: "Print the mistakes as JSON.")
  var json = false

  func run() throws {
    let session = Session.current
    let locator = PipelineLocator(session)
    let files = try pipelines.isEmpty ? locator.all() : pipelines.map { try locator.find($0) }
    var mistakes: [ConfigurationError] = []
    for file in files {
      let shown = session.shown(file.path)
      let found = session.planner.lint(file: shown)
      mistakes += found
      if found.isEmpty, !json { session.console.out.line("\(shown): fine") }
    }
    if json {
      session.console.out.line(JSONText.pretty(.array(mistakes.map(Self.json))))
      if !mistakes.isEmpty { throw ExitStatus.misuse }
      return
    }
    if files.isEmpty { session.console.out.line("no pipelines here") }
    if !mistakes.isEmpty { throw PipelineMistakes(all: mistakes) }
  }

  private static func json(_ error: ConfigurationError) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      .init("file", text(error.file)), .init("line", error.line.map(JSONValue.int) ?? .null),
      .init("column", error.column.map(JSONValue.int) ?? .null), .init("key", text(error.key)),
      .init("message", .string(error.message)), .init("expected", text(error.expected)),
      .init("nearest", text(error.nearest)),
    ])
  }
}
