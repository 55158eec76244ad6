internal import Foundation

/// Searching raw bytes with the C library's own routines.
enum ByteSearch {
  /// Where `needle` first begins inside `range` of `bytes`, or nil.
  static func find(_ needle: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let range = range.clamped(to: 0..<bytes.count)
    guard let first = needle.first else { return nil }
    var at = range.lowerBound
    while let hit = find(first, in: bytes, at..<range.upperBound) {
      guard hit + needle.count <= range.upperBound else { return nil }
      if bytes[hit..<hit + needle.count].elementsEqual(needle) { return hit }
      at = hit + 1
    }
    return nil
  }

  /// Where `text` first begins inside `range` of `bytes`, or nil.
  static func find(_ text: String, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    find(Array(text.utf8), in: bytes, range)
  }

  /// The first place of `byte` inside `range` of `bytes`, or nil.
  static func find(_ byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let range = range.clamped(to: 0..<bytes.count)
    guard !range.isEmpty else { return nil }
    return bytes.withUnsafeBytes { haystack in
      guard let base = haystack.baseAddress else { return nil }
      return memchr(base + range.lowerBound, Int32(byte), range.count).map { UnsafeRawPointer($0) - base }
    }
  }

  /// Whether `word`, written in lower case, stands at `index` of `bytes`, letter case ignored.
  static func hasWord(_ word: String, in bytes: [UInt8], at index: Int) -> Bool {
    let word = word.utf8
    guard index >= 0, index + word.count <= bytes.count else { return false }
    var at = index
    for letter in word {
      let byte = bytes[at]
      guard (byte >= 65 && byte <= 90 ? byte | 32 : byte) == letter else { return false }
      at += 1
    }
    return true
  }

  /// `range` of `bytes` as text, white space cut off both ends; bytes that are not UTF-8 are replaced.
  static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<bytes.count)
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
}
