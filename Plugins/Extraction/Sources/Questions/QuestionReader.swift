internal import Foundation
internal import ThreshKit
internal import ThreshText

/// Answers questions about the effect of an intervention from the text of a trial's article.
struct QuestionReader: Sendable {
  /// What an article says to a question.
  struct Reading: Sendable {
    /// Sentences, best first, each with the probability that it is the one that answers.
    var ranked: [(sentence: Int, score: Double)]
    /// The probability of each of ``directions``.
    var directions: [Double]
    /// False when even the best sentence is more like those of articles that the question is not about.
    var isAnswered: Bool
  }

  let words: QuestionWords
  let sections: ArticleSections
  private let ranking, direction: HashedModel
  /// The classes of the model of directions.
  private let directions: [Answer.Direction]

  init(resources: ResourceLocator) throws(ConfigurationError) {
    words = try QuestionWords(resources: resources)
    sections = try ArticleSections(resources: resources)
    ranking = try HashedModel(resources.read("models/answers.tsv"), name: "models/answers.tsv")
    let name = "models/directions.tsv"
    direction = try HashedModel(resources.read(name), name: name)
    directions = direction.classes.compactMap(Answer.Direction.init(rawValue:))
    guard directions.count == direction.classes.count else {
      throw ConfigurationError("a class is no direction", file: name)
    }
  }

  func read(_ question: Question, in article: ArticleText) -> Reading {
    let terms = QuestionTerms(question, in: article, words: words)
    let features = RankingFeatures(terms, in: article, words)
    let scores = article.sentences.indices.map { Double(ranking.scores(features.features(of: $0))[1]) }
    let chances = HashedModel.softmax(scores)
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    // The model's bias is where articles that answer a question part best from others.
    let isAnswered = order.first.map { scores[$0] > 0 } ?? false
    let ranked = order.prefix(10).map { (sentence: $0, score: chances[$0]) }
    return Reading(
      ranked: Array(ranked),
      directions: directions(
        of: ranked.prefix(3).map { (article.sentences[$0.sentence].tokens, $0.score) }, terms, article),
      isAnswered: isAnswered)
  }

  /// The most probable direction, and its probability; nil without passages.
  func direction(_ chances: [Double]) -> (direction: Answer.Direction, confidence: Double)? {
    guard let best = chances.indices.max(by: { (chances[$0], $1) < (chances[$1], $0) }), chances[best] > 0
    else { return nil }
    return (directions[best], chances[best])
  }

  /// The probabilities of ``directions`` when the passages are the answer, the more probable ones counting more.
  func directions(
    of passages: [(tokens: Range<Int>, weight: Double)], _ terms: QuestionTerms, _ article: ArticleText
  )
    -> [Double]
  {
    let features = DirectionFeatures(article: article, terms: terms, cues: words.cues)
    var sums = [Double](repeating: 0, count: direction.classes.count)
    var all = 0.0
    for passage in passages {
      for (place, chance) in direction.probabilities(features.features(of: passage.tokens)).enumerated() {
        sums[place] += chance * passage.weight
      }
      all += passage.weight
    }
    return all > 0 ? sums.map { $0 / all } : sums
  }
}
