/// What a reviewer asks of an article: what did the intervention do to the outcome, compared with the comparator?
public struct Question: Sendable, Hashable {
  /// The reviewer's key for it.
  public var id: String
  public var intervention: String
  /// Empty when the question names none.
  public var comparator: String
  public var outcome: String

  public init(id: String, intervention: String, comparator: String, outcome: String) {
    self.id = id
    self.intervention = intervention
    self.comparator = comparator
    self.outcome = outcome
  }
}
