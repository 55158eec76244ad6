internal import Extraction
public import ThreshKit

/// Questions over articles and roles of sentences, for evaluation and training: development tools may not import a plugin
/// themselves.
public struct ArticleTrial: Sendable {
  private let questions: QuestionTrial
  private let roles: RoleTrial

  public init() throws(ConfigurationError) {
    questions = try QuestionTrial()
    roles = try RoleTrial()
  }

  /// What an article is asked: intervention, comparator, outcome.
  public struct Prompt: Sendable {
    fileprivate let question: Question

    public init(intervention: String, comparator: String, outcome: String) {
      question = Question(id: "", intervention: intervention, comparator: comparator, outcome: outcome)
    }
  }

  /// An article that was read once for all prompts.
  public struct Article: Sendable {
    fileprivate let article: QuestionTrial.Article
    /// Its sentences, in Unicode scalars.
    public var sentences: [Range<Int>] { article.sentences }
  }

  public func article(_ document: Document) -> Article { Article(article: questions.article(document)) }

  /// The features of each sentence of the article, by which sentences are ranked.
  public func rankingFeatures(_ prompt: Prompt, in article: Article) -> [[UInt32]] {
    questions.rankingFeatures(prompt.question, in: article.article)
  }

  /// The features of each passage by which its direction is told.
  public func directionFeatures(_ prompt: Prompt, _ passages: [Range<Int>], in article: Article) -> [[UInt32]]
  {
    questions.directionFeatures(prompt.question, passages, in: article.article)
  }

  /// The models that ship.
  public struct Models: Sendable {
    private let questions: QuestionTrial.Models
    private let roles: RoleTrial.Models

    public init() throws(ConfigurationError) {
      questions = try QuestionTrial.Models()
      roles = try RoleTrial.Models()
    }

    /// The ten best sentences, best first, and the direction: -1 for decreased, 0 for no difference, 1 for increased.
    public func answer(_ prompt: Prompt, in article: Article) -> (passages: [Range<Int>], direction: Int) {
      questions.answer(prompt.question, in: article.article)
    }

    /// The direction when `passages` are known to be the answer.
    public func direction(_ prompt: Prompt, _ passages: [Range<Int>], in article: Article) -> Int {
      questions.direction(prompt.question, passages, in: article.article)
    }

    /// The role of each sentence of an abstract.
    public func roles(of sentences: [String]) -> [String] { roles.roles(of: sentences) }
  }

  /// The features of each sentence of an abstract by which its role is told.
  public func roleFeatures(of sentences: [String]) -> [[UInt32]] { roles.features(of: sentences) }
}
