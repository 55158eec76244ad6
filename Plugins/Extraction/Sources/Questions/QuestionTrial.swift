public import ThreshKit
internal import ThreshText

/// Questions over single articles, for evaluation and training.
public struct QuestionTrial: Sendable {
  /// An article that was read once for all questions.
  public struct Article: Sendable {
    fileprivate let text: ArticleText
    /// Unicode scalars.
    public var sentences: [Range<Int>] { text.sentences.map { Self.scalars($0.range, text) } }

    fileprivate static func scalars(_ range: Range<Int>, _ text: ArticleText) -> Range<Int> {
      text.text.scalarOffset(ofByte: range.lowerBound)..<text.text.scalarOffset(ofByte: range.upperBound)
    }

    /// Tokens of a stretch of Unicode scalars.
    fileprivate func tokens(_ range: Range<Int>) -> Range<Int> {
      let bytes =
        text.text.byteOffset(ofScalar: range.lowerBound)..<text.text.byteOffset(ofScalar: range.upperBound)
      return text.text.tokens(in: bytes)
    }
  }

  private let words: QuestionWords
  private let sections: ArticleSections

  public init() throws(ConfigurationError) {
    words = try QuestionWords(resources: EvidenceExtraction.resources)
    sections = try ArticleSections(resources: EvidenceExtraction.resources)
  }

  public func article(_ document: Document) -> Article {
    Article(text: ArticleText(document, sections: sections))
  }

  /// The features of each sentence of the article, by which sentences are ranked.
  public func rankingFeatures(_ question: Question, in article: Article) -> [[UInt32]] {
    let terms = QuestionTerms(question, in: article.text, words: words)
    let features = RankingFeatures(terms, in: article.text, words)
    return article.text.sentences.indices.map { features.features(of: $0) }
  }

  /// The features of each passage (Unicode scalars of the text) by which its direction is told.
  public func directionFeatures(_ question: Question, _ passages: [Range<Int>], in article: Article)
    -> [[UInt32]]
  {
    let terms = QuestionTerms(question, in: article.text, words: words)
    let features = DirectionFeatures(article: article.text, terms: terms, cues: words.cues)
    return passages.map { features.features(of: article.tokens($0)) }
  }
}

extension QuestionTrial {
  /// The models that ship, over articles of a trial.
  public struct Models: Sendable {
    private let reader: QuestionReader

    public init() throws(ConfigurationError) {
      reader = try QuestionReader(resources: EvidenceExtraction.resources)
    }

    /// The ten best sentences, best first, in Unicode scalars; and the number of the most probable direction: -1 for
    /// decreased, 0 for no difference, 1 for increased.
    public func answer(_ question: Question, in article: Article) -> (passages: [Range<Int>], direction: Int)
    {
      let reading = reader.read(question, in: article.text)
      let sentences = article.sentences
      return (reading.ranked.map { sentences[$0.sentence] }, direction(reading.directions))
    }

    /// The direction when `passages` are known to be the answer.
    public func direction(_ question: Question, _ passages: [Range<Int>], in article: Article) -> Int {
      let terms = QuestionTerms(question, in: article.text, words: reader.words)
      let found = reader.directions(of: passages.map { (article.tokens($0), 1) }, terms, article.text)
      return direction(found)
    }

    private func direction(_ chances: [Double]) -> Int {
      switch reader.direction(chances)?.direction {
      case .increased: 1
      case .decreased: -1
      case .noDifference, nil: 0
      }
    }
  }
}
