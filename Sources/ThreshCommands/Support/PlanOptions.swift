internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit

/// Which pipeline, and with which values.
struct PlanOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The pipeline, by name or by file.", valueName: "name|file"), completion: .pipelines)
  var pipeline: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Set a parameter, or an option of a stage by its id; may be repeated.", valueName: "key=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp("YAML file with values for parameters and options.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var paramsFile: String?

  @Option(help: ArgumentHelp("Apply a variant that the pipeline declares.", valueName: "name"))
  var variant: String?

  /// The plan, with its exports in the folder `out`; where the file says when that is nil.
  ///
  /// - Throws: ``PipelineMistakes`` with everything that is wrong.
  func plan(_ session: Session, out: (URL) -> String? = { _ in nil }) throws -> Plan {
    let file = try PipelineLocator(session).find(pipeline)
    return try session.plan(file.path, invocation(session), out: out(file))
  }

  /// The values, as they are kept with a run.
  func invocation(_ session: Session) -> Invocation {
    Invocation(settings: settings, paramsFile: paramsFile.map(session.path), variant: variant)
  }
}

extension Session {
  /// The plan of the pipeline file at `path`, with what a user gave beside its name.
  ///
  /// - Parameter out: folder of the exports; where the file says when that is nil.
  /// - Throws: ``PipelineMistakes`` with everything that is wrong.
  func plan(_ path: String, _ invocation: Invocation, out: String?) throws -> Plan {
    let checked = planner.check(
      file: shown(path), variant: invocation.variant, paramsFile: invocation.paramsFile.map(shown),
      overrides: try invocation.settings.map { try Override(parsing: $0) }, outputFolder: out)
    switch checked {
    case .ready(let plan): return plan
    case .mistakes(let all): throw PipelineMistakes(all: all)
    }
  }

  /// Checks pipeline files against the stages of this program.
  var planner: Planner {
    Planner(StageRegistry(stages), workingFolder: workingDirectory.path, environment: environment)
  }
}
