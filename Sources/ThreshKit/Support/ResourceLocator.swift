public import Foundation

/// Finds the data files (lexicons, cue lists, models) that a module ships.
///
/// Looked for, in this order: a folder `Thresh_<module>.resources` beside the running executable, the same
/// folder under the environment variable `THRESH_RESOURCES`, and the bundle the build left behind. The last
/// alone would tie a binary to the folder it was built in.
public struct ResourceLocator: Sendable {
  public let module: String
  private let bundle: URL?

  /// - Parameters:
  ///   - module: the module's name, such as `Extraction`.
  ///   - bundle: the folder of the module's build bundle (`Bundle.module.bundleURL`), read only as a last resort.
  public init(module: String, bundle: @autoclosure () -> URL?) {
    self.module = module
    let name = "Thresh_\(module).resources"
    var places: [URL] = []
    if let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() {
      places.append(executable.deletingLastPathComponent().appendingPathComponent(name))
    }
    if let root = ProcessInfo.processInfo.environment["THRESH_RESOURCES"] {
      places.append(URL(fileURLWithPath: root).appendingPathComponent(name))
    }
    self.bundle = places.first { FileManager.default.fileExists(atPath: $0.path) } ?? bundle()
  }

  /// The bytes of the file at `path` inside the module's `Resources` folder.
  public func read(_ path: String) throws(ConfigurationError) -> [UInt8] {
    guard let url = bundle?.appendingPathComponent("Resources").appendingPathComponent(path),
      let data = try? Data(contentsOf: url)
    else {
      throw ConfigurationError(
        "the data file \(path) of module \(module) is missing",
        expected: "a folder Thresh_\(module).resources beside the executable or under THRESH_RESOURCES")
    }
    return [UInt8](data)
  }

  /// SHA-256 over the names and bytes of all data files of the module; empty when there are none.
  public func digest() -> String {
    guard let root = bundle?.appendingPathComponent("Resources").resolvingSymlinksInPath() else { return "" }
    let names = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? [])
      .sorted()
    let parts = names.compactMap { name in
      (try? Data(contentsOf: root.appendingPathComponent(name))).map { name + " " + ContentID.sha256($0) }
    }
    return parts.isEmpty ? "" : ContentID.sha256(Array(parts.joined(separator: "\n").utf8))
  }
}
