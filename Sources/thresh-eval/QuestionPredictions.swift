internal import ArgumentParser
internal import ThreshStages

/// `thresh-eval ei PROMPTS ARTICLES`
struct QuestionPredictions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ei", abstract: "Direction and ranked evidence for prompts about trial reports.")

  @Argument(help: "Prompts, JSON Lines, compressed with gzip or not.") var prompts: String
  @Argument(help: "Articles, JSON Lines, compressed with gzip or not.") var articles: String
  @Flag(help: "Tell directions from the prompts' own evidence instead of the sentences found.") var oracle =
    false

  private struct Line: Encodable {
    var promptID: String
    var label: Int
    var spans: [[Int]]

    private enum CodingKeys: String, CodingKey {
      case promptID = "prompt_id"
      case label, spans
    }
  }

  func run() throws {
    let models = try ArticleTrial.Models()
    try TrialPrompt.forEach(prompts, articles, try ArticleTrial()) { prompt, article in
      let answer = models.answer(prompt.prompt, in: article)
      let label =
        oracle ? models.direction(prompt.prompt, prompt.passages, in: article) : answer.direction
      let spans = answer.passages.map { [$0.lowerBound, $0.upperBound] }
      print(try JSONLines.line(Line(promptID: prompt.promptID, label: label, spans: spans)))
    }
  }
}
