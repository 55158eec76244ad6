internal import ThreshKit

/// What a value looks like, in the words of JSON Schema.
enum SchemaForm {
  static let scalar = JSONValue.object([.init("type", .strings(["string", "number", "boolean"]))])
  private static let name = "^[A-Za-z0-9_-]+$"
  /// A text with a reference to a parameter or to the environment stands for any value.
  private static let reference = JSONValue.object([
    .init("type", .string("string")), .init("pattern", .string("\\$\\{.+\\}")),
  ])

  static func members(_ form: FileKeys.Form) -> [JSONValue.Member] {
    switch form {
    case .text: [.init("type", .strings(["string", "number", "boolean"]))]
    case .name: [.init("type", .strings(["string", "integer"])), .init("pattern", .string(name))]
    case .flag: [.init("type", .string("boolean"))]
    case .version: [.init("const", .int(1))]
    case .choice(let words): [.init("enum", .strings(words))]
    case .count(let range): whole(range)
    case .limit:
      [
        .init("type", .strings(["integer", "string"])), .init("minimum", .int(0)),
        .init("pattern", .string("^[0-9.]+%$")),
      ]
    case .scalar: [.init("type", .strings(["string", "number", "boolean"]))]
    case .scalars: [.init("type", .string("array")), .init("items", scalar), .init("minItems", .int(1))]
    case .definition(let name): [pointer(name)]
    case .oneOrMore(let name):
      [
        .init(
          "anyOf", .array([.object([pointer(name)]), .object(list(name) + [.init("minItems", .int(1))])]))
      ]
    case .list(let name): list(name)
    case .mapping(let definition):
      [
        .init("type", .string("object")),
        .init("propertyNames", .object([.init("pattern", .string(name))])),
        .init("additionalProperties", .object([pointer(definition)])),
      ]
    }
  }

  /// What an option may be set to. A single text stands for a list of one.
  static func option(_ type: OptionType) -> [JSONValue.Member] {
    switch type {
    case .bool: orReference([.init("type", .string("boolean"))])
    case .int(let range): orReference(whole(range))
    case .double(let range):
      orReference([
        .init("type", .string("number")), .init("minimum", .double(range.lowerBound)),
        .init("maximum", .double(range.upperBound)),
      ])
    case .choice(let words): orReference([.init("enum", .strings(words))])
    case .string, .inputPath, .outputPath: members(.scalar)
    case .inputPaths, .strings:
      [
        .init(
          "anyOf",
          .array([.object([.init("type", .string("array")), .init("items", scalar)]), scalar]))
      ]
    case .mapping(let keys):
      [
        .init("type", .string("object")),
        .init("properties", .object(keys.map { .init($0, scalar) })),
        .init("additionalProperties", .bool(false)),
      ]
    }
  }

  private static func whole(_ range: ClosedRange<Int>) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [.init("type", .string("integer"))]
    if range.lowerBound != .min { members.append(.init("minimum", .int(range.lowerBound))) }
    if range.upperBound != .max { members.append(.init("maximum", .int(range.upperBound))) }
    return members
  }

  private static func orReference(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
    [.init("anyOf", .array([.object(members), reference]))]
  }

  private static func pointer(_ name: String) -> JSONValue.Member {
    .init("$ref", .string("#/definitions/\(name)"))
  }

  private static func list(_ name: String) -> [JSONValue.Member] {
    [.init("type", .string("array")), .init("items", .object([pointer(name)]))]
  }
}
