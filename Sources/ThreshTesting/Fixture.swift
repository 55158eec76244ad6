public import Foundation

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
}
