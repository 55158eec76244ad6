internal import Foundation

/// A text that is kept in a file beside the tests, so that a change of it is seen in review.
///
/// Run the tests with `THRESH_UPDATE_SNAPSHOTS=1` to write the files anew.
public enum Snapshot {
  /// Compares `text` with `Snapshots/<name>` beside the calling test file.
  ///
  /// - Returns: nil when they are the same, else what differs, for the message of a failed test.
  public static func difference(_ text: String, _ name: String, file: String = #filePath) -> String? {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("Snapshots").appendingPathComponent(name)
    return difference(text, at: url)
  }

  /// Compares `text` with the file at `path` below the package's root.
  public static func difference(_ text: String, packageFile path: String, file: String = #filePath) -> String?
  {
    difference(text, at: Fixture.packageRoot(of: file).appendingPathComponent(path))
  }

  private static func difference(_ text: String, at url: URL) -> String? {
    if ProcessInfo.processInfo.environment["THRESH_UPDATE_SNAPSHOTS"] != nil {
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return nil
      } catch {
        return "\(url.lastPathComponent) cannot be written: \(error)"
      }
    }
    guard let expected = try? String(contentsOf: url, encoding: .utf8) else {
      return "\(url.lastPathComponent) is missing; run with THRESH_UPDATE_SNAPSHOTS=1"
    }
    if expected == text { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    return """
      \(url.lastPathComponent) differs from line \(line + 1):
      - \(line < old.count ? String(old[line]) : "(end)")
      + \(line < new.count ? String(new[line]) : "(end)")
      """
  }
}
