internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit

/// `thresh filter STAGE`
struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter", abstract: "Run one stage over records on standard input, one JSON object a line.",
    discussion: """
      Any stage that takes one record at a time works, and so does a plugin in a folder (./name). No workspace is \
      used. Records come out in the order they went in. A line that cannot be used gives a line with _problem in its \
      place, a page that is left out one with _set_aside; the last line is {"_end":true,"in":n,"out":n}, without \
      which something is missing. What another filter said before passes through. The exit status is 0 unless the \
      stage or its options are wrong.

      EXAMPLE
        thresh filter cleanup/page < pages.jsonl | thresh filter extract/evidence
        echo '{"text":"<p>May help.","media_type":"text/html"}' | thresh filter cleanup/page
        thresh filter ./hedges --set words=may,might < rows.jsonl
      """)

  @Argument(
    help: "The stage's name, such as cleanup/page or cleanup/page@1, or the folder of a plugin.",
    completion: .custom { _, _, _ in Session.current.stages.map(\.spec.name) })
  var stage: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set an option of the stage; may be repeated.", valueName: "key=value"))
  var settings: [String] = []

  @OptionGroup var workers: WorkerOptions

  func run() throws {
    let session = Session.current
    let alone = try StandaloneStage(
      session.stage(stage), settings: settings, folder: session.workingDirectory.path)
    guard let run = alone.stage.mapping, let kind = alone.entry.role.input else {
      throw ConfigurationError(
        "'\(stage)' cannot be a filter",
        expected: "a stage that takes one record at a time; see thresh stages")
    }
    try alone.stage.program?.start()
    defer { alone.stage.program?.finish() }
    // A program that stays does one thing after another, but lines are read and written meanwhile. It is given more at
    // once than a stage that every core works on; one that is started for every piece has no company.
    let program = alone.stage.program
    let filter = RecordFilter(name: alone.entry.spec.name, kind: kind, run: run)
    let stream = FilterStream(
      filter, jobs: program.map { $0.staysRunning ? 2 : 1 } ?? workers.count,
      pieceSize: program == nil ? 1 << 17 : 1 << 20, read: session.input, write: session.console.out.write)
    if !stream.run() { throw ExitStatus.failed }
  }
}
