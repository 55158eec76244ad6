internal import Foundation
public import ThreshKit
public import ThreshStore

/// Why a map stage makes its result of a page again, or need not: the parts of the key, then and now.
public struct KeyHistory: Sendable {
  public var step: String
  public var uses: String
  /// The page as it is now, or as it was in the last run when it is gone.
  public var page: Page
  public var verdict: Verdict
  /// Empty where nothing is kept by a key.
  public var parts: [KeyPart] = []
  /// What the stage said of the page when it made what is kept.
  public var said: StageSaying?

  public enum Verdict: Sendable, Hashable {
    /// A run takes what is kept.
    case known
    /// A run makes it, as nothing was kept of this page and stage.
    case firstTime
    /// A run makes it again.
    case changed
    /// Not known before the stages before it were run: it is made again unless they give the same as before.
    case dependsOn(String)
    /// The stage could not use the page: `thresh retry` tries it again.
    case failed
    /// Nothing is kept under a key here, and why.
    case notKept(String)
  }

  /// - Parameters:
  ///   - step: id of the stage.
  ///   - name: what the user calls the page: see ``PageFinder``.
  ///   - run: the last run of the pipeline.
  /// - Throws: ``ConfigurationError`` when there is no such step or page, ``StoreError``.
  public init(_ plan: Plan, _ run: PastRun, step: String, page name: String, _ workspace: Workspace) throws {
    guard let index = plan.steps.firstIndex(where: { $0.id == step }) else {
      let ids = plan.steps.map(\.id)
      throw ConfigurationError(
        "the pipeline '\(plan.name)' has no stage '\(step)'",
        expected: "one of " + ids.joined(separator: ", "),
        nearest: NearestName.of(step, among: ids))
    }
    let memory = RunMemory(plan, workspace)
    let finder = try PageFinder(run, workspace)
    let before = try finder.find(name)
    let found = try CurrentPage(name: before?.origins.first?.path ?? name, plan, memory)
    guard let page = found?.page ?? before else {
      let problems = RunAccount(run)?.problems ?? run.run.corpus.problems
      guard let file = PageTrace.unread(name, problems),
        let met = problems.first(where: { $0.source == file })
      else { throw finder.missing(name) }
      throw RecordError(met.code, "'\(name)' could not be read: \(met.message)")
    }
    self.step = step
    uses = plan.steps[index].spec.reference
    self.page = page
    let stage = plan.steps[index]
    guard stage.isMap, stage.role.output != .page, let found else {
      verdict = .notKept(Self.reason(stage, found, memory))
      if found != nil {
        let kept = try Self.identity(step, run).flatMap { try workspace.stage($0) }
        parts = KeyPart.parts(kept, memory.identity(stage))
      }
      return
    }
    let chain = try KeyChain(plan, upTo: index, page: found.page, memory, workspace)
    let identity = memory.identity(stage)
    let old = try before.flatMap { page in try Self.before(stage, run, page, chain.input, identity, workspace)
    }
    parts =
      [KeyPart(name: "input", before: old?.input, now: chain.input)] + KeyPart.parts(old?.stage, identity)
    said = (chain.result ?? old).flatMap { StageSaying($0) }
    if let result = chain.result {
      verdict = result.failed > 0 ? .failed : .known
    } else if let missing = chain.missing {
      verdict = parts.contains(where: \.isChanged) ? .changed : .dependsOn(missing)
    } else {
      verdict = old == nil ? .firstTime : .changed
    }
  }

  private static func reason(_ step: Plan.Step, _ found: CurrentPage?, _ memory: RunMemory) -> String {
    guard let found else { return "the file is not there any more, so that nothing is made of it" }
    switch step.role {
    case .source:
      return found.isKnown
        ? "the file has the size and times it was read with, so that it is not read again"
        : "the file is read, as its size or times are not those of when it was read last"
    case .group:
      return
        "a group stage compares records with each other: it compares again the groups that hold a record "
        + "that is not what it was"
    case .map: return "pages are never kept: the stage works on the file every time its output is wanted"
    case .sink: return "an export is written when its bytes are other ones"
    }
  }

  private static func identity(_ step: String, _ run: PastRun) -> String? {
    run.run.steps.first { $0.id == step }?.identity
  }

  /// What the stage made of `page` before: in the last run, unless that is what it would make now.
  private static func before(
    _ step: Plan.Step, _ run: PastRun, _ page: Page, _ input: String?, _ now: StageIdentity,
    _ workspace: Workspace
  ) throws(StoreError) -> KeptResult? {
    let kept = try workspace.results(page: page.id)
    let last = identity(step.id, run)
    if let result = kept.first(where: { $0.stage.digest == last }),
      last != now.digest || result.input != input
    {
      return result
    }
    let other = kept.first {
      $0.stage.reference.prefix { $0 != "@" } == now.reference.prefix { $0 != "@" }
        && ($0.stage.digest != now.digest || $0.input != input)
    }
    return other ?? kept.first { $0.stage.digest == now.digest && $0.input == input }
  }
}
