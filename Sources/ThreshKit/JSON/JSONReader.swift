/// Reads one JSON value from bytes, strictly: no comments, no trailing commas, no bytes after it.
///
/// Numbers with a whole value become ``JSONValue/int(_:)`` however they are written, as they do when
/// `JSONDecoder` reads a ``JSONValue``. Members keep their order; a name that comes twice is an error.
public struct JSONReader {
  /// What is not JSON, and at which byte.
  public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
    public var message: String
    /// 0-based.
    public var offset: Int
    public var description: String { "\(message) at byte \(offset + 1)" }
  }

  /// Nesting beyond this is refused: it is an attack, not a record.
  static let depthLimit = 200

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var depth = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The value that `bytes` hold.
  public static func read(_ bytes: some Collection<UInt8>) throws(Failure) -> JSONValue {
    let read =
      bytes.withContiguousStorageIfAvailable { whole($0) } ?? Array(bytes).withUnsafeBufferPointer(whole)
    return try read.get()
  }

  private static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<JSONValue, Failure> {
    var reader = JSONReader(bytes)
    do throws(Failure) {
      let value = try reader.value()
      reader.skipSpace()
      guard reader.index == bytes.count else { throw reader.failure("more after the value") }
      return .success(value)
    } catch {
      return .failure(error)
    }
  }

  private func failure(_ message: String) -> Failure { Failure(message: message, offset: index) }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(Failure) -> JSONValue {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try nested { (reader) throws(Failure) in try reader.object() }
    case UInt8(ascii: "["): return try nested { (reader) throws(Failure) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw failure("the value ends too early")
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return try number()
    default: throw failure("not a JSON value")
    }
  }

  private mutating func nested(_ read: (inout Self) throws(Failure) -> JSONValue) throws(Failure) -> JSONValue
  {
    depth += 1
    guard depth <= Self.depthLimit else { throw failure("nested too deeply") }
    index += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
    let matches = text.withUTF8Buffer { word in bytes[index...].starts(with: word) }
    guard matches else { throw failure("not a JSON value") }
    index += text.utf8CodeUnitCount
    return value
  }

  private mutating func array() throws(Failure) -> JSONValue {
    var items: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(items) }
    while true {
      items.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(items) }
      guard take(UInt8(ascii: ",")) else { throw failure("a list without ',' or ']'") }
    }
  }

  private mutating func object() throws(Failure) -> JSONValue {
    var members: [JSONValue.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw failure("a member without a name in quotation marks") }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("a name without ':'") }
      members.append(.init(name, try value()))
      skipSpace()
      if take(UInt8(ascii: "}")) { break }
      guard take(UInt8(ascii: ",")) else { throw failure("an object without ',' or '}'") }
    }
    guard !Self.hasRepeatedName(members) else { throw failure("a name twice in one object") }
    return .object(members)
  }

  private static func hasRepeatedName(_ members: [JSONValue.Member]) -> Bool {
    if members.count > 40 { return Set(members.map(\.name)).count < members.count }
    for (index, member) in members.enumerated() {
      for other in members[..<index] where other.name == member.name { return true }
    }
    return false
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = index
    _ = take(UInt8(ascii: "-"))
    let first = current
    var magnitude = 0
    var overflows = false
    while let byte = current, (0x30...0x39).contains(byte) {
      let (tenfold, a) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, b) = tenfold.addingReportingOverflow(Int(byte & 15))
      (magnitude, overflows) = (sum, overflows || a || b)
      index += 1
    }
    let digits = index - start - (bytes[start] == UInt8(ascii: "-") ? 1 : 0)
    guard digits > 0, digits == 1 || first != UInt8(ascii: "0") else { throw failure("not a number") }
    var isWhole = true
    while let byte = current, isNumberPart(byte) {
      isWhole = false
      index += 1
    }
    if isWhole, !overflows { return .int(bytes[start] == UInt8(ascii: "-") ? -magnitude : magnitude) }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let last = text.utf8.last, (0x30...0x39).contains(last), !text.contains(".e"), !text.contains(".E"),
      let number = Double(text), number.isFinite
    else { throw failure("not a number") }
    return Int(exactly: number).map(JSONValue.int) ?? .double(number)
  }

  private func isNumberPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private mutating func string() throws(Failure) -> String {
    index += 1
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        let part = bytes[start..<index]
        guard let text = String(validating: part, as: UTF8.self) else {
          throw failure("a text that is not UTF-8")
        }
        index += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      guard byte >= 0x20 else { throw failure("a control character inside a text") }
      index += 1
    }
    throw failure("a text without its end")
  }

  /// The string from `start` on, of which there is a backslash at `index`.
  private mutating func escapedString(from start: Int) throws(Failure) -> String {
    var utf8: [UInt8] = []
    var copied = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        utf8 += bytes[copied..<index]
        guard let text = String(validating: utf8, as: UTF8.self) else {
          throw failure("a text that is not UTF-8")
        }
        index += 1
        return text
      }
      guard byte >= 0x20 else { throw failure("a control character inside a text") }
      if byte == UInt8(ascii: "\\") {
        utf8 += bytes[copied..<index]
        index += 1
        try escape(into: &utf8)
        copied = index
      } else {
        index += 1
      }
    }
    throw failure("a text without its end")
  }

  private mutating func escape(into utf8: inout [UInt8]) throws(Failure) {
    guard let byte = current else { throw failure("a text without its end") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): utf8.append(byte)
    case UInt8(ascii: "b"): utf8.append(0x08)
    case UInt8(ascii: "f"): utf8.append(0x0C)
    case UInt8(ascii: "n"): utf8.append(0x0A)
    case UInt8(ascii: "r"): utf8.append(0x0D)
    case UInt8(ascii: "t"): utf8.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw failure("half a character (a lone surrogate)") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw failure("half a character (a lone surrogate)") }
      utf8 += Array(UTF8.encode(scalar)!)
    default: throw failure("an unknown escape in a text")
    }
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    guard index + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16),
      bytes[index] != UInt8(ascii: "+"), bytes[index] != UInt8(ascii: "-")
    else { throw failure("an unknown escape in a text") }
    index += 4
    return code
  }
}

extension JSONValue {
  /// The same value with the members of every object in the order of their names.
  public var sorted: JSONValue {
    switch self {
    case .array(let items): .array(items.map(\.sorted))
    case .object(let members):
      .object(members.map { Member($0.name, $0.value.sorted) }.sorted { $0.name < $1.name })
    default: self
    }
  }
}
