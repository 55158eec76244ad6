internal import ArgumentParser
internal import ThreshStages

/// An abstract of the roles bench.
struct RoleAbstract: Decodable {
  struct Sentence: Decodable {
    var text: String
  }

  var pmcid: String
  var sentences: [Sentence]
}

/// `thresh-eval role-features FILE`
struct RoleFeatureDump: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role-features", abstract: "The features of each sentence of abstracts, a line an abstract.",
    discussion: "What the model of sentence roles is trained on; Training/train_roles.py calls it.")

  @Argument(help: "Abstracts, JSON Lines, compressed with gzip or not.") var file: String

  private struct Line: Encodable {
    var pmcid: String
    var features: [[UInt32]]
  }

  func run() throws {
    let trial = try ArticleTrial()
    for abstract in try JSONLines.read(RoleAbstract.self, file) {
      print(
        try JSONLines.line(
          Line(pmcid: abstract.pmcid, features: trial.roleFeatures(of: abstract.sentences.map(\.text)))))
    }
  }
}
