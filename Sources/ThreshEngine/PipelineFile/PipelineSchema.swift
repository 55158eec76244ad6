public import ThreshKit

/// The JSON Schema (draft 7, which editors read) of pipeline files, made of what the reader and the stages declare.
///
/// It says what a file looks like; what the parts of a file must be to each other is for `thresh lint`.
public struct PipelineSchema {
  private let stages: [StageEntry]
  private let exports: [StageEntry]

  /// For files that may use `entries`.
  public init(_ entries: [StageEntry]) {
    stages = entries.filter { $0.role != .sink }
    exports = entries.filter { $0.role == .sink }
  }

  /// The schema document.
  public var document: JSONValue {
    var required = FileKeys.pipeline.required
    required.removeAll { $0 == "stages" }
    return .object(
      [
        .init("$schema", .string("http://json-schema.org/draft-07/schema#")),
        .init("title", .string("Pipeline file of thresh")),
      ] + Self.members(FileKeys.pipeline, required: required) + [
        .init("if", .object([.init("required", .strings(["extends"]))])),
        .init("else", Self.standingAlone),
        .init("definitions", definitions),
      ])
  }

  /// What only a file without a parent must say.
  private static var standingAlone: JSONValue {
    func each(_ key: String, requires name: String) -> JSONValue {
      .object([
        .init(key, .object([.init("type", .string("object")), .init("required", .strings([name]))]))
      ])
    }
    return .object([
      .init("required", .strings(["stages"])),
      .init(
        "properties",
        .object([
          .init("params", each("additionalProperties", requires: "type")),
          .init("stages", each("items", requires: "uses")),
          .init("export", each("items", requires: "uses")),
        ])),
    ])
  }

  private var definitions: JSONValue {
    let change = FileKeys.stage.required.filter { $0 != "uses" }
    let kept = JSONValue.object(Self.members(FileKeys.parameter, required: []))
    return .object([
      .init("parameter", .object([.init("anyOf", .array([kept, SchemaForm.scalar]))])),
      .init("stage", step(FileKeys.stage, required: change, stages)),
      .init("export", step(FileKeys.export, required: [], exports)),
      .init("stages", uses(stages, others: "A plugin, by the path of its folder and its version.")),
      .init("exports", uses(exports)),
      .init("options", .object([.init("type", .string("object"))])),
      .init("variant", .object(Self.members(FileKeys.variant, required: []))),
      .init("test", .object(Self.members(FileKeys.test, required: FileKeys.test.required))),
      .init(
        "page",
        .object(
          Self.members(FileKeys.given, required: []) + [
            .init(
              "oneOf",
              .array(["text", "html", "file"].map { .object([.init("required", .strings([$0]))]) }))
          ])),
      .init("expectations", Self.expectations),
    ])
  }

  /// A stage or an export; which options there are follows from what it uses.
  private func step(_ keys: [FileKeys.Key], required: [String], _ entries: [StageEntry]) -> JSONValue {
    let cases = entries.map { entry -> JSONValue in
      let uses = JSONValue.object([.init("const", .string(entry.spec.reference))])
      return .object([
        .init(
          "if",
          .object([
            .init("required", .strings(["uses"])),
            .init("properties", .object([.init("uses", uses)])),
          ])),
        .init("then", .object([.init("properties", .object([.init("with", options(of: entry))]))])),
      ])
    }
    return .object(Self.members(keys, required: required) + [.init("allOf", .array(cases))])
  }

  private func options(of entry: StageEntry) -> JSONValue {
    .object([
      .init(
        "properties",
        .object(
          entry.options.map { option in
            .init(
              option.name,
              .object(
                [
                  .init("description", .string(option.help)), .init("default", option.defaultValue),
                ] + SchemaForm.option(option.type)))
          })),
      .init("additionalProperties", .bool(false)),
    ])
  }

  private func uses(_ entries: [StageEntry], others: String? = nil) -> JSONValue {
    var choices = entries.map { entry in
      JSONValue.object([
        .init("const", .string(entry.spec.reference)), .init("description", .string(entry.spec.summary)),
      ])
    }
    if let others {
      choices.append(
        .object([
          .init("type", .string("string")), .init("pattern", .string("^\\.{0,2}/.*@[0-9]+$")),
          .init("description", .string(others)),
        ]))
    }
    return .object([.init("anyOf", .array(choices))])
  }

  private static var expectations: JSONValue {
    let tables = CellPlace.tables.joined(separator: "|")
    let words = CellPlace.words.joined(separator: "|")
    return .object([
      .init("type", .string("object")),
      .init("minProperties", .int(1)),
      .init(
        "propertyNames",
        .object([.init("pattern", .string("^(\(words)|(\(tables))(\\.count|\\[(\\*|[0-9]+|\".+\")\\].*))$"))])
      ),
    ])
  }

  private static func members(_ keys: [FileKeys.Key], required: [String]) -> [JSONValue.Member] {
    let properties = keys.map { key in
      JSONValue.Member(
        key.name, .object([.init("description", .string(key.help))] + SchemaForm.members(key.form)))
    }
    return [
      .init("type", .string("object")), .init("properties", .object(properties)),
    ] + (required.isEmpty ? [] : [.init("required", .strings(required))]) + [
      .init("additionalProperties", .bool(false))
    ]
  }
}

extension JSONValue {
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}
