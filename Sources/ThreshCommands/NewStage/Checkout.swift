internal import Foundation
internal import ThreshKit

/// A checkout of Thresh, in which stages are registered.
struct Checkout {
  let root: URL

  static let manifest = "Package.swift"
  static let registry = "Sources/ThreshStages/BuiltIn.swift"

  /// The checkout that `folder` is in.
  init(around folder: URL) throws(ConfigurationError) {
    var place = folder.standardizedFileURL
    while true {
      let files = [Self.manifest, Self.registry, "Plugins"]
      if files.allSatisfy({ FileManager.default.fileExists(atPath: place.appendingPathComponent($0).path) }) {
        root = place
        return
      }
      guard place.path != "/", !place.path.isEmpty else { break }
      place.deleteLastPathComponent()
    }
    throw ConfigurationError(
      "\(folder.path) is not in a checkout of Thresh",
      expected:
        "a folder with \(Self.manifest), Plugins and \(Self.registry), here or above. A stage in a package of "
        + "your own, or in another language, needs none: see Documentation/WritingAStage.md")
  }

  func text(_ path: String) throws(ConfigurationError) -> String {
    do { return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) } catch {
      throw ConfigurationError("\(path) cannot be read: \(error.localizedDescription)")
    }
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// `Package.swift` with the module `name` in its list of plugins.
  func manifest(adding name: String) throws(ConfigurationError) -> String {
    let text = try text(Self.manifest)
    let opening = "let plugins = ["
    guard let start = text.range(of: opening),
      let end = text.range(of: "]", range: start.upperBound..<text.endIndex)
    else {
      throw ConfigurationError(
        "\(Self.manifest) has no list of plugins", expected: "a line that begins \(opening)")
    }
    let names =
      text[start.upperBound..<end.lowerBound].split(separator: "\"")
      .map(String.init).filter { $0.contains(where: \.isLetter) } + [name]
    let quoted = names.map { "\"\($0)\"" }
    let line = opening + quoted.joined(separator: ", ") + "]"
    let list = line.count <= 110 ? line : opening + "\n" + quoted.map { "  \($0),\n" }.joined() + "]"
    return text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: list)
  }

  /// `BuiltIn.swift` with the stage of the module `name`.
  ///
  /// - Parameter registration: how it is registered, such as `map`.
  func registry(adding name: String, as registration: String) throws(ConfigurationError) -> String {
    var lines = try text(Self.registry).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    func module(_ line: String) -> String? {
      let words = line.split(separator: " ")
      return words.count == 3 && words[1] == "import" ? String(words[2]) : nil
    }
    guard let last = lines.lastIndex(where: { module($0) != nil }),
      let entry = lines.lastIndex(where: { $0.contains("StageEntry(") && $0.contains(".self)") })
    else {
      throw ConfigurationError(
        "\(Self.registry) has no list of stages",
        expected: "imports, and lines such as StageEntry(map: PageCleanup.self),")
    }
    lines.insert("    StageEntry(\(registration): \(name).self),", at: entry + 1)
    let place = lines.firstIndex { module($0).map { $0 > name } == true } ?? last + 1
    lines.insert("internal import \(name)", at: place)
    return lines.joined(separator: "\n")
  }
}
