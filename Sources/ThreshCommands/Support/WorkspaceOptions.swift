internal import ArgumentParser
internal import Foundation
internal import ThreshEngine
internal import ThreshKit
internal import ThreshStore

/// Where records and results of runs are kept.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder that keeps records and results. (default: .thresh beside the pipeline file)", valueName: "dir"),
    completion: .directory)
  var workspace: String?

  private static let name = ".thresh"

  /// The workspace that a run of `plan` uses, made when it is missing.
  func make(_ plan: Plan, _ session: Session) throws(StoreError) -> Workspace {
    try Workspace(at: folder(plan, session))
  }

  /// The folder of the workspace that a run of `plan` uses.
  func folder(_ plan: Plan, _ session: Session) -> String {
    workspace.map(session.path) ?? plan.defaultWorkspace
  }

  /// The workspace that runs have left.
  ///
  /// - Parameter pipeline: a pipeline by name or file, when the command is about one.
  func open(_ session: Session, pipeline: String? = nil) throws(StoreError) -> Workspace {
    try Workspace(at: folder(session, pipeline: pipeline), create: false)
  }

  /// The folder of the workspace that runs of `pipeline` have left, or of the nearest one.
  func folder(_ session: Session, pipeline: String?) -> String {
    if let workspace { return session.path(workspace) }
    if let pipeline, let file = try? PipelineLocator(session).find(pipeline) {
      let folder = file.deletingLastPathComponent().appendingPathComponent(Self.name).path
      if Self.isFolder(folder) { return folder }
    }
    return Self.found(session).first ?? session.path("Pipelines/" + Self.name)
  }

  /// Every workspace that a command without a pipeline's name may mean, nearest first.
  func openAll(_ session: Session) throws(StoreError) -> [Workspace] {
    guard workspace == nil else { return [try open(session)] }
    var all: [Workspace] = []
    for folder in Self.found(session) { all.append(try Workspace(at: folder, create: false)) }
    return all.isEmpty ? [try open(session)] : all
  }

  /// The folders of the workspaces that ``openAll(_:)`` opens.
  func folders(_ session: Session) throws(StoreError) -> [String] {
    if let workspace { return [session.path(workspace)] }
    let found = Self.found(session)
    guard found.isEmpty else { return found }
    throw StoreError(
      .notFound,
      "there is no workspace here or in a folder above; `thresh run` makes one, --workspace names one")
  }

  /// What a command line must say to use the workspace in `folder`; empty when it is found without.
  static func argument(for folder: String, _ session: Session) -> String {
    found(session).contains(folder) ? "" : " --workspace " + session.shown(folder)
  }

  /// `.thresh` in the current folder and those above, and in a folder `Pipelines` there, nearest first.
  private static func found(_ session: Session) -> [String] {
    var found: [String] = []
    var folder = session.workingDirectory.standardizedFileURL.path
    while true {
      for candidate in [folder + "/" + name, folder + "/Pipelines/" + name] where isFolder(candidate) {
        found.append(URL(fileURLWithPath: candidate).standardizedFileURL.path)
      }
      guard folder != "/", !folder.isEmpty else { return found }
      folder = (folder as NSString).deletingLastPathComponent
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
