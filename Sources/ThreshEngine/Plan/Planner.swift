internal import Foundation
public import ThreshKit

/// Checks a pipeline file wholly, before the first record, and makes a ``Plan`` of it.
public struct Planner: Sendable {
  private let registry: StageRegistry
  private let workingFolder: String
  private let environment: [String: String]

  /// - Parameters:
  ///   - workingFolder: the folder that paths given on the command line are relative to; by default the current one.
  ///   - environment: variables that set parameters (`THRESH_PARAM_NAME`) or that the file refers to; by default
  ///     those of the process.
  public init(
    _ registry: StageRegistry, workingFolder: String? = nil, environment: [String: String]? = nil
  ) {
    self.registry = registry
    self.workingFolder = workingFolder ?? FileManager.default.currentDirectoryPath
    self.environment = environment ?? ProcessInfo.processInfo.environment
  }

  /// Reads and checks the pipeline file at `path`.
  ///
  /// - Parameters:
  ///   - path: as the user named it; messages name it so too.
  ///   - variant: the changes to apply, by name.
  ///   - paramsFile: a YAML file with values for parameters and options.
  ///   - overrides: later ones win.
  ///   - outputFolder: where the exports go, each under its own base name; by default they go where the file says,
  ///     seen from the file's folder.
  /// - Returns: the plan, or every mistake that was found.
  public func check(
    file path: String, variant: String? = nil, paramsFile: String? = nil, overrides: [Override] = [],
    outputFolder: String? = nil
  ) -> Checked<Plan> {
    var mistakes = Mistakes(file: path)
    let request = Request(
      path: path, variant: variant, paramsFile: paramsFile, overrides: overrides, outputFolder: outputFolder)
    guard let plan = plan(request, isRun: true, &mistakes), mistakes.all.isEmpty else {
      return .mistakes(mistakes.inOrder)
    }
    return .ready(plan)
  }

  /// Every mistake in the pipeline file at `path` and in each of its variants. That a run must give a value for a
  /// parameter is none.
  public func lint(file path: String) -> [ConfigurationError] {
    var mistakes = Mistakes(file: path)
    var request = Request(path: path)
    let plan = plan(request, isRun: false, &mistakes)
    for name in plan?.declaration?.variants ?? [] {
      request.variant = name
      _ = self.plan(request, isRun: false, &mistakes)
    }
    return mistakes.inOrder
  }

  private struct Request {
    var path: String
    var variant: String?
    var paramsFile: String?
    var overrides: [Override] = []
    var outputFolder: String?
  }

  /// The plan as far as it can be made; it can be used when there are no mistakes.
  private func plan(_ request: Request, isRun: Bool, _ mistakes: inout Mistakes) -> Plan? {
    let absolute = Paths.join(workingFolder, request.path)
    let reader = PipelineFileReader(
      path: absolute, shown: request.path, variant: request.variant, environment: environment)
    guard let file = reader.read(&mistakes) else { return nil }
    let assignments = assignments(request, file, &mistakes)
    checkTargets(assignments, file, &mistakes)
    let folder = Paths.parent(of: file.path)
    let parameters = Parameters(file, assignments, isRun: isRun, &mistakes)
    let planner = StepPlanner(
      references: References(
        parameters: parameters.texts, names: file.parameters.map(\.name), environment: environment),
      assignments: assignments, fileFolder: folder, flattensOutput: request.outputFolder != nil)
    let chain = entries(file.steps, folder: folder, planner, &mistakes)
    let sinks = entries(file.exports, folder: folder, planner, &mistakes)
    ChainCheck(steps: chain, exports: sinks.compactMap(\.self)).run(&mistakes)
    func plan(_ declaration: StepDeclaration, _ step: DeclaredStep?) -> (step: Plan.Step?, outputs: [String])
    {
      guard let step else {
        planner.checkForm(declaration, &mistakes)
        return (nil, [])
      }
      return planner.step(declaration, step.entry, isGuess: step.isGuess, &mistakes)
    }
    let steps = zip(file.steps, chain).compactMap { plan($0, $1).step }
    let exports = zip(file.exports, sinks).map { plan($0, $1) }
    checkOutputs(zip(file.exports, exports.map(\.outputs)), &mistakes)
    // A variant may leave out a stage that a test of the file is about.
    if request.variant == nil {
      StageTestCheck(steps: chain, ids: file.steps.map(\.id.text)).run(file.tests, &mistakes)
    }
    return Plan(
      name: file.name, title: file.title, description: file.description, file: file.path,
      outputFolder: request.outputFolder.map { Paths.join(workingFolder, $0) } ?? folder,
      parameters: parameters.settings, steps: steps, exports: exports.compactMap(\.step),
      digest: PlanDigest.of(steps, folder: folder), variant: request.variant, declaration: file)
  }

  /// Values from outside the file, in the order in which later ones win.
  private func assignments(_ request: Request, _ file: PipelineFile, _ mistakes: inout Mistakes)
    -> [Assignment]
  {
    let ids = (file.steps + file.exports).map(\.id.text)
    let environment = Assignment.all(in: environment, for: file.parameters, folder: workingFolder)
    let fromFile = request.paramsFile.map {
      Assignment.all(inFile: $0, workingFolder: workingFolder, stages: ids, &mistakes)
    }
    return environment + (fromFile ?? []) + Assignment.all(in: request.overrides, folder: workingFolder)
  }

  private func entries(
    _ declarations: [StepDeclaration], folder: String, _ planner: StepPlanner, _ mistakes: inout Mistakes
  ) -> [DeclaredStep?] {
    let resolver = StageResolver(registry: registry, folder: folder)
    var upstream: RecordKind?
    return declarations.map { declaration in
      guard let uses = declaration.uses else { return nil }
      let (entry, isGuess) = resolver.entry(for: uses, place: declaration.place, &mistakes)
      guard let entry else { return nil }
      let placed = entry.placed(
        reads: planner.text("reads", of: declaration), writes: planner.text("writes", of: declaration),
        after: upstream)
      upstream = placed.role.output
      return DeclaredStep(declaration: declaration, uses: uses, entry: placed, isGuess: isGuess)
    }
  }

  /// Every assignment must name a parameter or a step that there is.
  private func checkTargets(_ assignments: [Assignment], _ file: PipelineFile, _ mistakes: inout Mistakes) {
    let parameters = file.parameters.map(\.name)
    let ids = (file.steps + file.exports).map(\.id.text)
    for assignment in assignments {
      let name = assignment.path[0]
      let isParameter = assignment.path.count == 1
      let known = isParameter ? parameters : ids
      guard !known.contains(name) else { continue }
      mistakes.add(
        isParameter
          ? "the pipeline has no parameter '\(name)'" : "the pipeline has no stage with the id '\(name)'",
        at: assignment.mark,
        expected: known.isEmpty ? "no parameter" : "one of " + known.joined(separator: ", "),
        nearest: NearestName.of(name, among: known))
    }
  }

  /// No file may be written twice.
  private func checkOutputs(
    _ exports: some Sequence<(StepDeclaration, [String])>, _ mistakes: inout Mistakes
  ) {
    var taken: [String: String] = [:]
    for (declaration, paths) in exports {
      for path in paths {
        let mark =
          declaration.options.first { $0.value.node.text == path }?.value.node.mark ?? declaration.mark
        if Paths.name(of: path) == RunRecord.fileName {
          mistakes.add(
            "'\(path)' is where the run is recorded", at: mark, key: declaration.place,
            expected: "another name")
        }
        if let other = taken[path] {
          mistakes.add(
            "'\(path)' is already written by \(other)", at: mark, key: declaration.place,
            expected: "a path of its own for every export")
        }
        taken[path] = taken[path] ?? declaration.place
      }
    }
  }
}

/// A declared step and the stage it uses.
struct DeclaredStep {
  var declaration: StepDeclaration
  var uses: Marked
  var entry: StageEntry
  /// The name is wrong; this is what was probably meant.
  var isGuess = false
}
