internal import Foundation
public import ThreshKit
public import ThreshStore

/// One page on its way through every stage of the last run.
public struct PageTrace: Sendable {
  public var pipeline: String
  public var run: String
  /// The name of the file it was found in first.
  public var name: String
  /// Nil for a file that could not be read.
  public var page: Page?
  /// Absolute paths of the files it was found in.
  public var files: [String]
  public var steps: [Step] = []
  /// Its rows in the evidence table.
  public var statements: [Evidence]
  /// What became of it: `charted`, `set_aside` or `problem`.
  public var status: SourceRow.Status
  public var reason: String?
  /// The page it is a copy of.
  public var copyOf: String?

  /// What one stage did with the page.
  public struct Step: Sendable {
    public var id: String
    public var uses: String
    public var reads: RecordKind?
    public var gives: RecordKind?
    /// It compares records with each other.
    public var isGroup: Bool
    /// Nil where nothing is kept of what it made.
    public var said: StageSaying?
    /// Problems that it met at the page.
    public var problems: [Problem]
    /// Links to or from the page or one of its rows.
    public var links: [Link]
    /// File names of the pages of linked rows, by the rows' ids.
    public var places: [String: String]
  }

  /// - Parameters:
  ///   - name: what the user calls the page: its file, the beginning of its id, or that of one of its rows.
  ///   - relations: what the links of a group stage say of records, by the stage's name and version.
  /// - Returns: nil when `run` has no page of that name.
  /// - Throws: ``ConfigurationError`` when several pages are called so, ``StoreError``.
  public static func follow(
    _ name: String, _ run: PastRun, _ workspace: Workspace, relations: [String: Relation]
  ) throws -> PageTrace? {
    let finder = try PageFinder(run, workspace)
    let problems = RunAccount(run)?.problems ?? run.run.corpus.problems
    if let page = try finder.find(name) {
      return try PageTrace(page, finder, run, workspace, problems, relations)
    }
    return unread(name, problems).map { PageTrace(unread: $0, run, problems) }
  }

  private init(
    _ page: Page, _ finder: PageFinder, _ run: PastRun, _ workspace: Workspace, _ problems: [Problem],
    _ relations: [String: Relation]
  ) throws(StoreError) {
    let corpus = run.run.corpus
    let account = RunAccount(run)
    let record = account?.record.flatMap { try? RunRecord.read($0.name) }
    pipeline = run.pipeline
    self.run = run.id
    self.name = page.fileName
    self.page = page
    files = record?.inputs.first { $0.id == page.id }?.files.map(\.path) ?? []
    var whole = corpus
    whole.pages = finder.pages
    whole.documents = try workspace.documents(run: run.id, page: page.id)
    whole.evidence = try workspace.statements(run: run.id, page: page.id)
    for index in whole.evidence.indices { whole.evidence[index].source = page.fileName }
    let tables = ReviewTables(whole)
    statements = tables.evidence
    let row = tables.sources.first { $0.sourceID == page.id }
    status = row?.status ?? .problem
    reason = row?.statusReason
    copyOf = row?.copyOf
    let ids = Set([page.id] + statements.map(\.id))
    let kept = try workspace.results(page: page.id)
    let places = try finder.places(of: corpus.links.values.joined(), besides: ids)
    for step in run.run.steps {
      let isGroup = relations[step.uses] != nil
      let result = step.input != nil && !isGroup ? kept.first { $0.stage.digest == step.identity } : nil
      let links = relations[step.uses].flatMap { corpus.links[$0] } ?? []
      steps.append(
        Step(
          id: step.id, uses: step.uses, reads: step.input, gives: step.output, isGroup: isGroup,
          said: result.flatMap { StageSaying($0) },
          problems: problems.filter { $0.stage == step.id && $0.sourceID == page.id },
          links: links.filter { ids.contains($0.a) || ids.contains($0.b) }, places: places))
    }
  }

  /// The file called `name` that no page was found in.
  static func unread(_ name: String, _ problems: [Problem]) -> String? {
    problems.first {
      $0.sourceID == nil
        && ($0.source == name || $0.source.split(separator: "/").last.map(String.init) == name)
    }?.source
  }

  private init(unread file: String, _ run: PastRun, _ problems: [Problem]) {
    pipeline = run.pipeline
    self.run = run.id
    name = file
    files = []
    statements = []
    status = .problem
    let met = problems.filter { $0.source == file }
    reason = met.first?.code
    steps = run.run.steps.prefix(1).map { step in
      Step(
        id: step.id, uses: step.uses, reads: nil, gives: step.output, isGroup: false, problems: met,
        links: [],
        places: [:])
    }
  }
}
