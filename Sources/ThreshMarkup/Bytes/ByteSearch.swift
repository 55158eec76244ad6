internal import CLibXML2

/// Searching in bytes.
enum ByteSearch {
  /// Whether `text` stands at `at`.
  @inline(__always)
  static func has(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at >= 0, at + count <= bytes.count else { return false }
    for index in 0..<count where bytes[at + index] != text.utf8Start[index] { return false }
    return true
  }

  /// Whether `text`, which is in lower case, stands at `at`, letter case ignored.
  @inline(__always)
  static func hasIgnoringCase(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at >= 0, at + count <= bytes.count else { return false }
    for index in 0..<count where ASCII.lower(bytes[at + index]) != text.utf8Start[index] { return false }
    return true
  }

  /// The first place of `text` at or after `from`.
  static func find(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    guard let base = bytes.baseAddress, from >= 0, from + count <= bytes.count else { return nil }
    return thresh_find(base + from, bytes.count - from, text.utf8Start, count).map { $0 - base }
  }

  /// The first place of `byte` at or after `from`.
  @inline(__always)
  static func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    guard let base = bytes.baseAddress, from >= 0, from < bytes.count else { return nil }
    return thresh_find_byte(base + from, bytes.count - from, byte).map { $0 - base }
  }
}
