internal import Foundation
internal import ThreshKit

/// Finds pipeline files by name.
///
/// Looked in: `Pipelines/` and then the folder itself, for the current folder and each one above it; then
/// `Pipelines/` beside the executable and in the folders above it. The first file found wins.
struct PipelineLocator {
  /// A folder, and whether every YAML file in it is meant as a pipeline.
  private struct Place {
    var folder: URL
    var isPipelines: Bool
  }

  private let places: [Place]
  private let workingDirectory: URL

  init(_ session: Session = .current) {
    workingDirectory = session.workingDirectory
    var places: [Place] = []
    for folder in Self.upward(from: session.workingDirectory) {
      places.append(Place(folder: folder.appendingPathComponent("Pipelines"), isPipelines: true))
      places.append(Place(folder: folder, isPipelines: false))
    }
    if let executable = session.executable {
      for folder in Self.upward(from: executable.deletingLastPathComponent()) {
        places.append(Place(folder: folder.appendingPathComponent("Pipelines"), isPipelines: true))
      }
    }
    self.places = places
  }

  /// The file that `name` stands for: a path when it has a `/` or ends in `.yaml` or `.yml`, else a pipeline's name.
  func find(_ name: String) throws(ConfigurationError) -> URL {
    if name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      let url = URL(fileURLWithPath: name, relativeTo: workingDirectory).standardizedFileURL
      guard Self.isFile(url) else {
        throw ConfigurationError("there is no pipeline file '\(name)'", expected: "the path of a YAML file")
      }
      return url
    }
    for place in places {
      let url = place.folder.appendingPathComponent(name + ".yaml")
      if Self.isFile(url) { return url }
    }
    let known = all().map(Self.name(of:))
    throw ConfigurationError(
      "there is no pipeline '\(name)'",
      expected: known.isEmpty
        ? "a file Pipelines/\(name).yaml here or in a folder above"
        : "one of " + known.joined(separator: ", "),
      nearest: NearestName.of(name, among: known))
  }

  /// Every pipeline file that a name can stand for, by name; a file that another hides is left out.
  func all() -> [URL] {
    var found: [String: URL] = [:]
    for place in places {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place.folder.path)) ?? []
      for file in names where file.hasSuffix(".yaml") {
        let url = place.folder.appendingPathComponent(file)
        let name = Self.name(of: url)
        guard found[name] == nil, Self.isFile(url), place.isPipelines || Self.looksLikePipeline(url) else {
          continue
        }
        found[name] = url
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The name that a pipeline file is called by.
  static func name(of url: URL) -> String { url.deletingPathExtension().lastPathComponent }

  private static func upward(from folder: URL) -> [URL] {
    var folders: [URL] = []
    var path = folder.standardizedFileURL.path
    while true {
      folders.append(URL(fileURLWithPath: path, isDirectory: true))
      guard path != "/", !path.isEmpty else { return folders }
      path = (path as NSString).deletingLastPathComponent
    }
  }

  private static func isFile(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
  }

  /// Outside a `Pipelines` folder only files that declare the format count: other tools keep YAML files too.
  private static func looksLikePipeline(_ url: URL) -> Bool {
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return false }
    return text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("thresh:") }
  }
}
