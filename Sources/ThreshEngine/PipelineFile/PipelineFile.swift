internal import Foundation
internal import ThreshKit

/// A pipeline as its file declares it: read, but not yet checked against the stages there are.
public struct PipelineFile: Sendable {
  /// Absolute.
  public let path: String
  public let name: String
  public let title: String?
  public let description: String?
  public let parameters: [Parameter]

  let steps: [StepDeclaration]
  let exports: [StepDeclaration]

  /// A value that a run may set.
  public struct Parameter: Sendable {
    public let name: String
    public let type: ParameterType
    /// As written; nil when every run must give one.
    public let defaultValue: String?
    public let help: String?
    /// Its default was refused.
    let isBroken: Bool
    let mark: ConfigNode.Mark
  }

  /// The types a parameter can have.
  public enum ParameterType: String, Sendable, CaseIterable {
    /// A file or folder; relative to the pipeline file, or when given on the command line to the current folder.
    case path
    case string, integer, number, boolean
  }

  /// A stage with its place in the file.
  struct StepDeclaration: Sendable {
    var id: Marked
    var uses: Marked
    var options: [ConfigNode.Member]
    /// Dotted place in the file, such as `stages[2]`.
    var place: String
    var mark: ConfigNode.Mark
  }

  /// A text and where it stands.
  struct Marked: Sendable {
    var text: String
    var mark: ConfigNode.Mark
  }

  /// Reads the file at `path`; names of stages and their options are not looked at.
  public static func read(_ path: String) -> Checked<PipelineFile> {
    var mistakes = Mistakes(file: path)
    let file = read(path, &mistakes)
    if let file, mistakes.all.isEmpty { return .ready(file) }
    return .mistakes(mistakes.inOrder)
  }

  /// The declaration as far as it can be read; nil when nothing of it can.
  static func read(_ path: String, _ mistakes: inout Mistakes) -> PipelineFile? {
    let absolute = Paths.join(FileManager.default.currentDirectoryPath, path)
    let bytes: [UInt8]
    do throws(ConfigurationError) { bytes = try InputFile.read(absolute) } catch {
      mistakes.add(error, at: nil)
      return nil
    }
    guard let root = YAMLReader.read(bytes, &mistakes) else { return nil }
    return PipelineFileReader(path: absolute).file(root, &mistakes)
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
