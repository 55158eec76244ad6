internal import Foundation
internal import ThreshKit

/// Reads files that options name.
enum DataFile {
  /// The bytes of the file at `path`.
  static func read(_ path: String) throws(ConfigurationError) -> [UInt8] {
    do { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw ConfigurationError("'\(path)' cannot be read: \(error.localizedDescription)")
    }
  }
}
