public import Foundation
public import ThreshKit

/// Finds the files of the package under test.
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

  /// The absolute path of `name` in the package's folder `Tests/Fixtures`.
  public static func path(_ name: String, file: String = #filePath) -> String {
    packageRoot(of: file).appendingPathComponent("Tests/Fixtures").appendingPathComponent(name).path
  }

  /// The records in a file of `Tests/Fixtures`, one JSON object a line.
  ///
  /// What is missing has its default: a row of evidence needs `source_id`, `quote`, `start`, `end` and `type`, a
  /// document `id` and `text`. Throws a ``FixtureError`` that names the line.
  public static func records<R: Record & JSONReadable>(
    _ type: R.Type, _ name: String, file: String = #filePath
  ) throws -> [R] {
    let path = path(name, file: file)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return try lines.enumerated().map { index, line in
      do {
        if let record = try R.read(JSONReader.read(Array(line.utf8))) { return record }
        throw FixtureError(message: "\(name):\(index + 1): not an object")
      } catch let error as RecordError {
        throw FixtureError(message: "\(name):\(index + 1): \(error.message)")
      } catch let error as JSONReader.Failure {
        throw FixtureError(message: "\(name):\(index + 1): not JSON: \(error)")
      }
    }
  }

  /// Whether this machine has the program `name`, so that tests that need it can be skipped where it is missing.
  public static func hasProgram(_ name: String) -> Bool {
    let places = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return places.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/" + name)
    }
  }
}

/// A fixture that does not hold the records it should.
public struct FixtureError: Error, CustomStringConvertible {
  public var message: String
  public var description: String { message }
}
