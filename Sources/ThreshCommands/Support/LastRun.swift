internal import Foundation
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// The last run of a pipeline that the user named, and the workspace that it is in.
struct LastRun {
  let workspace: Workspace
  let run: PastRun

  /// - Parameter name: of the pipeline, or the path of its file.
  init(_ name: String, _ options: WorkspaceOptions, _ session: Session) throws {
    let file = try? PipelineLocator(session).find(name)
    guard let workspace = try options.inspect(session, pipeline: name) else {
      // What is wrong with the name is said first.
      if file == nil { _ = try PipelineLocator(session).find(name) }
      throw StoreError(.notFound, "there is no workspace of '\(name)'; `thresh run \(name)` makes one")
    }
    let runs = try workspace.runs()
    guard
      let run = runs.first(where: {
        $0.pipeline == name || (file != nil && $0.run.pipelineFile == file?.path)
      })
    else {
      let known = Set(runs.map(\.pipeline)).sorted()
      throw ConfigurationError(
        "the workspace holds no run of '\(name)'",
        expected: known.isEmpty ? "thresh run \(name) first" : "one of " + known.joined(separator: ", "),
        nearest: NearestName.of(name, among: known))
    }
    self.workspace = workspace
    self.run = run
  }

  /// The pipeline as it stands now, with the values that the run was given.
  func plan(_ session: Session) throws -> Plan {
    guard let file = run.run.pipelineFile else {
      throw ConfigurationError("the run of '\(run.pipeline)' had no pipeline file")
    }
    let known = PipelineStatus.invocation(of: run)
    return try session.plan(file, known.invocation, out: known.out)
  }
}

extension WorkspaceOptions {
  /// The workspace that runs of `pipeline` have left, to be looked at only; nil when there is none.
  func inspect(_ session: Session, pipeline: String) throws(StoreError) -> Workspace? {
    do throws(StoreError) { return try Workspace(inspecting: folder(session, pipeline: pipeline)) } catch {
      if error.code == .notFound, workspace == nil { return nil }
      throw error
    }
  }
}
