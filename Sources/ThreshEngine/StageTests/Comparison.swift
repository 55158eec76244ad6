internal import ThreshKit

/// Compares what a test expects with what there is.
///
/// A text, number, truth value or null must be the same; a list must have the same items in order; of an object only the
/// members that are named count. In place of a text, number or list a comparison may stand: `{ contains: words }`.
enum Comparison {
  static let words = ["contains", "lacks", "at_least", "at_most", "stated"]

  /// Whether `node` is written as comparisons, and not as an object.
  static func isComparison(_ node: ConfigNode) -> Bool {
    guard case .mapping(let members) = node.value, !members.isEmpty else { return false }
    return members.allSatisfy { words.contains($0.name) }
  }

  static func holds(_ expected: ConfigNode, _ value: JSONValue) -> Bool {
    switch (expected.value, value) {
    case (.mapping(let members), .object) where !isComparison(expected):
      members.allSatisfy { holds($0.value, value[$0.name] ?? .null) }
    case (.mapping(let members), _):
      members.allSatisfy { holds(word: $0.name, $0.value, value) }
    case (.list(let items), .array(let values)):
      items.count == values.count && zip(items, values).allSatisfy { holds($0, $1) }
    case (.scalar(let text, let style), _):
      holds(text, style, value)
    default: false
    }
  }

  private static func holds(_ text: String, _ style: ConfigNode.Style, _ value: JSONValue) -> Bool {
    switch value {
    case .null: ConfigNode(value: .scalar(text, style), mark: .argument("")).isNull
    case .string(let found): text == found
    case .bool(let found): style == .plain && text == "\(found)"
    case .int, .double: style == .plain && Double(text) == value.number
    case .array, .object: false
    }
  }

  private static func holds(word: String, _ expected: ConfigNode, _ value: JSONValue) -> Bool {
    switch word {
    case "contains": contains(value, expected)
    case "lacks":
      if case .list(let items) = expected.value {
        items.allSatisfy { !contains(value, $0) }
      } else {
        !contains(value, expected)
      }
    case "at_least": number(expected).flatMap { low in value.number.map { $0 >= low } } ?? false
    case "stated": expected.text == (value == .null || value == .array([]) ? "false" : "true")
    case "at_most": number(expected).flatMap { high in value.number.map { $0 <= high } } ?? false
    default: false
    }
  }

  /// A text with these words, or a list with such an item; of a list of words each.
  private static func contains(_ value: JSONValue, _ expected: ConfigNode) -> Bool {
    if case .list(let items) = expected.value { return items.allSatisfy { contains(value, $0) } }
    switch value {
    case .string(let text): return expected.text.map { text.contains($0) } ?? false
    case .array(let items): return items.contains { contains($0, expected) || holds(expected, $0) }
    default: return false
    }
  }

  private static func number(_ node: ConfigNode) -> Double? { node.text.flatMap { Double($0) } }
}

extension ConfigNode {
  /// On one line, for reports.
  var line: String {
    switch value {
    case .scalar(let text, let style): style == .quoted ? JSONValue.string(text).line : text
    case .list(let items): "[" + items.map(\.line).joined(separator: ", ") + "]"
    case .mapping(let members):
      "{ " + members.map { "\($0.name): \($0.value.line)" }.joined(separator: ", ") + " }"
    }
  }
}

extension JSONValue {
  /// On one line, for reports; a text without quotation marks where nothing can be mistaken.
  var line: String {
    switch self {
    case .array(let items): "[" + items.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{ " + members.map { "\($0.name): \($0.value.line)" }.joined(separator: ", ") + " }"
    case .string(let text) where text.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }: text
    default:
      {
        var writer = JSONWriter()
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
      }()
    }
  }
}
