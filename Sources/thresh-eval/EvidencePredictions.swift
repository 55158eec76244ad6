internal import ArgumentParser
internal import Foundation
internal import ThreshCommands

/// `thresh-eval evidence FOLDER`
struct EvidencePredictions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "The evidence rows of all pages in a folder, a line a statement.",
    discussion: "Runs a whole pipeline, and prints the file evidence.jsonl that it leaves.")

  @Argument(help: "Folder of saved pages: text, HTML, MHTML or JATS.")
  var folder: String

  @Option(help: "The pipeline to run; it must export evidence.jsonl.")
  var pipeline = "acupuncture-back-pain"

  func run() async throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(
      "thresh-eval-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: place) }
    let pages = URL(fileURLWithPath: folder).path
    let status = await ThreshMain.run(
      [
        "run", pipeline, "--set", "pages=\(pages)", "--out", place.appendingPathComponent("out").path,
        "--workspace", place.appendingPathComponent("workspace").path,
      ], session: Session(stages: Evaluation.stages).quiet)
    if status != 0, status != 3 { throw ExitCode(status) }
    let rows = try FileHandle(forReadingFrom: place.appendingPathComponent("out/evidence.jsonl"))
    while let bytes = try rows.read(upToCount: 1 << 20), !bytes.isEmpty {
      FileHandle.standardOutput.write(bytes)
    }
  }
}
