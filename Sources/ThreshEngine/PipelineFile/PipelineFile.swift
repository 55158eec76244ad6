internal import Foundation
internal import ThreshKit

/// A pipeline as its file, the parent of the file and a variant declare it: read, but not yet checked against the
/// stages there are.
public struct PipelineFile: Sendable {
  /// Absolute.
  public let path: String
  public let name: String
  public let title: String?
  public let description: String?
  public let parameters: [Parameter]
  /// Names of the variants that a run may choose, in the order of the file, those of the parent first.
  public let variants: [String]
  /// The file whose stages it takes over, absolute; nil when it stands alone.
  public let parent: String?

  let steps: [StepDeclaration]
  let exports: [StepDeclaration]
  let tests: [StageTest]
  /// Every layer lies in the folder of the file, so that relative paths mean the same in all of them.
  let isInOneFolder: Bool

  /// Reads the file at `path`; names of stages and their options are not looked at.
  public static func read(_ path: String) -> Checked<PipelineFile> {
    var mistakes = Mistakes(file: path)
    let absolute = Paths.join(FileManager.default.currentDirectoryPath, path)
    let environment = ProcessInfo.processInfo.environment
    let file = PipelineFileReader(path: absolute, shown: path, environment: environment).read(&mistakes)
    if let file, mistakes.all.isEmpty { return .ready(file) }
    return .mistakes(mistakes.inOrder)
  }
}

/// Reads files that a pipeline names.
enum InputFile {
  /// The bytes of the file at `path`.
  static func read(_ path: String) throws(ConfigurationError) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ConfigurationError("there is no file '\(path)'", expected: "an existing file")
    }
    guard !isFolder.boolValue else {
      throw ConfigurationError("'\(path)' is a folder", expected: "a file")
    }
    do { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw ConfigurationError("'\(path)' cannot be read: \(error.localizedDescription)")
    }
  }
}
