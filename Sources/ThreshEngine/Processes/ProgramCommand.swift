internal import Foundation
internal import ThreshKit

/// A command that was found, and what tells its results from those of another one.
struct ProgramCommand: Sendable {
  /// The first part as an absolute path, the others as written.
  let arguments: [String]
  /// The folder that the program runs in and that relative paths are seen from.
  let folder: String
  /// For log and messages.
  let name: String
  /// The command, the version, and the digests of every file that the command or `files` name.
  let codeIdentity: String

  /// - Parameters:
  ///   - command: a program by name or path, and what is handed to it.
  ///   - files: other files that decide the results, such as a module that a script loads.
  init(_ command: [String], folder: String, name: String, version: String = "", files: [String] = [])
    throws(ConfigurationError)
  {
    guard let program = command.first, !program.isEmpty else {
      throw ConfigurationError(
        "there is no command", key: "command", expected: "a program and its arguments, such as [jq, -c, .]")
    }
    guard let found = Self.find(program, folder: folder) else {
      let words = program.split(separator: " ")
      if command.count == 1, words.count > 1, Self.find(String(words[0]), folder: folder) != nil {
        throw ConfigurationError(
          "there is no program '\(program)'", key: "command",
          expected: "a list of the program and its arguments", nearest: "[\(words.joined(separator: ", "))]")
      }
      throw ConfigurationError(
        "there is no program '\(program)'", key: "command",
        expected: program.contains("/")
          ? "a file that can be run; looked for \(Paths.join(folder, program))" : "a program that PATH knows")
    }
    arguments = [found] + command.dropFirst()
    self.folder = folder
    self.name = name
    var parts = ["version " + version]
    for (index, argument) in command.enumerated() {
      // The interpreter itself is the system's; a script is the stage.
      let isFile = index > 0 || argument.contains("/")
      if isFile, let digest = Self.digest(Paths.join(folder, argument)) {
        parts.append("file " + digest)
      } else {
        parts.append("argument " + argument)
      }
    }
    for file in files {
      guard let digest = Self.digest(Paths.join(folder, file)) else {
        throw ConfigurationError(
          "there is no file '\(file)'", key: "files", expected: "files the program depends on")
      }
      parts.append("file " + digest)
    }
    codeIdentity = ContentID.sha256(Array(parts.joined(separator: "\0").utf8))
  }

  private static func find(_ program: String, folder: String) -> String? {
    let manager = FileManager.default
    func isProgram(_ path: String) -> Bool {
      var isFolder: ObjCBool = false
      return manager.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        && manager.isExecutableFile(atPath: path)
    }
    if program.contains("/") {
      let path = Paths.join(folder, program)
      return isProgram(path) ? path : nil
    }
    let places = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return places.split(separator: ":").map { $0 + "/" + program }.first(where: isProgram)
  }

  private static func digest(_ path: String) -> String? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
      return nil
    }
    return (try? InputFile.read(path)).map(ContentID.sha256)
  }
}
