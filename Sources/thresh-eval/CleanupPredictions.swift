internal import ArgumentParser
internal import ThreshCommands

/// `thresh-eval cleanup FOLDER`
struct CleanupPredictions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cleanup", abstract: "Text, title, author, date and type of each page, a line a file.")

  @Argument(help: "Folder of saved pages, compressed with gzip or not.")
  var folder: String

  func run() async throws {
    let status = await ThreshMain.run(
      ["clean", folder, "--format", "jsonl"], session: Session(stages: Evaluation.stages))
    // Pages that could not be used have their line too: an empty one is the right answer for some.
    if status != 0, status != 3 { throw ExitCode(status) }
  }
}
