internal import ThreshKit

/// What stages said beside their output, with the step and the page filled in.
struct Findings: Sendable {
  var problems: [Problem] = []
  /// By page id; what was said last holds.
  var setAside: [String: Report.SetAside] = [:]
  /// Code of the first record of a page that failed and went no further, by page id.
  var losses: [String: String] = [:]
  /// By page id.
  var counts: [String: [String: Int]] = [:]
  /// By step.
  var tallies: [String: StageTally] = [:]
  /// The first failure that ends the run.
  var stop: Stop?

  /// A record that a step must not fail on, and did.
  struct Stop: Sendable {
    var step: String
    /// Name of the record's page; nil when the step can use no record.
    var source: String?
    var error: RecordError
  }

  /// Takes over `report`, made by the step called `step` about the page `pageID` named `source`.
  mutating func add(
    _ report: Report, error: RecordError? = nil, step: String, source: String, pageID: String?
  ) {
    add(report.problems, step: step, source: source, pageID: pageID)
    if let error {
      problems.append(
        Problem(
          source: source, sourceID: pageID, stage: step, code: error.code, message: error.message,
          place: error.place))
    }
    guard let pageID else { return }
    if let reason = report.setAside { setAside[pageID] = reason }
    if !report.counts.isEmpty { counts[pageID, default: [:]].merge(report.counts, uniquingKeysWith: +) }
  }

  /// Takes over problems that the step called `step` met at the page `pageID` named `source`, unless they name another.
  mutating func add(_ problems: [Problem], step: String, source: String, pageID: String?) {
    for problem in problems {
      var problem = problem
      problem.stage = step
      if problem.source.isEmpty || problem.source == source {
        problem.source = source
        problem.sourceID = pageID
      }
      self.problems.append(problem)
    }
  }

  mutating func add(_ other: Findings) {
    problems += other.problems
    setAside.merge(other.setAside) { _, new in new }
    losses.merge(other.losses) { first, _ in first }
    for (page, counts) in other.counts { self.counts[page, default: [:]].merge(counts, uniquingKeysWith: +) }
    tallies.merge(other.tallies, uniquingKeysWith: +)
    stop = stop ?? other.stop
  }
}
