internal import ArgumentParser
internal import Foundation
internal import ThreshKit
internal import ThreshStages

/// `thresh-eval jats FOLDER`
struct ArticlePredictions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jats", abstract: "Bibliographic data and counts of JATS articles, a line an article.")

  @Argument(help: "Folder of .nxml or .xml files, read with all folders inside.")
  var folder: String

  func run() throws {
    guard let names = FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) else {
      throw ConfigurationError("there is no folder '\(folder)'")
    }
    var failed = false
    for name in names.sorted() where name.hasSuffix(".nxml") || name.hasSuffix(".xml") {
      let file = URL(fileURLWithPath: folder).appendingPathComponent(name)
      do {
        // The expected figures are keyed by the archive's file names.
        let bytes = Array(try Data(contentsOf: file))
        print(try ArticleSummary.json(of: bytes, name: file.deletingPathExtension().lastPathComponent))
      } catch {
        failed = true
        _ = Evaluation.complain("\(name): \(error)", 3)
      }
    }
    if failed { throw ExitCode(3) }
  }
}
