/// The first bytes of a file, made ready for looking at: one byte a character where the text is ASCII.
struct PageHead {
  /// Without a byte order mark; for UTF-16 the low bytes of its characters.
  let bytes: [UInt8]
  /// `utf-16le` or `utf-16be` when that was recognised without a byte order mark.
  let utf16Charset: String?
  let isBinary: Bool

  static let length = 16 << 10

  /// - Parameter length: how much of the file to look at, in bytes.
  init(_ file: [UInt8], length: Int = Self.length) {
    let start = file.prefix(length)
    switch (start.first, start.dropFirst().first) {
    case (0xFF, 0xFE): self.init(narrow: Self.narrow(start.dropFirst(2), low: 0), charset: nil)
    case (0xFE, 0xFF): self.init(narrow: Self.narrow(start.dropFirst(2), low: 1), charset: nil)
    case (0x3C, 0): self.init(narrow: Self.narrow(start, low: 0), charset: "utf-16le")
    case (0, 0x3C): self.init(narrow: Self.narrow(start, low: 1), charset: "utf-16be")
    default:
      self.init(
        narrow: start.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(start.dropFirst(3)) : Array(start),
        charset: nil)
    }
  }

  private init(narrow: [UInt8], charset: String?) {
    bytes = narrow
    utf16Charset = charset
    var controls = 0
    for byte in narrow where byte < 32 {
      // Escape and the shift characters belong to ISO-2022-JP.
      switch byte {
      case 9, 10, 12, 13, 14, 15, 27: break
      default: controls += 1
      }
    }
    // A stray control character happens in text; random bytes hold one in twelve.
    isBinary = controls * 33 > narrow.count && controls > 1
  }

  /// Whether there is anything but white space.
  var hasText: Bool { bytes.contains { !ByteSearch.isSpace($0) } }

  /// UTF-16 text as one byte a character, `?` for all that is not ASCII.
  ///
  /// - Parameter low: 0 when the low byte of each character comes first, else 1.
  private static func narrow(_ text: ArraySlice<UInt8>, low: Int) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count / 2)
    var index = text.startIndex
    while index + 1 < text.endIndex {
      out.append(text[index + 1 - low] == 0 ? text[index + low] : UInt8(ascii: "?"))
      index += 2
    }
    return out
  }
}
