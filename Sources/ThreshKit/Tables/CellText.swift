/// A cell as one line of text: what CSV writes, before quoting.
///
/// The items of a list are joined with `"; "` and a semicolon inside an item is doubled, so that the list can be
/// read back: from the left, `;;` is a semicolon and `; ` parts two items. An object is its first value, `": "`
/// and its other values with a blank between: `count: 33 trials`.
public enum CellText {
  /// The text of `value`, or nil for null and for an empty list.
  public static func of(_ value: JSONValue) -> String? {
    switch value {
    case .null: return nil
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .double(let value): return value.isFinite ? "\(value)" : nil
    case .string(let value): return value
    case .array(let items):
      if items.isEmpty { return nil }
      return items.map { doubledSemicolons(of($0) ?? "") }.joined(separator: "; ")
    case .object(let members):
      let texts = members.map { of($0.value) ?? "" }
      guard let first = texts.first else { return nil }
      return texts.count == 1 ? first : first + ": " + texts.dropFirst().joined(separator: " ")
    }
  }

  private static func doubledSemicolons(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ";")) else { return text }
    var out: [UInt8] = []
    for byte in text.utf8 {
      out.append(byte)
      if byte == UInt8(ascii: ";") { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
