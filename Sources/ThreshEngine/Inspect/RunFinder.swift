internal import ThreshKit
public import ThreshStore

/// Finds runs by what a user calls them.
public enum RunFinder {
  /// The run among `runs` whose id is `name` or begins with it; for a pipeline's name its last run, for `NAME~1` the one
  /// before that.
  ///
  /// - Parameter runs: the last one first.
  /// - Throws: ``ConfigurationError``
  public static func find(_ name: String, among runs: [PastRun]) throws -> PastRun {
    let parts = name.split(separator: "~", omittingEmptySubsequences: false)
    let ofPipeline = runs.filter { $0.pipeline == parts[0] }
    if !ofPipeline.isEmpty, parts.count <= 2, let age = parts.count == 1 ? 0 : Int(parts[1]), age >= 0 {
      if age < ofPipeline.count { return ofPipeline[age] }
      throw ConfigurationError(
        "'\(parts[0])' has no run that is \(age) before the last: \(ofPipeline.count) are remembered",
        expected: listed(ofPipeline))
    }
    let found = runs.filter { name.count >= 3 && $0.id.hasPrefix(name) }
    if found.count == 1 { return found[0] }
    let names = Set(runs.map(\.pipeline)).sorted()
    throw ConfigurationError(
      found.isEmpty
        ? "no run that is remembered is called '\(name)'" : "'\(name)' begins the ids of several runs",
      expected: runs.isEmpty
        ? "a pipeline that was run" : "NAME, NAME~1 or " + listed(found.isEmpty ? runs : found),
      nearest: NearestName.of(name, among: names + runs.map(\.id)))
  }

  private static func listed(_ runs: [PastRun]) -> String {
    "one of " + runs.prefix(5).map { "\($0.id) (\($0.pipeline), \($0.run.started))" }.joined(separator: ", ")
      + (runs.count > 5 ? ", …" : "")
  }
}
