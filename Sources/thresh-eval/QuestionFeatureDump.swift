internal import ArgumentParser
internal import Foundation
internal import ThreshKit
internal import ThreshStages

/// `thresh-eval questions PROMPTS ARTICLES --out FOLDER`
struct QuestionFeatureDump: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questions", abstract: "The features of prompts about trial reports.",
    discussion: """
      What the models that answer questions are trained on; Training/train_questions.py calls it. Without --out each \
      line has the features of a prompt's evidence. With --out each line has the sentences of the prompt's article and \
      how many features each has, and the folder gets features.u32, their features as little-endian 32-bit numbers.
      """)

  @Argument(help: "Prompts, JSON Lines, compressed with gzip or not.") var prompts: String
  @Argument(help: "Articles, JSON Lines, compressed with gzip or not.") var articles: String
  @ArgumentParser.Option(help: "Folder for the features of sentences.") var out: String?

  private struct Line: Encodable {
    var promptID: String
    var sentences: [[Int]]?
    var features: [[UInt32]]?

    private enum CodingKeys: String, CodingKey {
      case promptID = "prompt_id"
      case sentences, features
    }
  }

  func run() throws {
    let trial = try ArticleTrial()
    let numbers = try out.map { folder in
      let file = URL(fileURLWithPath: folder).appendingPathComponent("features.u32")
      try Data().write(to: file)
      return try FileHandle(forWritingTo: file)
    }
    try TrialPrompt.forEach(prompts, articles, trial) { prompt, article in
      var line = Line(promptID: prompt.promptID)
      if let numbers {
        let features = trial.rankingFeatures(prompt.prompt, in: article)
        line.sentences = zip(article.sentences, features).map { [$0.lowerBound, $0.upperBound, $1.count] }
        try numbers.write(contentsOf: Data(features.joined().flatMap { Self.bytes($0) }))
      } else {
        line.features = trial.directionFeatures(prompt.prompt, prompt.passages, in: article)
      }
      print(try JSONLines.line(line))
    }
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
