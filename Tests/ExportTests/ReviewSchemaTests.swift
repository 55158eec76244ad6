import Foundation
import Testing
import ThreshKit

@testable import Export

@Suite struct ReviewSchemaTests {
  private static let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Documentation/review.schema.json")

  /// To write it anew: `UPDATE_SCHEMA=1 swift test --filter ReviewSchemaTests`.
  @Test func theShippedSchemaIsCurrent() throws {
    let made = Data(ReviewSchema.bytes())
    if ProcessInfo.processInfo.environment["UPDATE_SCHEMA"] != nil { try made.write(to: Self.shipped) }
    #expect(try Data(contentsOf: Self.shipped) == made)
  }

  @Test func theExportHasWhatTheSchemaDescribes() throws {
    let schema = try JSONDecoder().decode(JSONValue.self, from: Data(ReviewSchema.bytes()))
    let review = try JSONDecoder().decode(
      JSONValue.self, from: ExportFixture.json(ExportFixture.tables()))
    var faults: [String] = []
    check(review, schema, "$", &faults)
    #expect(faults == [])
  }

  @Test func theSchemaRefusesARowWithoutItsQuote() throws {
    let schema = try JSONDecoder().decode(JSONValue.self, from: Data(ReviewSchema.bytes()))
    var faults: [String] = []
    check(.object([.init("schema", .null)]), schema, "$", &faults)
    #expect(!faults.isEmpty)
  }

  /// The part of JSON Schema that ours uses.
  private func check(_ value: JSONValue, _ schema: JSONValue, _ path: String, _ faults: inout [String]) {
    if let const = schema["const"], const != value { faults.append("\(path) is not \(const)") }
    if case .array(let words) = schema["enum"], !words.contains(value) { faults.append("\(path): \(value)") }
    if let type = schema["type"] {
      let types: [JSONValue] = if case .array(let list) = type { list } else { [type] }
      if !types.contains(where: { Self.has(value, type: $0) }) { faults.append("\(path) has another type") }
    }
    if case .array(let items) = value, let item = schema["items"] {
      for (index, element) in items.enumerated() { check(element, item, "\(path)[\(index)]", &faults) }
    }
    guard case .object(let members) = value, case .object(let properties) = schema["properties"] else {
      return
    }
    if case .array(let required) = schema["required"] {
      for case .string(let name) in required where value[name] == nil {
        faults.append("\(path).\(name) missing")
      }
    }
    for member in members {
      if let property = properties.first(where: { $0.name == member.name })?.value {
        check(member.value, property, "\(path).\(member.name)", &faults)
      } else {
        faults.append("\(path).\(member.name) is not in the schema")
      }
    }
  }

  private static func has(_ value: JSONValue, type: JSONValue) -> Bool {
    switch (value, type) {
    case (.null, .string("null")), (.bool, .string("boolean")), (.int, .string("integer")),
      (.int, .string("number")), (.double, .string("number")), (.string, .string("string")),
      (.array, .string("array")), (.object, .string("object")):
      true
    default: false
    }
  }
}
