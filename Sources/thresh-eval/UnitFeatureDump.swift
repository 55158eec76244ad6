internal import ArgumentParser
internal import Foundation
internal import ThreshKit
internal import ThreshStages

/// `thresh-eval features FOLDER`
struct UnitFeatureDump: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features", abstract: "Every unit of a folder's pages with its features, a line a unit.",
    discussion: """
      What the models of statements are trained on. Each line has the members source, quote, start, end, features and \
      words, and the type, direction and certainty that the rules give; units that are no statements are among them.

      EXAMPLE
        thresh-eval features my-texts --lexicon Pipelines/lexicons/pain.yaml > units.jsonl
      """)

  @Argument(help: "Folder of saved pages: text, HTML, MHTML or JATS.")
  var folder: String

  @ArgumentParser.Option(name: .customLong("lexicon"), help: "A lexicon of the topic; may be repeated.")
  var lexicons: [String] = []

  func run() throws {
    let problems = try UnitFeatures(lexicons: lexicons, .files).write(pagesUnder: folder) { print($0) }
    for problem in problems { _ = Evaluation.complain("\(problem.source): \(problem.message)", 3) }
    if !problems.isEmpty { throw ExitCode(3) }
  }
}

extension StageContext {
  /// Files by their paths, as they are.
  static let files = StageContext(
    resolve: { URL(fileURLWithPath: $0).path },
    read: { (path) throws(ConfigurationError) in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ConfigurationError("the file '\(path)' cannot be read")
      }
      return Array(data)
    })
}
