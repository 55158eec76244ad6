/// Values in a binary property list, looked up one at a time.
///
/// Foundation reads a list as a whole, and a list of some hundred bytes that names each part twice keeps it busy for
/// good. Here nothing is read but what is asked for, and every place is checked before it is looked at.
struct BinaryPropertyList {
  /// An object: its number in the list's table of offsets.
  typealias Object = Int

  private let bytes: [UInt8]
  private let offsetSize: Int
  private let referenceSize: Int
  private let count: Int
  private let table: Int
  /// The outermost object.
  let top: Object

  /// Nil when `bytes` are no binary property list, or one that was cut off.
  init?(_ bytes: [UInt8]) {
    let trailer = bytes.count - 32
    guard bytes.starts(with: "bplist0".utf8), trailer >= 8 else { return nil }
    self.bytes = bytes
    offsetSize = Int(bytes[trailer + 6])
    referenceSize = Int(bytes[trailer + 7])
    guard 1...8 ~= offsetSize, 1...8 ~= referenceSize,
      let count = Self.integer(bytes, trailer + 8, 8), let top = Self.integer(bytes, trailer + 16, 8),
      let table = Self.integer(bytes, trailer + 24, 8), count <= bytes.count, table >= 8,
      table <= trailer - count * offsetSize
    else { return nil }
    (self.count, self.top, self.table) = (count, top, table)
  }

  /// The value that the dictionary `object` has for `key`, which is ASCII.
  func value(_ key: String, in object: Object) -> Object? {
    guard let (kind, length, start) = header(object), kind == 0xD else { return nil }
    guard length <= (bytes.count - start) / (2 * referenceSize) else { return nil }
    for index in 0..<length {
      guard let name = Self.integer(bytes, start + index * referenceSize, referenceSize),
        // The length first: many keys may name one long string.
        header(name)?.length == key.utf8.count, string(name) == key
      else { continue }
      return Self.integer(bytes, start + (length + index) * referenceSize, referenceSize)
    }
    return nil
  }

  /// The text of a string.
  func string(_ object: Object) -> String? {
    guard let (kind, length, start) = header(object) else { return nil }
    switch kind {
    case 5 where length <= bytes.count - start:
      return String(decoding: bytes[start..<start + length], as: UTF8.self)
    case 6 where length <= (bytes.count - start) / 2:
      let units = (0..<length).map { UInt16(bytes[start + $0 * 2]) << 8 | UInt16(bytes[start + $0 * 2 + 1]) }
      return String(decoding: units, as: UTF16.self)
    default: return nil
    }
  }

  /// The bytes of a data object.
  func data(_ object: Object) -> [UInt8]? {
    guard let (kind, length, start) = header(object), kind == 4, length <= bytes.count - start else {
      return nil
    }
    return Array(bytes[start..<start + length])
  }

  /// What an object is, its length, and the place of its content.
  private func header(_ object: Object) -> (kind: UInt8, length: Int, start: Int)? {
    guard object < count, let place = Self.integer(bytes, table + object * offsetSize, offsetSize),
      place >= 8, place < table
    else { return nil }
    let kind = bytes[place] >> 4
    let low = Int(bytes[place] & 0xF)
    guard low == 0xF else { return (kind, low, place + 1) }
    // A long one: an integer object with the length follows.
    guard place + 1 < table, bytes[place + 1] >> 4 == 1 else { return nil }
    let size = 1 << Int(bytes[place + 1] & 0xF)
    guard size <= 8, let length = Self.integer(bytes, place + 2, size) else { return nil }
    return (kind, length, place + 2 + size)
  }

  /// The number in `size` bytes from `place` on, the highest byte first; nil when it is out of bounds or too large.
  private static func integer(_ bytes: [UInt8], _ place: Int, _ size: Int) -> Int? {
    guard place >= 0, place <= bytes.count - size else { return nil }
    let value = bytes[place..<place + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value < 1 << 40 ? Int(value) : nil
  }
}
