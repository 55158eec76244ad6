internal import ThreshKit

/// Where in the output folder an export goes.
enum ExportPath {
  /// `path`, or `standard` when it is empty; an error for a path that would leave the folder.
  static func checked(_ path: String, standard: String) throws(ConfigurationError) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if path.isEmpty { return standard }
    guard !path.hasPrefix("/"), !parts.contains(".."), let name = parts.last, !name.isEmpty, name != ".",
      !path.utf8.contains(0)
    else {
      throw ConfigurationError(
        "the export would be written outside the output folder", key: "path",
        expected: "a file path inside the output folder, such as \(standard)")
    }
    return path
  }
}
