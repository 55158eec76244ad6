import Foundation
import Testing
import ThreshKit

/// What records write of themselves is what their `Codable` form says.
@Suite struct RecordJSONTests {
  private func check<Value: JSONWritable & Codable & Equatable>(_ value: Value) throws {
    var writer = JSONWriter()
    value.write(to: &writer)
    #expect(!writer.hasLostNumber)
    let data = Data(writer.bytes)
    #expect(try JSONDecoder().decode(Value.self, from: data) == value)
    // The same members, so that a field that only one of the two knows is noticed.
    let decoder = JSONDecoder()
    #expect(
      try decoder.decode(JSONValue.self, from: data)
        == decoder.decode(JSONValue.self, from: JSONEncoder().encode(value)))
  }

  @Test(arguments: 0..<60) func randomRecordsComeBackAsTheyWere(seed: Int) throws {
    var records = RandomRecords(seed: UInt64(seed), full: seed < 10)
    try check(records.page())
    try check(records.document())
    try check(records.evidence())
    try check(records.problem())
    try check(records.link())
    try check(records.setAside())
    try check(records.run())
    try check([records.evidence(), records.evidence()])
    try check(["b": records.link(), "a": records.link()])
  }

  /// Without this the test above would say nothing of a field that the random records do not know yet.
  @Test func fullRecordsLeaveNothingOut() {
    var records = RandomRecords(seed: 1, full: true)
    var missing: [String] = []
    func look(_ value: Any, _ path: String) {
      let mirror = Mirror(reflecting: value)
      if mirror.children.isEmpty, [.optional, .collection, .dictionary].contains(mirror.displayStyle) {
        missing.append(path)
      }
      for child in mirror.children where !(child.value is JSONValue) {
        look(child.value, path + "." + (child.label ?? ""))
      }
    }
    look(records.page(), "page")
    look(records.document(), "document")
    look(records.evidence(), "evidence")
    look(records.problem(), "problem")
    look(records.run(), "run")
    #expect(missing == ["page.content"])
  }

  @Test func aNumberThatJSONHasNoDigitsForIsNoticed() {
    var writer = JSONWriter()
    writer.double(.infinity)
    #expect(writer.hasLostNumber)
    #expect(writer.bytes == Array("null".utf8))
  }

  @Test func membersAreParted() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("a", "{")
    writer.member("b", Int?.none)
    writer.member(named: "\"", [true, false])
    writer.endObject()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":"{","\"":[true,false]}"#)
  }
}
