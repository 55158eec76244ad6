internal import ThreshKit
internal import ThreshStore

/// Map stages that follow one another with nothing between them.
struct MapChain: Sendable {
  let steps: [MapStep]
  private let cache: ResultCache?
  /// Stands for the source stage in the digests of pages.
  private let origin: String

  init(_ steps: some Sequence<Plan.Step>, _ memory: RunMemory) {
    self.steps = steps.compactMap { MapStep($0, memory) }
    cache = memory.results
    origin = memory.sourceDigest
  }

  /// The output of every kind of record on the way: for each kind that of the last stage that made it.
  ///
  /// - Returns: nil when pages without their content have to be worked on.
  func run(_ input: RecordBatch, _ findings: inout Findings) -> RecordTables? {
    var current = input
    var tables = RecordTables()
    var origin = origin
    var digests: [Range<Int>: String] = [:]
    for step in steps {
      let sources = current.sources
      let pageIDs = current.pageIDs
      var tally = StageTally()
      let stretches = current.pageStretches
      guard
        let made = step.results(
          current, stretches, digests: digests, cache: cache, origin: origin, &tally)
      else { return nil }
      if let error = made.dead {
        findings.stop = findings.stop ?? Findings.Stop(step: step.id, source: nil, error: error)
      }
      var results = made.results
      var isChanged = false
      for (index, result) in results.enumerated() {
        findings.add(
          result.report, error: result.error, step: step.id, source: sources[index], pageID: pageIDs[index])
        guard let error = result.error else { continue }
        tally.failed += 1
        switch step.policy.action {
        case .keep where step.output == current.kind:
          results[index].output = current.picking(index..<index + 1)
          isChanged = true
        case .fail:
          findings.stop = findings.stop ?? Findings.Stop(step: step.id, source: sources[index], error: error)
        case .keep, .quarantine, .skip:
          findings.losses.merge([pageIDs[index]: error.code]) { first, _ in first }
        }
      }
      if step.output == current.kind {
        tally.leaveOut(
          results.count { $0.output.count == 0 && $0.error == nil && $0.report.setAside == nil })
      }
      findings.tallies[step.id, default: StageTally()] =
        findings.tallies[step.id, default: StageTally()] + tally
      digests = isChanged ? [:] : Self.digests(of: results, stretches, made.digests)
      current = .joined(results.lazy.map(\.output), kind: step.output)
      // What a stage makes of pages is told apart by the stage and what that started from.
      if step.output == .page { origin = ContentID.short(origin, step.identity.digest, length: 64) }
      tables.replace(with: current)
    }
    return tables
  }

  /// Digests of the output by its range, for stretches that stay together: so that nothing is encoded twice.
  private static func digests(of results: [MapResult], _ stretches: [Range<Int>], _ made: [String?])
    -> [Range<Int>: String]
  {
    var digests: [Range<Int>: String] = [:]
    var start = 0
    for (range, digest) in zip(stretches, made) {
      let end = results[range].reduce(start) { $0 + $1.output.count }
      if let digest, end > start { digests[start..<end] = digest }
      start = end
    }
    return digests
  }
}

/// Records by kind; nil where nothing was made of that kind.
struct RecordTables: Sendable {
  var pages: [Page]?
  var documents: [Document]?
  var evidence: [Evidence]?

  mutating func replace(with batch: RecordBatch) {
    switch batch {
    case .pages(let list): pages = list
    case .documents(let list): documents = list
    case .evidence(let list): evidence = list
    }
  }
}
