/// Writes JSON straight into bytes: members in the order they are given, every string exact.
///
/// An object is written as `beginObject()`, `member(…)` for each member, `endObject()`.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// True once a number was written as null, because JSON has neither NaN nor infinity.
  public private(set) var hasLostNumber = false

  /// - Parameter capacity: bytes to expect.
  public init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  public mutating func append(_ raw: [UInt8]) { bytes.append(contentsOf: raw) }

  public mutating func null() { append("null") }

  public mutating func bool(_ value: Bool) { value ? append("true") : append("false") }

  public mutating func int(_ value: Int) { plain(String(value)) }

  /// The shortest digits that give the same number back; null for NaN and the infinities.
  public mutating func double(_ value: Double) {
    if value.isFinite {
      plain("\(value)")
    } else {
      hasLostNumber = true
      null()
    }
  }

  public mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { escaped(UnsafeRawBufferPointer($0)) }
    bytes.append(UInt8(ascii: "\""))
  }

  public mutating func beginObject() { bytes.append(UInt8(ascii: "{")) }

  public mutating func endObject() { bytes.append(UInt8(ascii: "}")) }

  /// A member of the object that was begun last. Names must need no escaping.
  public mutating func member(_ name: StaticString, _ value: some JSONWritable) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    append(name)
    append("\":")
    value.write(to: &self)
  }

  /// The same, left out when there is no value.
  public mutating func member(_ name: StaticString, _ value: (some JSONWritable)?) {
    if let value { member(name, value) }
  }

  /// A member whose name is data.
  public mutating func member(named name: String, _ value: some JSONWritable) {
    separate()
    string(name)
    bytes.append(UInt8(ascii: ":"))
    value.write(to: &self)
  }

  /// A comma, unless the object was only just begun: no value ends with an opening brace.
  private mutating func separate() {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func plain(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func escaped(_ utf8: UnsafeRawBufferPointer) {
    var copied = 0
    var index = 0
    while index < utf8.count {
      if index + 8 <= utf8.count,
        !Self.holdsEscaped(utf8.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      {
        index += 8
        continue
      }
      if Self.isEscaped(utf8[index]) {
        bytes.append(contentsOf: utf8[copied..<index])
        escape(utf8[index])
        copied = index + 1
      }
      index += 1
    }
    bytes.append(contentsOf: utf8[copied...])
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
  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Whether ``isEscaped(_:)`` holds for any of the eight bytes of `word`.
  private static func holdsEscaped(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    /// The high bit of a byte is set if the byte is zero.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let found =
      (word &- ones &* 0x20) & ~word | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C)
      | zeros(word ^ ones &* 0x7F)
    return found & (ones &* 0x80) != 0
  }
}
