internal import ArgumentParser
internal import ThreshKit
internal import ThreshStore

/// Where the records of runs are kept.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder that keeps the records of the last runs. (default: .thresh here)", valueName: "dir"),
    completion: .directory)
  var workspace: String?

  /// The workspace, made when it is missing.
  func make(_ session: Session) throws(StoreError) -> Workspace {
    try Workspace(at: session.path(workspace ?? ".thresh"))
  }

  /// The workspace that runs have left.
  func open(_ session: Session) throws(StoreError) -> Workspace {
    try Workspace(at: session.path(workspace ?? ".thresh"), create: false)
  }

  /// What a command line must say to use the same workspace; empty for the default one.
  var argument: String { workspace.map { " --workspace " + $0 } ?? "" }
}
