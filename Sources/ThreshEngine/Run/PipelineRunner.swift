public import ThreshKit

/// Runs the stages of a plan, without writing anything.
///
/// The records, their order and everything said about them are the same whatever the number of jobs.
public struct PipelineRunner: Sendable {
  private let plan: Plan
  private let workers: Workers
  private let version: String

  /// - Parameters:
  ///   - jobs: how many pages are worked on at once.
  ///   - version: of the program, for ``RunInfo/thresh``.
  public init(_ plan: Plan, jobs: Int, version: String) {
    self.plan = plan
    workers = Workers(jobs: jobs)
    self.version = version
  }

  /// Everything the pipeline makes of its pages.
  ///
  /// - Parameter progress: called from the workers, one call at a time.
  /// - Throws: ``ConfigurationError`` when the source cannot list its files, `CancellationError` when the task was
  ///   cancelled. What spoils one record is a ``Problem`` of the corpus.
  public func run(progress: @escaping @Sendable (RunProgress) -> Void = { _ in }) async throws -> Corpus {
    var corpus = Corpus(
      run: RunInfo(
        pipeline: plan.name, title: plan.title, pipelineDigest: plan.digest, stages: plan.stageReferences,
        thresh: version))
    guard let first = plan.steps.first, case .source(let source) = first.stage else { return corpus }
    var report = Report()
    let items = try source.list(&report).sorted { ($0.name, $0.path) < ($1.name, $1.path) }
    var listed = Findings()
    listed.add(report, step: first.id, source: "", pageID: nil)
    corpus.add(listed)
    corpus.filesFound = items.count

    let rest = plan.steps.dropFirst()
    let streamed = rest.prefix { $0.isMap }
    try await PageReading(sourceID: first.id, source: source, chain: MapChain(streamed))
      .run(items, workers: workers, into: &corpus, progress: progress)
    for step in rest.dropFirst(streamed.count) {
      try await run(step, on: &corpus, progress)
    }
    corpus.nameProblems()
    corpus.run.inputDigest = ContentID.sha256(Array(corpus.pages.map { $0.id + "\n" }.joined().utf8))
    return corpus
  }

  /// Runs one stage over all records at once.
  private func run(_ step: Plan.Step, on corpus: inout Corpus, _ progress: @Sendable (RunProgress) -> Void)
    async throws
  {
    guard let kind = step.role.input else { return }
    let total = corpus.batch(of: kind).count
    progress(RunProgress(step: step.id, done: 0, total: total))
    if case .group(let runner) = step.stage {
      let group = GroupExecution(stepID: step.id, runner: runner, workers: workers)
      let outcome = try await group.run(corpus.batch(of: kind))
      corpus.apply(outcome.changes)
      corpus.links[runner.relation, default: []] += outcome.links
      corpus.add(outcome.findings)
    } else if let output = step.role.output {
      let chain = MapChain([step])
      let input = corpus.batch(of: kind)
      let parts = try await workers.chunks(of: total, size: 32) { range in
        var findings = Findings()
        let tables = chain.run(input.picking(range), &findings)
        return (tables, findings)
      }
      corpus.replace(with: .joined(parts.lazy.map { $0.0.batch(of: output) }, kind: output))
      for (_, findings) in parts { corpus.add(findings) }
    }
    progress(RunProgress(step: step.id, done: total, total: total))
  }
}

extension Plan.Step {
  var isMap: Bool {
    if case .map = stage { true } else { false }
  }
}

extension RecordTables {
  func batch(of kind: RecordKind) -> RecordBatch {
    switch kind {
    case .page: .pages(pages ?? [])
    case .document: .documents(documents ?? [])
    case .evidence: .evidence(evidence ?? [])
    }
  }
}

extension Corpus {
  func batch(of kind: RecordKind) -> RecordBatch {
    switch kind {
    case .page: .pages(pages)
    case .document: .documents(documents)
    case .evidence: .evidence(evidence)
    }
  }

  /// Gives each problem of a page the page's path: stages after the first know only its file name.
  mutating func nameProblems() {
    let paths = paths
    for index in problems.indices {
      if let path = problems[index].sourceID.flatMap({ paths[$0] }) { problems[index].source = path }
    }
  }

  /// Takes over what a stage made. Pages that it left out stay known, so that every page is accounted for.
  mutating func replace(with batch: RecordBatch) {
    switch batch {
    case .documents(let list): documents = list
    case .evidence(let list): evidence = list
    case .pages(let list):
      let changed = Dictionary(list.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      pages = pages.map { changed[$0.id] ?? $0 }
    }
  }
}
