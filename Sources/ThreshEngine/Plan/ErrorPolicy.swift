extension Plan {
  /// What a run does when a stage cannot use a record.
  public struct ErrorPolicy: Sendable, Hashable {
    public var action: Action
    /// How often a record that failed is tried again before it counts as failed.
    public var retries: Int
    /// How many records may fail before the run stops; nil for any number.
    public var stopAfter: Limit?

    /// What becomes of a record that fails. It is always told as a problem.
    public enum Action: String, Sendable, CaseIterable {
      /// It goes no further, and `thresh retry` tries it again.
      case quarantine
      /// The run stops; exports stay as they were.
      case fail
      /// It goes on as it was, where the stage gives the kind of record that it takes; else as ``quarantine``.
      case keep
      /// It goes no further, and is not tried again while nothing about it changes.
      case skip
    }

    /// A number of failures that is one too many when it is passed.
    public enum Limit: Sendable, Hashable {
      case records(Int)
      /// 0 to 1 of the records that the stage was given.
      case share(Double)

      /// Whether `failed` of `total` records are too many.
      func isPassed(_ failed: Int, of total: Int) -> Bool {
        switch self {
        case .records(let most): failed > most
        case .share(let most): Double(failed) > most * Double(total)
        }
      }
    }

    /// A record that fails is quarantined, without a second try and without a limit.
    public init(action: Action = .quarantine, retries: Int = 0, stopAfter: Limit? = nil) {
      self.action = action
      self.retries = retries
      self.stopAfter = stopAfter
    }
  }
}
