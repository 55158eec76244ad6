import Foundation
import ThreshKit

@testable import ThreshEngine

/// The part of JSON Schema that ``PipelineSchema`` uses.
struct SchemaChecker {
  let root: JSONValue

  /// `place: word of the schema` for everything about `value` that is not as the schema says.
  func faults(_ value: JSONValue) -> [String] { faults(value, root, "") }

  private func faults(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
    var faults: [String] = []
    func isFine(_ schema: JSONValue) -> Bool { self.faults(value, schema, place).isEmpty }
    func fault(_ word: String) { faults.append("\(place): \(word)") }
    if case .string(let reference)? = schema["$ref"] {
      let name = String(reference.dropFirst("#/definitions/".count))
      guard let definition = root["definitions"]?[name] else { return ["no definition \(name)"] }
      faults += self.faults(value, definition, place)
    }
    if let const = schema["const"], const != value { fault("const") }
    if case .array(let words)? = schema["enum"], !words.contains(value) { fault("enum") }
    if let type = schema["type"] {
      let types = if case .array(let list) = type { list } else { [type] }
      if !types.contains(where: { Self.has(value, $0) }) { fault("type") }
    }
    if let least = schema["minimum"]?.number, let number = value.number, number < least { fault("minimum") }
    if let most = schema["maximum"]?.number, let number = value.number, number > most { fault("maximum") }
    if case .string(let pattern)? = schema["pattern"], case .string(let text) = value,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      fault("pattern")
    }
    if case .array(let options)? = schema["anyOf"], !options.contains(where: isFine) { fault("anyOf") }
    if case .array(let options)? = schema["oneOf"], options.count(where: isFine) != 1 { fault("oneOf") }
    if case .array(let all)? = schema["allOf"] {
      for each in all { faults += self.faults(value, each, place) }
    }
    if let condition = schema["if"], let branch = schema[isFine(condition) ? "then" : "else"] {
      faults += self.faults(value, branch, place)
    }
    if case .array(let items) = value {
      if let least = schema["minItems"]?.number, Double(items.count) < least { fault("minItems") }
      if let item = schema["items"] {
        for (index, each) in items.enumerated() { faults += self.faults(each, item, "\(place)[\(index)]") }
      }
    }
    guard case .object(let members) = value else { return faults }
    if case .array(let names)? = schema["required"] {
      for case .string(let name) in names where value[name] == nil { fault("required \(name)") }
    }
    if let least = schema["minProperties"]?.number, Double(members.count) < least { fault("minProperties") }
    for member in members {
      let inner = "\(place).\(member.name)"
      if let names = schema["propertyNames"] { faults += self.faults(.string(member.name), names, inner) }
      if let property = schema["properties"]?[member.name] {
        faults += self.faults(member.value, property, inner)
      } else if schema["additionalProperties"] == .bool(false) {
        faults.append("\(inner): additionalProperties")
      } else if let others = schema["additionalProperties"] {
        faults += self.faults(member.value, others, inner)
      }
    }
    return faults
  }

  private static func has(_ value: JSONValue, _ type: JSONValue) -> Bool {
    switch (value, type) {
    case (.string, .string("string")), (.bool, .string("boolean")), (.int, .string("integer")): true
    case (.int, .string("number")), (.double, .string("number")): true
    case (.array, .string("array")), (.object, .string("object")), (.null, .string("null")): true
    default: false
    }
  }
}

extension JSONValue {
  /// What YAML's own rules make of a node, as an editor sees it.
  init(_ node: ConfigNode) {
    switch node.value {
    case .list(let items): self = .array(items.map { JSONValue($0) })
    case .mapping(let members): self = .object(members.map { .init($0.name, JSONValue($0.value)) })
    case .scalar(let text, let style):
      if node.isNull {
        self = .null
      } else if style == .plain, ["true", "false"].contains(text) {
        self = .bool(text == "true")
      } else if style == .plain, let number = Int(text) {
        self = .int(number)
      } else if style == .plain, let number = Double(text) {
        self = .double(number)
      } else {
        self = .string(text)
      }
    }
  }
}
