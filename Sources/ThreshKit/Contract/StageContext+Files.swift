internal import Foundation

extension StageContext {
  /// Paths as the process sees them, without a pipeline file.
  public static let files = StageContext(
    resolve: { $0 },
    read: { (path) throws(ConfigurationError) in
      do { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
        throw ConfigurationError("'\(path)' cannot be read", expected: "a file that can be read")
      }
    })
}
