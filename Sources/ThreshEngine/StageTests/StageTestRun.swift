internal import ThreshKit

/// Runs the tests of a pipeline file.
public struct StageTestRun: Sendable {
  private let plan: Plan

  /// - Parameter plan: checked, so that its tests name stages and columns that there are.
  public init(_ plan: Plan) {
    self.plan = plan
  }

  /// Names of the tests, in the order of the file.
  public var names: [String] { plan.declaration?.tests.map(\.name) ?? [] }

  /// Runs the test called `name`; nil when there is none.
  public func run(_ name: String) async throws -> StageTestResult? {
    guard let test = plan.declaration?.tests.first(where: { $0.name == name }) else { return nil }
    var result = StageTestResult(name: name, place: test.mark.place)
    do {
      let corpus = try await PipelineRunner(part(for: test), jobs: 1, version: "test").run()
      let tables = TestTables(Self.named(corpus))
      result.differences = test.expectations.flatMap { $0.differences(in: tables) }
      result.quotes = tables.quotes
    } catch let error as ConfigurationError {
      result.failure = error.description
    } catch let error as RecordError {
      result.failure = "\(error.message) (\(error.code))"
    }
    return result
  }

  /// The stages of the test, fed with its pages.
  private func part(for test: StageTest) throws(ConfigurationError) -> Plan {
    var reader: (any SourceStage)?
    if case .source(let source)? = plan.steps.first?.stage { reader = source }
    var steps = [
      Plan.Step.made(GivenPages.spec, .source, .source(GivenPages(test.given, reader: reader)))
    ]
    let indices = try test.range.indices(in: plan.steps.map(\.id))
    let wanted = plan.steps[indices].filter { $0.role != .source }
    if wanted.first?.role.input == .document {
      steps.append(.made(GivenPages.spec, .map(.page, .document), Self.documents))
    }
    return plan.with(steps: steps + wanted)
  }

  private static let documents = RunnableStage.map { batch in
    guard case .pages(let pages) = batch else { return [] }
    return pages.map {
      MapResult(output: .documents([Document(givenText: $0)]), report: Report(), error: nil)
    }
  }

  /// Problems name a page as the test does.
  private static func named(_ corpus: Corpus) -> Corpus {
    var corpus = corpus
    for index in corpus.problems.indices {
      corpus.problems[index].source = GivenPages.bareName(corpus.problems[index].source)
    }
    return corpus
  }
}

/// What became of a test.
public struct StageTestResult: Sendable {
  public var name: String
  /// File and line.
  public var place: String
  public var differences: [Difference] = []
  /// Why the stages could not be run.
  public var failure: String?
  /// All quotes that were charted, for a reader who wants to see what there was.
  public var quotes: [String] = []

  public var hasPassed: Bool { differences.isEmpty && failure == nil }

  /// Something that is not as expected.
  public struct Difference: Sendable, Hashable {
    /// As written in the test.
    public var cell: String
    /// File and line.
    public var place: String
    public var expected: String
    public var found: String
    /// The quote of the row that it is about.
    public var quote: String?
  }
}

extension Plan.Step {
  /// A step that no file declares.
  static func made(_ spec: StageSpec, _ role: StageRole, _ stage: RunnableStage) -> Plan.Step {
    Plan.Step(
      id: spec.name, spec: spec, role: role, options: [], stage: stage, outputPaths: [], inputOptions: [],
      codeIdentity: spec.reference)
  }
}
