/// A word, number or mark of a text.
public struct Token: Sendable, Hashable {
  public enum Kind: UInt8, Sendable {
    /// Letters, with digits and apostrophes inside: `doesn't`, `B12`. A final `'s` is a token of its own.
    case word
    /// Digits with thousands commas and a decimal point: `7,350`, `0.5`.
    case number
    /// `-`, or a Unicode hyphen or dash.
    case hyphen
    /// Any other single mark.
    case punctuation
  }

  /// How a word is written.
  public enum Shape: UInt8, Sendable {
    case lower, capitalized, upper, mixed
  }

  /// Byte range in ``TokenizedText/bytes``.
  public var start: Int
  public var end: Int
  public var kind: Kind
  public var shape: Shape
  /// True when white space, or the beginning of the text, stands before it.
  public var spaceBefore: Bool
  /// True when the white space before it holds a line break.
  public var lineBreakBefore: Bool
  /// Hash of the folded form: lower case, curly apostrophes straight. Equal words have equal hashes.
  public var word: WordHash

  public var range: Range<Int> { start..<end }
}

/// Hash of a folded word (FNV-1a, 64 bits): stable from run to run.
public struct WordHash: Sendable, Hashable {
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  /// The hash of `word`, folded.
  public init(_ word: String) {
    let bytes = Array(word.utf8)
    var position = 0
    while position < bytes.count {
      position += Folding.step(bytes.count - position, { bytes[position + $0] }, { add($0) })
    }
  }

  // The value is a hash already: hashing it once more, against chosen keys, took a tenth of extraction's time.
  public func _rawHashValue(seed: Int) -> Int {
    Int(truncatingIfNeeded: value &* 0x9E37_79B9_7F4A_7C15 >> 16) ^ seed
  }

  /// Adds one byte of the folded form.
  @inline(__always)
  public mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}

/// Folding of UTF-8 text for comparison: lower case for Latin letters, straight apostrophes.
enum Folding {
  /// Emits the folded bytes of the scalar that begins at `byte(0)`; returns how many bytes were read, at most `limit`.
  @inline(__always)
  static func step(_ limit: Int, _ byte: (Int) -> UInt8, _ emit: (UInt8) -> Void) -> Int {
    let first = byte(0)
    if first < 0x80 {
      emit(first &- 0x41 < 26 ? first | 0x20 : first)
      return 1
    }
    // U+00C0 to U+00DE: the capital letters of Latin-1, but for the multiplication sign.
    if first == 0xC3, limit >= 2 {
      let second = byte(1)
      emit(first)
      emit(second >= 0x80 && second <= 0x9E && second != 0x97 ? second + 0x20 : second)
      return 2
    }
    // U+2018, U+2019 and U+02BC are apostrophes.
    if first == 0xE2, limit >= 3, byte(1) == 0x80, byte(2) == 0x98 || byte(2) == 0x99 {
      emit(0x27)
      return 3
    }
    if first == 0xCA, limit >= 2, byte(1) == 0xBC {
      emit(0x27)
      return 2
    }
    emit(first)
    return 1
  }
}
