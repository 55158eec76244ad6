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
    for step in steps {
      let sources = current.sources
      let pageIDs = current.pageIDs
      var tally = StageTally()
      guard var results = step.results(current, cache: cache, origin: origin, &tally) else { return nil }
      for (index, result) in results.enumerated() {
        findings.add(
          result.report, error: result.error, step: step.id, source: sources[index], pageID: pageIDs[index])
        guard let error = result.error else { continue }
        tally.failed += 1
        switch step.policy.action {
        case .keep where step.output == current.kind:
          results[index].output = current.picking(index..<index + 1)
        case .fail:
          findings.stop = findings.stop ?? Findings.Stop(step: step.id, source: sources[index], error: error)
        case .keep, .quarantine, .skip: break
        }
      }
      findings.tallies[step.id, default: StageTally()] =
        findings.tallies[step.id, default: StageTally()] + tally
      current = .joined(results.lazy.map(\.output), kind: step.output)
      // What a stage makes of pages is told apart by the stage and what that started from.
      if step.output == .page { origin = ContentID.short(origin, step.identity.digest, length: 64) }
      tables.replace(with: current)
    }
    return tables
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
