internal import Foundation
internal import ThreshKit

/// Checks a pipeline file wholly, before the first record, and makes a ``Plan`` of it.
public struct Planner: Sendable {
  private let registry: StageRegistry
  private let workingFolder: String

  /// - Parameter workingFolder: the folder that paths given on the command line are relative to; by default the
  ///   current one.
  public init(_ registry: StageRegistry, workingFolder: String? = nil) {
    self.registry = registry
    self.workingFolder = workingFolder ?? FileManager.default.currentDirectoryPath
  }

  /// Reads and checks the pipeline file at `path`.
  ///
  /// - Parameters:
  ///   - path: as the user named it; messages name it so too.
  ///   - overrides: later ones win.
  ///   - outputFolder: where the exports go, each under its own base name; by default they go where the file says,
  ///     seen from the file's folder.
  /// - Returns: the plan, or every mistake that was found.
  public func check(file path: String, overrides: [Override] = [], outputFolder: String? = nil) -> Checked<
    Plan
  > {
    var mistakes = Mistakes(file: path)
    guard let file = PipelineFile.read(Paths.join(workingFolder, path), &mistakes) else {
      return .mistakes(mistakes.inOrder)
    }
    checkTargets(overrides, file, &mistakes)
    let folder = Paths.parent(of: file.path)
    let parameters = Parameters(file, overrides, folder: workingFolder, &mistakes)
    let planner = StepPlanner(
      parameters: parameters, overrides: overrides, fileFolder: folder, workingFolder: workingFolder,
      flattensOutput: outputFolder != nil)
    let chain = entries(file.steps, &mistakes)
    let sinks = entries(file.exports, &mistakes)
    ChainCheck(steps: chain, exports: sinks.compactMap(\.self)).run(&mistakes)
    func plan(_ step: DeclaredStep?) -> Plan.Step? {
      step.flatMap { planner.step($0.declaration, $0.entry, &mistakes) }
    }
    let steps = chain.compactMap { plan($0) }
    let exports = sinks.map { plan($0) }
    checkOutputs(zip(file.exports, exports), &mistakes)
    guard mistakes.all.isEmpty else { return .mistakes(mistakes.inOrder) }
    return .ready(
      Plan(
        name: file.name, title: file.title, description: file.description, file: file.path,
        outputFolder: outputFolder.map { Paths.join(workingFolder, $0) } ?? folder,
        parameters: parameters.settings, steps: steps, exports: exports.compactMap(\.self),
        digest: PlanDigest.of(steps, folder: folder)))
  }

  private func entries(_ declarations: [PipelineFile.StepDeclaration], _ mistakes: inout Mistakes)
    -> [DeclaredStep?]
  {
    declarations.map { declaration in
      do throws(ConfigurationError) {
        return DeclaredStep(declaration: declaration, entry: try registry.entry(for: declaration.uses.text))
      } catch {
        var error = error
        error.key = declaration.place + ".uses"
        mistakes.add(error, at: declaration.uses.mark)
        return nil
      }
    }
  }

  /// Every override must name a parameter or a step that there is.
  private func checkTargets(_ overrides: [Override], _ file: PipelineFile, _ mistakes: inout Mistakes) {
    let parameters = file.parameters.map(\.name)
    let ids = (file.steps + file.exports).map(\.id.text)
    for override in overrides {
      let name = override.path[0]
      let isParameter = override.path.count == 1
      let known = isParameter ? parameters : ids
      guard !known.contains(name) else { continue }
      mistakes.add(
        isParameter
          ? "the pipeline has no parameter '\(name)'" : "the pipeline has no stage with the id '\(name)'",
        at: .argument(override.place),
        expected: known.isEmpty ? "no parameter" : "one of " + known.joined(separator: ", "),
        nearest: NearestName.of(name, among: known))
    }
  }

  /// No file may be written twice.
  private func checkOutputs(
    _ exports: some Sequence<(PipelineFile.StepDeclaration, Plan.Step?)>, _ mistakes: inout Mistakes
  ) {
    var taken: [String: String] = [:]
    for (declaration, step) in exports {
      for path in step?.outputPaths ?? [] {
        let mark = declaration.options.first { $0.value.text == path }?.value.mark ?? declaration.mark
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
  var declaration: PipelineFile.StepDeclaration
  var entry: StageEntry
}
