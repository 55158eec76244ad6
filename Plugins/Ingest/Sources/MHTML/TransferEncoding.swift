/// Undoes the transfer encodings of MIME.
enum TransferEncoding {
  /// The body in `range` as it was before it was encoded for transfer.
  ///
  /// - Parameter name: `quoted-printable` or `base64`; any other name means that nothing was encoded.
  static func decode(_ bytes: [UInt8], _ range: Range<Int>, _ name: String?) -> [UInt8] {
    switch name?.lowercased() {
    case "quoted-printable": quotedPrintable(bytes, range)
    case "base64": base64(bytes, range)
    default: Array(bytes[range])
    }
  }

  /// An `=` that does not begin an escape is kept as it stands.
  private static func quotedPrintable(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      guard let escape = ByteSearch.find(UInt8(ascii: "="), in: bytes, at..<range.upperBound) else { break }
      out.append(contentsOf: bytes[at..<escape])
      at = escape + 1
      if at + 1 < range.upperBound, let high = hex(bytes[at]), let low = hex(bytes[at + 1]) {
        out.append(high << 4 | low)
        at += 2
        continue
      }
      // A soft line break: white space and the line's end after the sign are dropped.
      var end = at
      while end < range.upperBound, bytes[end] == 32 || bytes[end] == 9 { end += 1 }
      if end < range.upperBound, bytes[end] == 13 { end += 1 }
      if end < range.upperBound, bytes[end] == 10 {
        at = end + 1
      } else if end >= range.upperBound {
        at = end
      } else {
        out.append(UInt8(ascii: "="))
      }
    }
    if at < range.upperBound { out.append(contentsOf: bytes[at..<range.upperBound]) }
    return out
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  /// Characters outside the alphabet are passed over, as MIME demands.
  private static func base64(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(range.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes[range] {
      let value: UInt8
      switch byte {
      case 65...90: value = byte - 65
      case 97...122: value = byte - 71
      case 48...57: value = byte + 4
      case 43: value = 62
      case 47: value = 63
      case 61:
        // Padding ends a group; what follows, if anything, is a new one.
        bits = 0
        count = 0
        continue
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return out
  }
}
