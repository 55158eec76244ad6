internal import Foundation
internal import ThreshKit

/// JSON as text, with the members in the order they were given.
enum JSONText {
  /// Indented by two spaces, for people.
  static func pretty(_ value: JSONValue, indent: String = "") -> String {
    let inner = indent + "  "
    func block(_ open: String, _ parts: [String], _ close: String) -> String {
      parts.isEmpty
        ? open + close
        : open + "\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)" + close
    }
    return switch value {
    case .object(let members):
      block("{", members.map { scalar($0.name) + ": " + pretty($0.value, indent: inner) }, "}")
    case .array(let values): block("[", values.map { pretty($0, indent: inner) }, "]")
    default: scalar(value)
    }
  }

  /// One line, for machines.
  static func line(_ value: JSONValue) -> String {
    switch value {
    case .object(let members):
      "{" + members.map { scalar($0.name) + ":" + line($0.value) }.joined(separator: ",") + "}"
    case .array(let values): "[" + values.map(line).joined(separator: ",") + "]"
    default: scalar(value)
    }
  }

  /// What `value` becomes when its type's own encoding is used; members are sorted by name.
  static func value(of value: some Encodable, snakeCase: Bool = false) throws -> JSONValue {
    let encoder = JSONEncoder()
    if snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
    return try JSONDecoder().decode(JSONValue.self, from: encoder.encode(value))
  }

  private static func scalar(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Only a number that JSON has no digits for can fail: NaN and the infinities.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
