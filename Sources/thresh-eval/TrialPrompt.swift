internal import ThreshKit
internal import ThreshStages

/// A prompt of the Evidence Inference corpus.
struct TrialPrompt: Decodable {
  var promptID: String
  var pmcid: String
  var intervention: String
  var comparator: String
  var outcome: String
  var evidence: [Passage]?

  private enum CodingKeys: String, CodingKey {
    case promptID = "prompt_id"
    case pmcid, intervention, comparator, outcome, evidence
  }

  struct Passage: Decodable {
    var start: Int
    var end: Int
  }

  var prompt: ArticleTrial.Prompt {
    ArticleTrial.Prompt(intervention: intervention, comparator: comparator, outcome: outcome)
  }

  /// Places of the evidence, each once.
  var passages: [Range<Int>] {
    var passages: [Range<Int>] = []
    for passage in evidence ?? [] where !passages.contains(passage.start..<passage.end) {
      passages.append(passage.start..<passage.end)
    }
    return passages
  }

  private struct Report: Decodable {
    var pmcid: String
    var text: String
  }

  /// Calls `body` for each prompt in order, with its article.
  static func forEach(
    _ prompts: String, _ articles: String, _ trial: ArticleTrial,
    _ body: (TrialPrompt, ArticleTrial.Article) throws -> Void
  ) throws {
    var texts: [String: String] = [:]
    for report in try JSONLines.read(Report.self, articles) { texts[report.pmcid] = report.text }
    var last: (id: String, article: ArticleTrial.Article)?
    for prompt in try JSONLines.read(TrialPrompt.self, prompts) {
      guard let text = texts[prompt.pmcid] else {
        throw ConfigurationError("there is no article '\(prompt.pmcid)' in \(articles)")
      }
      if last?.id != prompt.pmcid {
        last = (prompt.pmcid, trial.article(TrialReport.document(id: prompt.pmcid, text: text)))
      }
      if let last { try body(prompt, last.article) }
    }
  }
}
