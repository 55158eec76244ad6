internal import Foundation
public import ThreshKit
public import ThreshStore

extension ExportCheck {
  /// What the run that left a `run.json` was started with.
  public struct Origin: Sendable {
    public var pipelineFile: String
    public var invocation: Invocation
  }

  /// What the run that left the `run.json` at `path` was started with.
  public static func origin(of path: String) throws(ConfigurationError) -> Origin {
    let record = try RunRecord.read(path)
    guard let file = record.pipelineFile else {
      throw ConfigurationError("the run that left '\(path)' had no pipeline file")
    }
    return Origin(pipelineFile: file, invocation: record.invocation)
  }

  /// Runs `plan` over the pages as they are now, without anything known from runs before, and compares its exports with
  /// those that the `run.json` at `path` tells of.
  ///
  /// - Parameter plan: of ``origin(of:)``, with a folder of its own to write into.
  public func remade(_ path: String, _ plan: Plan, version: String) async throws -> CheckResult {
    let record = try RunRecord.read(path)
    guard plan.digest == record.run.pipelineDigest, version == record.run.thresh else {
      throw ConfigurationError(
        "the exports cannot be made again as they were: the pipeline or the program is another one now",
        expected: "the pipeline file, its lexicons and the thresh (\(record.run.thresh)) of that run")
    }
    var result = CheckResult()
    let outcome = try await PipelineRun(plan, workspace: nil, jobs: jobs, version: version).run()
    let made = Dictionary(outcome.files.map { ($0.name, $0.sha256) }) { first, _ in first }
    for file in record.files {
      result.count("exports made again")
      guard made[file.name] != file.sha256 else { continue }
      result.damages.append(
        Damage(
          Paths.join(record.outputFolder, file.name),
          "is not what these pages and this pipeline give"))
    }
    return result
  }
}
