internal import ThreshKit

/// Writes JSON straight into bytes: object members in their order, every string exact.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ raw: [UInt8]) { bytes.append(contentsOf: raw) }

  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .int(let value): bytes.append(contentsOf: String(value).utf8)
    // JSON has neither NaN nor infinity.
    case .double(let value): value.isFinite ? bytes.append(contentsOf: "\(value)".utf8) : append("null")
    case .string(let value): string(value)
    case .array(let items):
      append("[")
      for (index, item) in items.enumerated() {
        if index > 0 { append(",") }
        self.value(item)
      }
      append("]")
    case .object(let members):
      append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { append(",") }
        string(member.name)
        append(":")
        self.value(member.value)
      }
      append("}")
    }
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var copied = 0
      for index in utf8.indices where Self.isEscaped[Int(utf8[index])] {
        bytes.append(contentsOf: utf8[copied..<index])
        escape(utf8[index])
        copied = index + 1
      }
      bytes.append(contentsOf: utf8[copied...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      append("\\u00")
      for digit in [byte >> 4, byte & 15] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }

  /// Quote, backslash and the control characters.
  private static let isEscaped: [Bool] = (0..<256).map {
    $0 < 0x20 || $0 == 0x7F || $0 == Int(UInt8(ascii: "\"")) || $0 == Int(UInt8(ascii: "\\"))
  }
}
