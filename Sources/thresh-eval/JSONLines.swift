internal import Foundation
internal import ThreshKit
internal import ThreshMarkup

/// Files of JSON Lines, compressed with gzip or not.
enum JSONLines {
  static func read<Line: Decodable>(_ type: Line.Type, _ path: String) throws -> [Line] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ConfigurationError("the file '\(path)' cannot be read")
    }
    let bytes = Array(data)
    let decoder = JSONDecoder()
    return try (Gzip.isGzip(bytes) ? Gzip.inflate(bytes) : bytes).split(separator: UInt8(ascii: "\n"))
      .map { try decoder.decode(Line.self, from: Data($0)) }
  }

  static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
