/// What one article says to one question of a reviewer: which way an outcome went, and the passages that say so.
///
/// Answers belong to the ``Document`` they were found in.
public struct Answer: Codable, Sendable, Hashable {
  /// Which way the outcome went under the intervention, compared with the comparator.
  public enum Direction: String, Codable, Sendable, CaseIterable {
    case increased, decreased
    case noDifference = "no-difference"
  }

  /// The reviewer's key for the question.
  public var question: String
  public var intervention: String
  public var comparator: String?
  public var outcome: String
  /// Nil when no passage answers the question.
  public var direction: Direction?
  /// 0 to 1: how sure the direction is; nil where there is none.
  public var confidence: Double?
  /// `reported` with a direction, `not_reported` when no passage answers, `not_applicable` for a page that was not read.
  public var state: CellState.State
  /// Best first.
  public var passages: [Passage]

  /// Words of the article that answer the question.
  public struct Passage: Codable, Sendable, Hashable {
    /// Verbatim, at `start..<end` of the document's text, in Unicode scalars.
    public var quote: String
    public var start: Int
    public var end: Int
    /// Headings above it, outermost first.
    public var section: [String]
    /// 0 to 1: how likely it is the one that answers, of all passages of the article.
    public var score: Double

    public init(quote: String, start: Int, end: Int, section: [String] = [], score: Double) {
      self.quote = quote
      self.start = start
      self.end = end
      self.section = section
      self.score = score
    }
  }

  public init(
    question: String, intervention: String, comparator: String? = nil, outcome: String,
    direction: Direction? = nil, confidence: Double? = nil, state: CellState.State = .notReported,
    passages: [Passage] = []
  ) {
    self.question = question
    self.intervention = intervention
    self.comparator = comparator
    self.outcome = outcome
    self.direction = direction
    self.confidence = confidence
    self.state = state
    self.passages = passages
  }
}
