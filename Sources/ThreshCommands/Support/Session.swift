internal import Foundation
internal import ThreshEngine
public import ThreshKit

/// What a command may use of the world: where it writes, which stages exist, where it was started.
public struct Session: Sendable {
  /// The stages that pipelines of this program may use.
  public var stages: [StageEntry]
  var console: Console
  var workingDirectory: URL
  /// Variables that pipelines may refer to.
  var environment: [String: String] = [:]
  /// The next bytes of standard input; nil at its end.
  var input: @Sendable () -> [UInt8]? = Session.standardInput
  /// The running program, symbolic links followed.
  var executable: URL?

  /// A session on the terminal, in the current directory, with `stages` and those that run other programs.
  public init(stages: [StageEntry]) {
    self.init(
      stages: stages + [ProcessStage.entry], console: .standard(),
      workingDirectory: URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true),
      executable: Bundle.main.executableURL?.resolvingSymlinksInPath())
    environment = ProcessInfo.processInfo.environment
  }

  /// The same session with nothing printed on standard output.
  package var quiet: Session {
    var session = self
    session.console.out.write = { _ in true }
    return session
  }

  init(stages: [StageEntry], console: Console, workingDirectory: URL, executable: URL? = nil) {
    self.stages = stages
    self.console = console
    // Without the trailing slash, relative paths would be taken from the folder above.
    self.workingDirectory = URL(fileURLWithPath: workingDirectory.path, isDirectory: true)
    self.executable = executable
  }

  /// The session of the command that runs in this task. Set by ``ThreshMain``; argument-parser makes its
  /// commands by decoding, so that nothing can be handed to them.
  @TaskLocal static var current = Session(stages: [])

  @Sendable private static func standardInput() -> [UInt8]? {
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    var filled = 0
    // Whatever is there at once: a pipe gives little at a time.
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while filled < chunk.count, filled == 0 || poll(&waiting, 1, 0) > 0 {
      let count = chunk.withUnsafeMutableBytes { bytes in
        read(STDIN_FILENO, bytes.baseAddress! + filled, bytes.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      filled += count
    }
    guard filled > 0 else { return nil }
    chunk.removeLast(chunk.count - filled)
    return chunk
  }

  /// The absolute path of what the user wrote.
  func path(_ path: String) -> String {
    URL(fileURLWithPath: path, relativeTo: workingDirectory).standardizedFileURL.path
  }

  /// `path` as a reader wants to see it: relative to the current directory when it lies inside.
  func shown(_ path: String) -> String {
    let folder = workingDirectory.path == "/" ? "/" : workingDirectory.path + "/"
    return path.hasPrefix(folder) && path.count > folder.count ? String(path.dropFirst(folder.count)) : path
  }

  /// The stage called `name`, with or without `@version`, or the plugin in a folder (`./name`).
  func stage(_ reference: String) throws(ConfigurationError) -> StageEntry {
    if PluginManifest.isPath(reference) {
      return try PluginManifest.read(folder: path(reference), shown: reference).get().entry
    }
    let known = stages.map(\.spec)
    if let entry = stages.first(where: { $0.spec.name == reference || $0.spec.reference == reference }) {
      return entry
    }
    let isFolder = FileManager.default.fileExists(atPath: path(reference) + "/plugin.yaml")
    throw ConfigurationError(
      "there is no stage '\(reference)'", expected: "one of " + known.map(\.name).joined(separator: ", "),
      nearest: isFolder
        ? "./" + reference : NearestName.of(reference, among: known.flatMap { [$0.name, $0.reference] }))
  }
}
