public import ThreshKit
internal import ThreshStore

/// Runs the stages of a plan, without writing anything.
///
/// The records, their order and everything said about them are the same whatever the number of jobs.
public struct PipelineRunner: Sendable {
  private let plan: Plan
  private let workers: Workers
  private let version: String
  private let memory: RunMemory
  private let keepsPages: Bool

  /// - Parameters:
  ///   - jobs: how many pages are worked on at once.
  ///   - version: of the program, for ``RunInfo/thresh``.
  public init(_ plan: Plan, jobs: Int, version: String) {
    self.init(plan, jobs: jobs, version: version, memory: RunMemory(plan, nil), keepsPages: false)
  }

  /// - Parameters:
  ///   - memory: what is known from runs before.
  ///   - keepsPages: the pages' files are copied into the workspace.
  init(_ plan: Plan, jobs: Int, version: String, memory: RunMemory, keepsPages: Bool) {
    self.plan = plan
    workers = Workers(jobs: jobs)
    self.version = version
    self.memory = memory
    self.keepsPages = keepsPages
  }

  /// Everything a run made, and how much of it was known.
  struct Product: Sendable {
    var corpus: Corpus
    /// By step.
    var tallies: [String: StageTally] = [:]
  }

  /// Everything the pipeline makes of its pages.
  ///
  /// - Parameter progress: called from the workers, one call at a time.
  /// - Throws: ``ConfigurationError`` when the source cannot list its files, ``RecordError`` when a stage failed on a
  ///   record and its step says that this ends the run, `CancellationError` when the task was cancelled. Whatever else
  ///   spoils one record is a ``Problem`` of the corpus.
  public func run(progress: @escaping @Sendable (RunProgress) -> Void = { _ in }) async throws -> Corpus {
    try await produce(try SourceListing(plan), progress: progress).corpus
  }

  /// The same from the files in `listing`.
  func produce(_ listing: SourceListing?, progress: @escaping @Sendable (RunProgress) -> Void) async throws
    -> Product
  {
    try await Programs(plan.steps).running { try await made(of: listing, progress: progress) }
  }

  private func made(of listing: SourceListing?, progress: @escaping @Sendable (RunProgress) -> Void)
    async throws
    -> Product
  {
    var product = Product(
      corpus: Corpus(
        run: RunInfo(
          pipeline: plan.name, title: plan.title, pipelineDigest: plan.digest, stages: plan.stageReferences,
          thresh: version)))
    guard let first = plan.steps.first, let listing else { return product }
    var listed = Findings()
    listed.add(listing.report, step: first.id, source: "", pageID: nil)
    product.corpus.add(listed)
    product.corpus.filesFound = listing.items.count

    let rest = plan.steps.dropFirst()
    let streamed = rest.prefix { $0.isStreamed }
    let keeper = keepsPages ? memory.workspace.map { PageKeeper($0, isFresh: memory.isFresh) } : nil
    let files = PageFiles(
      source: listing.source, stage: memory.sourceDigest, files: memory.files,
      isFresh: memory.isFresh || first.isMadeAnew)
    let reading = PageReading(
      sourceID: first.id, policy: first.errorPolicy, files: files, chain: MapChain(streamed, memory),
      keeper: keeper,
      goesOn: { memory.results?.failure == nil && keeper?.failure == nil })
    let findings = try await reading.run(
      listing.items, workers: workers, into: &product.corpus, progress: progress)
    if let failure = keeper?.failure { throw failure }
    try take(findings, [first] + streamed, into: &product)
    for step in rest.dropFirst(streamed.count) {
      try await run(step, on: &product, progress)
    }
    product.corpus.nameProblems()
    product.corpus.run.inputDigest = ContentID.sha256(
      Array(product.corpus.pages.map { $0.id + "\n" }.joined().utf8))
    return product
  }

  /// Runs one stage over all records at once.
  private func run(_ step: Plan.Step, on product: inout Product, _ progress: @Sendable (RunProgress) -> Void)
    async throws
  {
    guard let kind = step.role.input else { return }
    let input = product.corpus.batch(of: kind)
    let total = input.count
    progress(RunProgress(step: step.id, done: 0, total: total))
    if case .group(let runner) = step.stage {
      let group = GroupExecution(
        stepID: step.id, runner: runner, workers: workers, policy: step.errorPolicy,
        memory: memory.fresh(if: step.isMadeAnew), stage: memory.identity(step).digest)
      let outcome = try await group.run(input)
      product.corpus.apply(outcome.changes)
      product.corpus.links[runner.relation, default: []] += outcome.links
      product.corpus.add(outcome.findings)
      try take(outcome.findings, [step], of: total, into: &product)
    } else if let output = step.role.output {
      let chain = MapChain([step], memory)
      let stretches = input.pageStretches
      // A program is started once and given everything in one go.
      let size = step.stage.program == nil ? 32 : max(stretches.count, 1)
      let parts = try await workers.chunks(of: stretches.count, size: size) { range in
        var findings = Findings()
        let records = input.picking(stretches[range].joined())
        let tables = chain.run(records, &findings) ?? RecordTables()
        return (tables, findings)
      }
      product.corpus.replace(with: .joined(parts.lazy.map { $0.0.batch(of: output) }, kind: output))
      var findings = Findings()
      for (_, found) in parts { findings.add(found) }
      product.corpus.add(findings)
      try take(findings, [step], into: &product)
    }
    progress(RunProgress(step: step.id, done: total, total: total))
  }

  /// Takes over the tallies of `steps`, and ends the run when one of them failed too often.
  ///
  /// - Parameter total: how many records there were, where the tallies count something else.
  private func take(
    _ findings: Findings, _ steps: [Plan.Step], of total: Int? = nil, into product: inout Product
  ) throws {
    if let failure = memory.results?.failure { throw failure }
    if let stop = findings.stop {
      throw RecordError(
        stop.error.code,
        "the step '\(stop.step)' could not use \(stop.source ?? "any record"), which ends the run: "
          + stop.error.message)
    }
    for step in steps {
      let tally = findings.tallies[step.id] ?? StageTally()
      product.tallies[step.id] = tally
      let total = total ?? tally.computed + tally.reused
      if let limit = step.errorPolicy.stopAfter, limit.isPassed(tally.failed, of: total) {
        throw RecordError(
          "too-many-failures",
          "the step '\(step.id)' could not use \(tally.failed) of \(total) \(step.role == .source ? "files" : "records"),"
            + " which is more than it may (stop_after)")
      }
    }
  }
}

/// The files that the source stage of a plan found.
struct SourceListing: Sendable {
  let source: any SourceStage
  /// In the order that the pages come in.
  let items: [SourceItem]
  let report: Report

  /// Nil when the plan has no source.
  init?(_ plan: Plan) throws(ConfigurationError) {
    guard case .source(let source) = plan.steps.first?.stage else { return nil }
    var report = Report()
    items = try source.list(&report).sorted { ($0.name, $0.path) < ($1.name, $1.path) }
    self.source = source
    self.report = report
  }
}

extension Plan.Step {
  /// Whether the stage can work on a page as soon as that is read. A program is given all records in one go, so that
  /// it is started once; only pages are too big for that.
  var isStreamed: Bool {
    stage.mapping != nil && (stage.program == nil || role.input == .page)
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
