/// A look at bytes as UTF-8.
struct UTF8Scan {
  /// Characters of two or more bytes.
  private(set) var multibyte = 0
  /// Bytes that are part of no character.
  private(set) var invalid = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while true {
      at = Self.skipASCII(bytes, at)
      if at >= bytes.count { return }
      let length = Self.length(bytes, at)
      if length == 0 {
        invalid += 1
        at += 1
      } else {
        multibyte += 1
        at += length
      }
    }
  }

  /// The place of the first byte at or after `start` that is not ASCII.
  @inline(__always)
  static func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var at = start
    let raw = UnsafeRawBufferPointer(bytes)
    while at + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian & 0x8080_8080_8080_8080
      if word != 0 { return at + (word.trailingZeroBitCount >> 3) }
      at += 8
    }
    while at < raw.count, raw[at] < 0x80 { at += 1 }
    return at
  }

  /// The length of the character at `at`; 0 when the bytes there are none.
  @inline(__always)
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let first = bytes[at]
    let left = bytes.count - at
    func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      range.contains(bytes[at + offset])
    }
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return left > 1 && follows(1) ? 2 : 0
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> = first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      return left > 2 && follows(1, second) && follows(2) ? 3 : 0
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> = first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return left > 3 && follows(1, second) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
  }
}
