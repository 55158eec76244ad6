/// A text as UTF-8 bytes with its tokens, and conversion between byte and Unicode scalar offsets.
public struct TokenizedText: Sendable {
  public let bytes: [UInt8]
  /// In order; white space is not a token.
  public let tokens: [Token]
  /// Number of scalars before each multiple of ``stride`` bytes; empty for pure ASCII.
  private let checkpoints: [UInt32]
  /// Number of Unicode scalars.
  public let scalarCount: Int
  private static let stride = 64

  public init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// - Parameter bytes: valid UTF-8.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
    tokens = Tokenizer.tokens(of: bytes)
    var ascii = true
    for byte in bytes where byte >= 0x80 {
      ascii = false
      break
    }
    guard !ascii else {
      checkpoints = []
      scalarCount = bytes.count
      return
    }
    var marks: [UInt32] = []
    marks.reserveCapacity(bytes.count / Self.stride + 1)
    var count = 0
    for (i, byte) in bytes.enumerated() {
      if i % Self.stride == 0 { marks.append(UInt32(count)) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    checkpoints = marks
    scalarCount = count
  }

  /// Number of Unicode scalars before byte `offset`; an offset out of range counts as the nearest end.
  public func scalarOffset(ofByte offset: Int) -> Int {
    let offset = min(max(offset, 0), bytes.count)
    guard !checkpoints.isEmpty else { return offset }
    let mark = min(offset / Self.stride, checkpoints.count - 1)
    var count = Int(checkpoints[mark])
    for byte in bytes[(mark * Self.stride)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Byte at which the Unicode scalar number `offset` begins; an offset out of range counts as the nearest end.
  public func byteOffset(ofScalar offset: Int) -> Int {
    let offset = min(max(offset, 0), scalarCount)
    guard !checkpoints.isEmpty else { return offset }
    guard offset < scalarCount else { return bytes.count }
    var low = 0
    var high = checkpoints.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if checkpoints[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    var count = Int(checkpoints[low])
    var position = low * Self.stride
    while position < bytes.count {
      if bytes[position] & 0xC0 != 0x80 {
        if count == offset { return position }
        count += 1
      }
      position += 1
    }
    return bytes.count
  }

  /// The text of a byte range, which should lie on scalar borders.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The text of a token as written.
  public func string(_ token: Token) -> String { string(token.range) }

  /// Indices of the tokens that begin inside the byte range.
  public func tokens(in range: Range<Int>) -> Range<Int> {
    let first = firstToken(from: range.lowerBound)
    return first..<max(first, firstToken(from: range.upperBound))
  }

  /// Index of the first token that begins at or after byte `offset`.
  private func firstToken(from offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
