import Foundation
import Testing

@testable import ThreshKit

/// Reading JSON that programs of the user's wrote.
@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

  @Test func everyKindOfValue() throws {
    #expect(
      try read(#" {"b":[1,-2,0.5,1e2,true,false,null],"a":"\"\\\/\b\f\n\r\té\u00e9\ud83d\ude00"} "#)
        == .object([
          .init(
            "b", .array([.int(1), .int(-2), .double(0.5), .int(100), .bool(true), .bool(false), .null])),
          .init("a", .string("\"\\/\u{8}\u{c}\n\r\té\u{e9}😀")),
        ]))
    #expect(try read("[]") == .array([]) && read("{}") == .object([]))
    #expect(try read("-9223372036854775808") == .int(.min))
    #expect(try read("9223372036854775808") == .double(9_223_372_036_854_775_808))
  }

  @Test(arguments: [
    "", " ", "{", "[1", "[1,]", "{\"a\"}", "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{a:1}", "tru", "nul", "01",
    "-", "1.", ".5",
    "1e", "+1", "1.e5", "1e999", "--1", "1-1", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "\"\\ud800\"",
    "\"\\ud800\\u0041\"",
    "\"a\nb\"", "1 2", "NaN", "{\"a\":1,\"a\":2}", "// no\n1",
  ])
  func whatIsNotJSONIsRefused(text: String) {
    #expect(throws: JSONReader.Failure.self) { try read(text) }
  }

  @Test func bytesThatAreNotUTF8AreRefusedWithTheirPlace() {
    #expect(throws: JSONReader.Failure(message: "a text that is not UTF-8", offset: 4)) {
      try JSONReader.read([0x22, 0x61, 0xFF, 0x61, 0x22])
    }
  }

  @Test func deepNestingIsRefused() throws {
    #expect(throws: JSONReader.Failure.self) { try read(String(repeating: "[", count: 100_000)) }
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(try read(deep) != .null)
  }

  /// Kept results are read by the system's decoder, answers of programs by ours: both must say the same.
  @Test(arguments: 0..<60) func theSystemsDecoderReadsTheSame(seed: Int) throws {
    var records = RandomRecords(seed: UInt64(seed))
    var writer = JSONWriter()
    records.evidence().write(to: &writer)
    #expect(
      try JSONReader.read(writer.bytes).sorted
        == JSONDecoder().decode(JSONValue.self, from: Data(writer.bytes)))
  }
}
