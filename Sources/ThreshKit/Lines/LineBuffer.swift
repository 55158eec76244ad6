internal import Foundation

/// Bytes on their way in, given out line by line.
public struct LineBuffer: Sendable {
  private var bytes: [UInt8] = []
  /// Where the first line that was not given out yet begins.
  private var start = 0
  /// Up to where no line feed was found.
  private var searched = 0

  public init() {}

  /// Bytes of the line that is not whole yet.
  public var pending: Int { bytes.count - start }

  public mutating func append(_ more: UnsafeRawBufferPointer) {
    if start > 0, start >= bytes.count / 2 {
      bytes.removeFirst(start)
      searched -= start
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// The next whole line without its line feed, or nil when there is none yet.
  public mutating func next() -> ArraySlice<UInt8>? {
    let found = bytes.withUnsafeBytes { buffer -> Int? in
      guard searched < buffer.count, let base = buffer.baseAddress else { return nil }
      return memchr(base + searched, 10, buffer.count - searched).map { UnsafeRawPointer($0) - base }
    }
    guard let found else {
      searched = bytes.count
      return nil
    }
    defer {
      start = found + 1
      searched = start
    }
    return bytes[start..<found]
  }

  /// What stands behind the last line feed; nil when that is nothing.
  public mutating func last() -> ArraySlice<UInt8>? {
    guard start < bytes.count else { return nil }
    defer {
      start = bytes.count
      searched = start
    }
    return bytes[start...]
  }
}

extension Collection<UInt8> {
  /// Whether there is nothing but white space.
  public var isBlankLine: Bool { allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
}
