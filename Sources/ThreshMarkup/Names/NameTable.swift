/// Names and their numbers, found by their bytes. Number 0 stands for no name.
struct NameTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where the name of each number starts in `bytes`; one entry more than there are names.
  private var offsets: [UInt32] = [0, 0]
  /// Open addressing; its size is a power of two and at least twice the number of names.
  private var slots: [UInt16]

  /// The number that all names share once there are too many to tell apart.
  static let overflow = UInt16.max

  /// - Parameter names: names separated by white space, numbered from 1.
  init(names: String) {
    slots = Array(repeating: 0, count: 1024)
    for name in names.split(whereSeparator: \.isWhitespace) {
      _ = Array(name.utf8).withUnsafeBufferPointer { intern($0) }
    }
  }

  var count: Int { offsets.count - 1 }

  /// The name of `number`; empty for 0, `…` for ``overflow``.
  func name(_ number: UInt16) -> String {
    if number == Self.overflow { return "…" }
    guard Int(number) + 1 < offsets.count else { return "" }
    return String(decoding: bytes[Int(offsets[Int(number)])..<Int(offsets[Int(number) + 1])], as: UTF8.self)
  }

  /// The number of `name`, or 0 when it has none.
  func number(of name: UnsafeBufferPointer<UInt8>) -> UInt16 {
    slots[slot(of: name)]
  }

  func number(of name: String) -> UInt16 {
    var name = name
    return name.withUTF8 { number(of: $0) }
  }

  /// The number of `name`, a new one if it has none yet.
  mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> UInt16 {
    if name.isEmpty { return 0 }
    let place = slot(of: name)
    if slots[place] != 0 { return slots[place] }
    guard count < Int(Self.overflow) else { return Self.overflow }
    let number = UInt16(count)
    bytes.append(contentsOf: name)
    offsets.append(UInt32(bytes.count))
    slots[place] = number
    if count * 2 > slots.count { grow() }
    return number
  }

  /// Where `name` is, or where it would go.
  private func slot(of name: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var place = Self.hash(name) & mask
    while slots[place] != 0 {
      let number = Int(slots[place])
      let start = Int(offsets[number])
      if Int(offsets[number + 1]) - start == name.count, matches(name, at: start) { break }
      place = (place + 1) & mask
    }
    return place
  }

  private func matches(_ name: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for index in 0..<name.count where bytes[start + index] != name[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    bytes.withUnsafeBufferPointer { all in
      for number in 1..<count {
        let name = UnsafeBufferPointer(rebasing: all[Int(offsets[number])..<Int(offsets[number + 1])])
        var place = Self.hash(name) & mask
        while slots[place] != 0 { place = (place + 1) & mask }
        slots[place] = UInt16(number)
      }
    }
  }

  /// FNV-1a.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash ^ hash >> 15)
  }
}
