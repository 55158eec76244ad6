public import Foundation

/// Finds the test data of a package.
public enum Fixture {
  /// The package's root: the nearest folder above `file` that holds a `Package.swift`.
  public static func packageRoot(of file: String = #filePath) -> URL {
    var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) { break }
      folder.deleteLastPathComponent()
    }
    return folder
  }

  /// A file or folder under the package's `Tests/Fixtures`.
  public static func url(_ path: String, file: String = #filePath) -> URL {
    packageRoot(of: file).appendingPathComponent("Tests/Fixtures").appendingPathComponent(path)
  }

  /// The bytes of a file under the package's `Tests/Fixtures`.
  public static func bytes(_ path: String, file: String = #filePath) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url(path, file: file)))
  }
}

/// An empty folder of its own for a test, removed when the value goes.
public final class TemporaryFolder: Sendable {
  public let url: URL
  public var path: String { url.path }

  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("thresh-test-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes `text` to `name`, making the folders above it.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> URL {
    try write(Array(text.utf8), to: name)
  }

  /// Writes `bytes` to `name`, making the folders above it.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  /// The text of `name`, or nil when there is no such file.
  public func text(_ name: String) -> String? {
    try? String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// Names of all files and folders below this one, hidden ones too, sorted.
  public func listing() -> [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }
}
