internal import ArgumentParser
internal import Foundation
internal import ThreshCommands

/// `thresh-eval overhead`
struct EngineOverhead: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overhead", abstract: "What the engine takes for stages that do nothing.",
    discussion: """
      One run over rows that are made up, with the workspace that every run has. The cost of a stage is the difference \
      between two runs with more and fewer of them, divided; Tests/Evaluation/overhead.py does that.
      """)

  @Option(help: "How many rows pass through each stage.")
  var records = 200_000

  @Option(help: "How many of them stand on one page.")
  var perPage = 100

  @Option(help: "How many stages that do nothing.")
  var stages = 4

  @Option(help: "How many pages are worked on at once.")
  var jobs = 2

  @Flag(help: "The last stage leaves the rows out, so that only what is on its way is in memory.")
  var drop = false

  @Flag(help: "Run again with what the first run has kept, all but one page, and measure that.")
  var again = false

  func run() async throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(
      "thresh-eval-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try "seed".write(to: place.appendingPathComponent("seed.txt"), atomically: true, encoding: .utf8)
    var seconds = try await measure(place, pages: max(records / perPage, 1))
    if again { seconds = try await measure(place, pages: max(records / perPage, 1) + 1) }
    let used = Self.usage
    print(
      #"{"records": \#(records), "stages": \#(stages), "seconds": \#(seconds), "cpu": \#(used.cpu), "mb": \#(used.peak)}"#
    )
  }

  /// Seconds of a run over `pages` pages.
  private func measure(_ place: URL, pages: Int) async throws -> Double {
    let same = (1...max(stages, 1)).prefix(stages).map {
      "  - { id: same\($0), uses: overhead/same@1, with: { step: \($0) } }\n"
    }
    let yaml = """
      thresh: 1
      name: overhead
      stages:
        - { id: pages, uses: overhead/pages@1, with: { seed: seed.txt, pages: \(pages), rows: \(perPage) } }
        - { id: documents, uses: overhead/documents@1 }
        - { id: rows, uses: overhead/rows@1 }
      \(same.joined())\(drop ? "  - { id: nothing, uses: overhead/nothing@1 }\n" : "")export:
        - { uses: export/jsonl@1, with: { table: evidence, path: evidence.jsonl } }

      """
    let file = place.appendingPathComponent("overhead.yaml")
    try yaml.write(to: file, atomically: true, encoding: .utf8)
    let start = ContinuousClock.now
    let status = await ThreshMain.run(
      [
        "run", file.path, "--out", place.appendingPathComponent("out").path, "--workspace",
        place.appendingPathComponent("workspace").path, "--jobs", String(jobs),
      ], session: Session(stages: Evaluation.stages + OverheadStages.all).quiet)
    if status != 0, status != 3 { throw ExitCode(status) }
    return (ContinuousClock.now - start) / .seconds(1)
  }

  /// Seconds that this process has computed for, and its largest resident set in MB.
  private static var usage: (cpu: Double, peak: Int) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1e6 }
    return (times[0] + times[1], usage.ru_maxrss / 1000)
  }
}
