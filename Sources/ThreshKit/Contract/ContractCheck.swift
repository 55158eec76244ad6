/// One promise of every stage, by the name that ``StageContract`` and `thresh check` give it.
public enum ContractCheck: String, Sendable, CaseIterable {
  case documented, refuses, repeatable, order, quotes, fields, survives, isolation

  /// The promise in words.
  public var promise: String {
    switch self {
    case .documented: "options are documented and valid by default"
    case .refuses: "unknown and ill-typed options are refused"
    case .repeatable: "the same input twice gives the same bytes"
    case .order: "shuffled input gives the same set"
    case .quotes: "quotes and places are found where they are said to be"
    case .fields: "only declared fields are written, the rest is passed through"
    case .survives: "empty, huge, right-to-left, emoji and broken-encoding records are survived"
    case .isolation: "a bad record spoils only itself"
    }
  }
}

/// A promise that a stage breaks.
public struct ContractFailure: Sendable, Hashable, CustomStringConvertible {
  public var check: ContractCheck
  /// What was found.
  public var message: String
  /// How to mend it.
  public var mend: String

  public init(_ check: ContractCheck, _ message: String, mend: String) {
    self.check = check
    self.message = message
    self.mend = mend
  }

  /// `quotes: … To mend it: …`
  public var description: String { "\(check.rawValue): \(message). To mend it: \(mend)." }
}

/// What became of one promise.
public struct ContractResult: Sendable, Hashable {
  public var check: ContractCheck
  public var failures: [ContractFailure]
  /// Why the promise could not be tried, where that is so.
  public var skipped: String?

  /// - Parameter failures: all that were found. One mistake often shows everywhere, so that of those with the same
  ///   remedy only two are kept, and the others counted.
  init(_ check: ContractCheck, _ failures: [ContractFailure], skipped: String? = nil) {
    self.check = check
    self.skipped = skipped
    self.failures = Grouped(failures, by: { $0.mend }).groups.flatMap { mend, alike in
      guard alike.count > 2 else { return alike }
      var last = alike[1]
      last.message += " (and \(alike.count - 2) more like it)"
      return [alike[0], last]
    }
  }

  init(_ check: ContractCheck, skipped: String) {
    self.init(check, [], skipped: skipped)
  }

  public var isKept: Bool { failures.isEmpty }
}
