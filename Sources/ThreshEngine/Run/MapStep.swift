internal import ThreshKit
internal import ThreshStore

/// Runs one map stage over records, and asks what is known of them first.
struct MapStep: Sendable {
  let id: String
  let output: RecordKind
  let identity: StageIdentity
  let policy: Plan.ErrorPolicy
  /// Nothing is taken from runs before.
  let isMadeAnew: Bool
  /// See ``Plan/Step/isStreamed``: of pages a program gets a few at a time.
  private let takesAllAtOnce: Bool
  private let documents: DocumentDigests
  let run: @Sendable (RecordBatch) -> [MapResult]

  /// Nil for a step that is not a map stage.
  init?(_ step: Plan.Step, _ memory: RunMemory) {
    guard let run = step.stage.mapping, let output = step.role.output else { return nil }
    id = step.id
    self.output = output
    identity = memory.identity(step)
    policy = step.errorPolicy
    isMadeAnew = step.isMadeAnew
    takesAllAtOnce = !step.isStreamed
    documents = memory.documents
    self.run = run
  }

  /// What the stage made of a batch.
  struct Made {
    /// One for each record, in order.
    var results: [MapResult]
    /// Digests of what came out of each stretch of records of a page, where they are known.
    var digests: [String?]
    /// Set when the program behind the stage cannot work at all.
    var dead: RecordError?
  }

  /// What the stage makes of each record of `input`, in order.
  ///
  /// Records of one page that follow one another are kept and found together. Pages are never kept: their content is
  /// what the next stage wants, and that stays on disk.
  ///
  /// - Parameters:
  ///   - digests: of stretches of the input, by their range, where they are known.
  ///   - origin: stands for the stage that the pages' content comes from.
  /// - Returns: nil when pages without their content have to be worked on.
  func results(
    _ input: RecordBatch, _ stretches: [Range<Int>], digests: [Range<Int>: String], cache: ResultCache?,
    origin: String, _ tally: inout StageTally
  ) -> Made? {
    guard let cache, output != .page else {
      guard input.hasContent else { return nil }
      tally.computed += input.count
      let results = compute(input)
      return Made(results: results, digests: [], dead: dead(results[...], known: []))
    }
    let sources = input.sources
    let pages = input.pageIDs
    let keys = stretches.map { range in
      digest(of: input, range, digests, origin: origin).map {
        ResultKey(stage: identity, input: $0, page: pages[range.lowerBound])
      }
    }
    let found = isMadeAnew ? [:] : cache.find(keys.compactMap(\.self))
    var known = [[MapResult]?](repeating: nil, count: stretches.count)
    var made = [String?](repeating: nil, count: stretches.count)
    for (index, range) in stretches.enumerated() {
      guard let key = keys[index], let result = found[key],
        let results = result.results(kind: output, source: sources[range.lowerBound]),
        results.count == range.count
      else { continue }
      known[index] = results
      made[index] = result.digest
      documents.keep(result.digest, of: results.map(\.output))
      // Made in this run from the same bytes under another name.
      if cache.wasMade(key) { tally.computed += range.count } else { tally.reused += range.count }
    }
    let missing = stretches.indices.filter { known[$0] == nil }
    var dead: RecordError?
    if !missing.isEmpty {
      let batch = input.picking(missing.flatMap { stretches[$0] })
      guard batch.hasContent else { return nil }
      tally.computed += batch.count
      var rest = compute(batch)[...]
      dead = self.dead(rest, known: known)
      for index in missing {
        let range = stretches[index]
        let results = Array(rest.prefix(range.count))
        rest = rest.dropFirst(range.count)
        known[index] = results
        // A program that was ended with the run has not failed, and one that cannot work is mended first.
        if Task.isCancelled || dead != nil, !results.allSatisfy(\.isLasting) { continue }
        guard let key = keys[index],
          let result = ResultCache.Result(results, kind: output, source: sources[range.lowerBound])
        else { continue }
        made[index] = result.digest
        documents.keep(result.digest, of: results.map(\.output))
        cache.keep(result, for: key)
      }
    }
    return Made(results: known.flatMap { $0 ?? [] }, digests: made, dead: dead)
  }

  private func digest(
    of input: RecordBatch, _ range: Range<Int>, _ known: [Range<Int>: String], origin: String
  ) -> String? {
    if let digest = known[range] { return digest }
    let records = input.picking(range)
    return documents.find(records) ?? RecordDigest.of(records, origin: origin)
  }

  /// Why the run cannot go on: the program died before its first answer, and no record would be left.
  ///
  /// - Parameter known: what is known of other records from runs before.
  private func dead(_ results: ArraySlice<MapResult>, known: [[MapResult]?]) -> RecordError? {
    guard takesAllAtOnce, policy.action != .keep, results.allSatisfy(\.isOfDeadProgram),
      known.lazy.compactMap(\.self).joined().allSatisfy({ $0.error != nil })
    else { return nil }
    return results.first?.error
  }

  /// Runs the stage; records that fail are tried again as often as the step says.
  private func compute(_ input: RecordBatch) -> [MapResult] {
    var results = run(input)
    for _ in 0..<policy.retries {
      let failed = results.indices.filter { results[$0].error != nil }
      if failed.isEmpty { break }
      for (index, result) in zip(failed, run(input.picking(failed))) { results[index] = result }
    }
    for (index, source) in input.sources.enumerated() { results[index].output.setSources(source) }
    return results
  }
}

extension RecordBatch {
  /// Ranges of consecutive records of the same page.
  var pageStretches: [Range<Int>] {
    let pages = pageIDs
    var stretches: [Range<Int>] = []
    var start = 0
    for index in pages.indices where index + 1 == pages.count || pages[index + 1] != pages[index] {
      stretches.append(start..<index + 1)
      start = index + 1
    }
    return stretches
  }

  /// False for pages whose bytes are not in memory.
  var hasContent: Bool {
    if case .pages(let list) = self { list.allSatisfy { $0.content != nil } } else { true }
  }
}
