internal import Foundation
internal import ThreshKit

/// Records in a file, one JSON object a line.
enum RecordFile {
  /// The records at `path`.
  ///
  /// - Parameter kind: what they must be; nil for a stage that reads none, which is wrong use.
  static func read(_ path: String, shown: String, kind: RecordKind?) throws(ConfigurationError) -> RecordBatch
  {
    guard let kind else {
      throw ConfigurationError("the stage reads no records", key: "--records", expected: "a stage that does")
    }
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw ConfigurationError("'\(shown)' cannot be read", expected: "a file with one record a line")
    }
    var batch = RecordBatch(emptyOf: kind)
    for (number, line) in [UInt8](data).split(separator: 10, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == 32 || $0 == 13 || $0 == 9 }) {
      func fail(_ message: String) -> ConfigurationError {
        ConfigurationError(
          message, file: shown, line: number + 1, column: 1, expected: "one \(kind.rawValue) a line")
      }
      let json: JSONValue
      do throws(JSONReader.Failure) { json = try JSONReader.read(line) } catch {
        throw fail("not JSON: \(error)")
      }
      do throws(RecordError) { batch.append(try RecordBatch.reading(json, as: kind)) } catch {
        throw fail(error.message)
      }
    }
    return batch
  }
}
