internal import ArgumentParser
internal import Foundation
internal import ThreshKit
internal import ThreshStages

/// `thresh-eval blocks FOLDER --out FOLDER`
struct BlockFeatureDump: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blocks", abstract: "Every text segment of a folder's HTML pages with its features.",
    discussion: """
      What the model that chooses main content is trained on; Training/train_blocks.py calls it.

      EXAMPLE
        thresh-eval blocks my-pages --out blocks
      """)

  @Argument(help: "Folder of saved HTML pages, compressed with gzip or not.")
  var folder: String

  @ArgumentParser.Option(help: "Folder for names.json, pages.jsonl and features.i32.")
  var out: String

  func run() throws {
    let context = StageContext(
      resolve: { URL(fileURLWithPath: $0).path },
      read: { (path) throws(ConfigurationError) in throw ConfigurationError("the file '\(path)' is not read")
      })
    let problems = try BlockTable(context).write(pagesUnder: folder, into: URL(fileURLWithPath: out))
    for problem in problems { _ = Evaluation.complain("\(problem.source): \(problem.message)", 3) }
    if !problems.isEmpty { throw ExitCode(3) }
  }
}
