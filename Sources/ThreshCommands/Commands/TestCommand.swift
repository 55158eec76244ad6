internal import ArgumentParser
internal import ThreshEngine
internal import ThreshKit

/// `thresh test NAME|FILE`
struct TestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the tests that a pipeline file holds.",
    discussion: """
      A test gives a page to some of the stages and says which cells, quotes, counts and problems must come of it. \
      Nothing is read but the pages of the tests, and nothing is written. The exit status is 1 when a test fails.

      EXAMPLE
        thresh test acupuncture-back-pain
        thresh test acupuncture-back-pain --filter meta-analysis --json
      """)

  @OptionGroup var options: PlanOptions

  @Option(help: ArgumentHelp("Only tests whose name has these words.", valueName: "words"))
  var filter: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    let session = Session.current
    let tests = StageTestRun(try options.plan(session))
    let names = tests.names.filter { name in filter.map { name.contains($0) } ?? true }
    guard !names.isEmpty else {
      throw ConfigurationError(
        tests.names.isEmpty ? "the pipeline has no tests" : "no test has '\(filter ?? "")' in its name",
        expected: tests.names.isEmpty ? "a list 'tests' in the pipeline file" : "words of a test's name")
    }
    var results: [StageTestResult] = []
    for name in names {
      guard let result = try await tests.run(name) else { continue }
      results.append(result)
      if !json {
        for line in TestReport.lines(result, session.console.out) { session.console.out.line(line) }
      }
    }
    let failed = results.count { !$0.hasPassed }
    if json {
      session.console.out.line(JSONText.pretty(TestReport.json(results)))
    } else {
      let count = results.count == 1 ? "1 test" : "\(results.count) tests"
      session.console.out.line(failed == 0 ? "\(count), all passed" : "\(count), \(failed) failed")
    }
    if failed > 0 { throw ExitStatus.failed }
  }
}
