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
      block("{", members.map { line(.string($0.name)) + ": " + pretty($0.value, indent: inner) }, "}")
    case .array(let values): block("[", values.map { pretty($0, indent: inner) }, "]")
    default: line(value)
    }
  }

  /// One line, for machines.
  static func line(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    value.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// What `value` becomes when its type's own encoding is used; members are sorted by name.
  static func value(of value: some Encodable, snakeCase: Bool = false) throws -> JSONValue {
    let encoder = JSONEncoder()
    if snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
    return try JSONDecoder().decode(JSONValue.self, from: encoder.encode(value))
  }
}
