internal import ThreshKit

/// Map stages that follow one another with nothing between them.
struct MapChain: Sendable {
  /// A map stage and what it makes.
  struct Link: Sendable {
    let id: String
    let output: RecordKind
    let run: @Sendable (RecordBatch) -> [MapResult]
  }

  let links: [Link]

  init(_ steps: some Sequence<Plan.Step>) {
    links = steps.compactMap { step in
      guard case .map(let run) = step.stage, let output = step.role.output else { return nil }
      return Link(id: step.id, output: output, run: run)
    }
  }

  /// The output of every kind of record on the way: for each kind that of the last stage that made it.
  func run(_ input: RecordBatch, _ findings: inout Findings) -> RecordTables {
    var current = input
    var tables = RecordTables()
    for link in links {
      let sources = current.sources
      let pageIDs = current.pageIDs
      let results = link.run(current)
      for (index, result) in results.enumerated() {
        findings.add(
          result.report, error: result.error, step: link.id, source: sources[index], pageID: pageIDs[index])
      }
      current = .joined(results.lazy.map(\.output), kind: link.output)
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
