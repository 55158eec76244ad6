internal import ArgumentParser

/// `thresh-eval records CSV`
struct RecordPredictions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", abstract: "Groups of bibliographic records that are copies of each other.")

  @Argument(help: "Records, CSV.") var file: String

  func run() throws { throw Evaluation.notBuilt("no stage compares bibliographic records") }
}
