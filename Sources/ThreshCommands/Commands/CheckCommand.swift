internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit

/// `thresh check STAGE`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Hold a stage to what every stage promises.",
    discussion: """
      Tries the stage on made-up records, ordinary and hostile ones: options are documented and checked, the same \
      input gives the same bytes in any order, quotes are where they are said to be, only declared fields change, and \
      a bad record spoils only itself. Every failure says how to mend it; the exit status is 1 when there is one. The \
      examples of a plugin are tried as well.

      EXAMPLE
        thresh check extract/evidence
        thresh check ./hedges --records rows.jsonl
        thresh check process --set command=[jq,-c,.]
      """)

  @Argument(
    help: "The stage's name, such as cleanup/page or cleanup/page@1, or the folder of a plugin.",
    completion: .custom { _, _, _ in Session.current.stages.map(\.spec.name) })
  var stage: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set an option of the stage; may be repeated.", valueName: "key=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "Records to try it with beside the made-up ones, one JSON object a line.", valueName: "file"),
    completion: .file())
  var records: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let session = Session.current
    let settings = try StageSettings(
      session.stage(stage), settings, folder: session.workingDirectory.path)
    let samples = try records.map {
      try RecordFile.read(session.path($0), shown: $0, kind: settings.entry.role.input)
    }
    let contract = StageContract(
      settings.entry, options: settings.values, samples: samples, context: settings.context)
    // Programs have time limits of their own.
    let isProgram = PluginManifest.isPath(stage) || settings.entry.adapted != nil
    let note = CrashNote()
    defer { note.disarm() }
    let results = try contract.results { step in
      note.arm("\(settings.entry.spec.reference), tried with \(step),", patience: isProgram ? nil : 120)
    }
    var examples: [String] = []
    if PluginManifest.isPath(stage) {
      examples = try PluginManifest.read(folder: session.path(stage), shown: stage).get().checkExamples()
    }
    let report = ContractReport(stage: settings.entry.spec.reference, results: results, examples: examples)
    let out = session.console.out
    if json { out.line(JSONText.pretty(report.json)) } else { out.text(report.text(style: out.style)) }
    if !report.isKept { throw ExitStatus.failed }
  }
}
