internal import ThreshKit

/// The JSON Schema (draft 2020-12) of what ``JSONExport`` writes, made from the same columns.
public enum ReviewSchema {
  /// The schema document as it is shipped: indented, with a line feed at its end.
  public static func bytes() -> [UInt8] {
    var out: [UInt8] = []
    indented(document, depth: 0, to: &out)
    out.append(UInt8(ascii: "\n"))
    return out
  }

  private static var document: JSONValue {
    let tables = ReviewTables(
      Corpus(run: RunInfo(pipeline: "", pipelineDigest: "", stages: [], thresh: "")))
    let text = JSONValue.object([.init("type", .string("string"))])
    let schema = object([
      .init("name", .object([.init("const", .string("thresh-review"))])),
      .init("version", .object([.init("const", .int(ReviewTables.schemaVersion))])),
    ])
    let run = object([
      .init("pipeline", text), .init("title", nullable(text)), .init("pipeline_digest", text),
      .init("stages", list(text)), .init("input_digest", text), .init("thresh", text),
    ])
    var members: [JSONValue.Member] = [.init("schema", schema), .init("run", run)]
    for name in TableName.allCases {
      let table = tables.table(name)
      members.append(.init(name.rawValue, describe(list(row(table.columns)), "A row is \(table.unit).")))
    }
    guard case .object(let body) = object(members) else { return .null }
    return .object(
      [
        .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        .init("title", .string("Review exported by thresh")),
        .init(
          "description", .string("Null means that the page does not state the value; the cells say why.")),
      ] + body)
  }

  private static func row(_ columns: [ColumnSpec]) -> JSONValue {
    var members: [JSONValue.Member] = []
    var index = 0
    while index < columns.count {
      let column = columns[index]
      guard let group = column.group else {
        members.append(.init(column.member, schema(of: column)))
        index += 1
        continue
      }
      let grouped = columns[index...].prefix { $0.group == group }
      members.append(.init(group, object(grouped.map { .init($0.member, schema(of: $0)) })))
      index += grouped.count
    }
    return object(members)
  }

  private static func schema(of column: ColumnSpec) -> JSONValue {
    let type = schema(of: column.type)
    return describe(column.isNullable ? nullable(type) : type, column.help)
  }

  private static func schema(of type: ColumnType) -> JSONValue {
    switch type {
    case .text: .object([.init("type", .string("string"))])
    case .integer: .object([.init("type", .string("integer"))])
    case .number: .object([.init("type", .string("number"))])
    case .flag: .object([.init("type", .string("boolean"))])
    case .choice(let words): .object([.init("enum", .array(words.map(JSONValue.string)))])
    case .list(let item): list(schema(of: item))
    case .object(let fields): object(fields.map { .init($0.name, schema(of: $0.type)) })
    case .anyObject: .object([.init("type", .string("object"))])
    }
  }

  private static func object(_ members: [JSONValue.Member]) -> JSONValue {
    .object([
      .init("type", .string("object")), .init("properties", .object(members)),
      .init("required", .array(members.map { .string($0.name) })),
      .init("additionalProperties", .bool(false)),
    ])
  }

  private static func list(_ item: JSONValue) -> JSONValue {
    .object([.init("type", .string("array")), .init("items", item)])
  }

  private static func nullable(_ type: JSONValue) -> JSONValue {
    guard case .object(var members) = type else { return type }
    if let index = members.firstIndex(where: { $0.name == "type" }) {
      members[index].value = .array([members[index].value, .string("null")])
    } else if let index = members.firstIndex(where: { $0.name == "enum" }),
      case .array(let words) = members[index].value
    {
      members[index].value = .array(words + [.null])
    }
    return .object(members)
  }

  private static func describe(_ schema: JSONValue, _ help: String) -> JSONValue {
    guard case .object(let members) = schema else { return schema }
    return .object([.init("description", .string(help))] + members)
  }

  private static func indented(_ value: JSONValue, depth: Int, to out: inout [UInt8]) {
    func newLine(_ depth: Int) { out += Array(("\n" + String(repeating: "  ", count: depth)).utf8) }
    if case .object(let members) = value, !members.isEmpty {
      out.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        newLine(depth + 1)
        var name = JSONWriter()
        name.string(member.name)
        name.append(": ")
        out += name.bytes
        indented(member.value, depth: depth + 1, to: &out)
      }
      newLine(depth)
      out.append(UInt8(ascii: "}"))
    } else {
      var writer = JSONWriter()
      value.write(to: &writer)
      out += writer.bytes
    }
  }
}
