internal import ArgumentParser
internal import ThreshStages

/// `thresh-eval roles FILE`
struct RolePredictions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles", abstract: "The role of each sentence of structured abstracts.")

  @Argument(help: "Abstracts, JSON Lines, compressed with gzip or not.") var file: String

  private struct Line: Encodable {
    var pmcid: String
    var labels: [String]
  }

  func run() throws {
    let models = try ArticleTrial.Models()
    for abstract in try JSONLines.read(RoleAbstract.self, file) {
      print(
        try JSONLines.line(
          Line(pmcid: abstract.pmcid, labels: models.roles(of: abstract.sentences.map(\.text)))))
    }
  }
}
