/// Turns the bytes of a page into UTF-8, whatever they are encoded in and whatever they claim.
public enum CharacterDecoder {
  /// Where a page of this kind may declare its character set.
  public enum Syntax: Sendable {
    /// `meta`, or an XML declaration.
    case html
    /// The XML declaration.
    case xml
    /// Nowhere.
    case text
  }

  /// Why an encoding was chosen.
  public enum Basis: String, Sendable {
    case byteOrderMark = "byte-order-mark"
    /// Declared outside the bytes, as by an MHTML part's header.
    case transport
    case meta
    case xmlDeclaration = "xml-declaration"
    /// The bytes themselves decide, against a declaration or without one.
    case content
    /// Nothing was declared and the bytes are not UTF-8.
    case fallback
  }

  /// A page's text, and how it was read.
  public struct Decoded: Sendable {
    /// Valid UTF-8 without a byte order mark and without zero bytes.
    public var bytes: [UInt8]
    /// Name of the encoding in the WHATWG Encoding Standard, in lower case.
    public var encoding: String
    public var basis: Basis
    /// How many U+FFFD stand for bytes that could not be decoded.
    public var replaced: Int
  }

  /// Decodes `bytes` to their end; a byte that cannot be decoded becomes U+FFFD, and so does a zero, which HTML
  /// passes over.
  ///
  /// A byte order mark decides first. Bytes that are valid UTF-8 are read as such even when something else is
  /// declared; declared UTF-8 that mostly is not gives way to the next declaration or to windows-1252.
  ///
  /// - Parameter declared: a character set declared outside the bytes; an unknown one is ignored.
  public static func decode(_ bytes: [UInt8], declared: String? = nil, syntax: Syntax = .html) -> Decoded {
    bytes.withUnsafeBufferPointer { all in
      let (mark, markLength) = EncodingGuess.byteOrderMark(all)
      let rest = UnsafeBufferPointer(rebasing: all[markLength...])
      if mark == "utf-8" || mark == nil, UTF8Scan.isPlain(rest) {
        let guess = mark.map { ($0, .byteOrderMark) } ?? EncodingGuess.of(rest, declared, syntax)
        if guess.0 == "utf-8" {
          let whole = markLength == 0 ? bytes : Array(rest)
          return Decoded(bytes: whole, encoding: "utf-8", basis: guess.1, replaced: 0)
        }
        return decode(rest, as: guess.0, guess.1, syntax)
      }
      if let mark { return decode(rest, as: mark, .byteOrderMark, syntax) }
      let (encoding, basis) = EncodingGuess.of(rest, declared, syntax)
      return decode(rest, as: encoding, basis, syntax)
    }
  }

  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, as encoding: String, _ basis: Basis, _ syntax: Syntax
  ) -> Decoded {
    var output = DecoderOutput(reserving: bytes.count + bytes.count / 8, dropsZeros: syntax == .html)
    var used = encoding
    switch encoding {
    case "utf-8": output.decodeUTF8(bytes)
    case "utf-16le": output.decodeUTF16(bytes, bigEndian: false)
    case "utf-16be": output.decodeUTF16(bytes, bigEndian: true)
    case "windows-1252": output.decodeWindows1252(bytes)
    default:
      if !output.decode(bytes, iconv: EncodingLabel.iconvName(of: encoding)) {
        // This machine's C library lacks the encoding.
        used = "windows-1252"
        output.decodeWindows1252(bytes)
      }
    }
    return Decoded(bytes: output.bytes, encoding: used, basis: basis, replaced: output.replaced)
  }
}

extension UTF8Scan {
  /// Whether `bytes` are UTF-8 that needs nothing done: valid and without zero bytes.
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if ByteSearch.find(0, in: bytes, from: 0) != nil { return false }
    return UTF8Scan(bytes).invalid == 0
  }
}
