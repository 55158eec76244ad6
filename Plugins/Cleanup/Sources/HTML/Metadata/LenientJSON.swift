internal import ThreshKit

/// Reads JSON as pages carry it, which is not always JSON.
///
/// Line breaks inside strings, trailing commas, comments around the whole, and values cut off at the end are read
/// for what they hold. Where nothing more can be made out, what was read so far is the result.
struct LenientJSON {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private static let deepest = 64

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// All objects and arrays that stand one after the other in `bytes`.
  static func values(in bytes: ArraySlice<UInt8>) -> [JSONValue] {
    var reader = LenientJSON(bytes)
    var values: [JSONValue] = []
    while reader.index < bytes.endIndex {
      let byte = bytes[reader.index]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        values.append(reader.value(depth: 0))
      } else {
        reader.index += 1
      }
    }
    return values
  }

  private var byte: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte, byte <= 0x20 { index += 1 }
  }

  private mutating func value(depth: Int) -> JSONValue {
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): return object(depth: depth + 1)
    case UInt8(ascii: "["): return array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(string())
    case nil: return .null
    default: return bare()
    }
  }

  private mutating func object(depth: Int) -> JSONValue {
    index += 1
    var members: [JSONValue.Member] = []
    while true {
      skipSpace()
      guard let byte else { break }
      if byte == UInt8(ascii: "}") {
        index += 1
        break
      }
      guard byte == UInt8(ascii: "\""), depth < Self.deepest else {
        if byte == UInt8(ascii: "]") { break }
        index += 1
        continue
      }
      let name = string()
      skipSpace()
      guard self.byte == UInt8(ascii: ":") else { continue }
      index += 1
      members.append(JSONValue.Member(name, value(depth: depth)))
    }
    return .object(members)
  }

  private mutating func array(depth: Int) -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    while true {
      skipSpace()
      guard let byte else { break }
      if byte == UInt8(ascii: "]") {
        index += 1
        break
      }
      if byte == UInt8(ascii: ",") || depth >= Self.deepest {
        index += 1
        continue
      }
      if byte == UInt8(ascii: "}") { break }
      values.append(value(depth: depth))
    }
    return .array(values)
  }

  private mutating func string() -> String {
    index += 1
    // Most strings stand as they are.
    let start = index
    while let byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { index += 1 }
    if byte == UInt8(ascii: "\"") {
      index += 1
      return String(decoding: bytes[start..<index - 1], as: UTF8.self)
    }
    var out = Array(bytes[start..<index])
    while let byte {
      index += 1
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\"), let escaped = self.byte else {
        out.append(byte)
        continue
      }
      index += 1
      switch escaped {
      case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"):
        out.append(0x20)
      case UInt8(ascii: "u"): out.append(contentsOf: String(unicodeEscape()).utf8)
      default: out.append(escaped)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The scalar of `\uXXXX`, after the `u`; two escapes make one scalar when they are surrogates.
  private mutating func unicodeEscape() -> Character {
    guard let first = fourDigits() else { return "\u{FFFD}" }
    if (0xD800..<0xDC00).contains(first), byte == UInt8(ascii: "\\") {
      index += 1
      if byte == UInt8(ascii: "u") {
        index += 1
        if let second = fourDigits(), (0xDC00..<0xE000).contains(second),
          let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
          return Character(scalar)
        }
      }
    }
    return Unicode.Scalar(first).map(Character.init) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() -> UInt32? {
    guard index + 4 <= bytes.endIndex,
      let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { return nil }
    index += 4
    return value
  }

  /// A number, true, false or null; anything else that is not quoted is read as text.
  private mutating func bare() -> JSONValue {
    let start = index
    while let byte, byte > 0x20, !"{}[],:\"".utf8.contains(byte) { index += 1 }
    if index == start { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: return Int(word).map(JSONValue.int) ?? Double(word).map(JSONValue.double) ?? .string(word)
    }
  }
}
