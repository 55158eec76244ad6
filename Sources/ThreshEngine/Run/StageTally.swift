/// How much of a step's work was done in a run, and how much was known from a run before.
public struct StageTally: Codable, Sendable, Hashable {
  /// Files read, records handed to a map stage, or groups compared by a group stage.
  public var computed: Int
  /// The same, known from a run before.
  public var reused: Int
  /// Records that the stage could not use.
  public var failed: Int
  /// Records of which the stage made none, though it gives the kind that it takes; nil for none.
  public private(set) var leftOut: Int?

  public init(computed: Int = 0, reused: Int = 0, failed: Int = 0) {
    self.computed = computed
    self.reused = reused
    self.failed = failed
  }

  /// The tally of a run that did nothing of what this one did.
  var allReused: StageTally {
    var tally = StageTally(reused: computed + reused, failed: failed)
    tally.leftOut = leftOut
    return tally
  }

  mutating func leaveOut(_ count: Int) {
    if count > 0 { leftOut = (leftOut ?? 0) + count }
  }

  static func + (a: StageTally, b: StageTally) -> StageTally {
    var sum = StageTally(
      computed: a.computed + b.computed, reused: a.reused + b.reused, failed: a.failed + b.failed)
    sum.leaveOut((a.leftOut ?? 0) + (b.leftOut ?? 0))
    return sum
  }
}

/// The tally of one step, with what reports call it.
public struct StepTally: Codable, Sendable, Hashable {
  /// What the pipeline file calls the step.
  public var id: String
  /// `cleanup/page@1`
  public var uses: String
  /// Version of the stage's code and data.
  public var code: String
  /// What is counted: `files`, `records` or `groups`.
  public var unit: String
  public var tally: StageTally

  /// `computed 3, reused 1351`
  public var text: String { "computed \(tally.computed), reused \(tally.reused)" }
}

extension Plan.Step {
  /// `tally` as reports show it.
  func told(_ tally: StageTally) -> StepTally {
    let unit =
      switch role {
      case .source, .sink: "files"
      case .map: "records"
      case .group: "groups"
      }
    return StepTally(id: id, uses: spec.reference, code: codeIdentity, unit: unit, tally: tally)
  }
}
