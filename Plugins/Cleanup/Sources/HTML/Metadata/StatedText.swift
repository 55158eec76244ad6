internal import ThreshMarkup

/// Texts of metadata as a reader would see them.
enum StatedText {
  /// White space made single spaces, soft hyphens left out, and references such as `&#8211;` that were escaped twice
  /// made characters.
  static func plain(_ text: String) -> String {
    var text = text
    return text.withUTF8 { plain($0) }
  }

  /// The same of bytes of UTF-8.
  static func plain(_ bytes: some Sequence<UInt8>) -> String {
    let out = collapsed(bytes)
    if out.contains(UInt8(ascii: "&")), out.contains(UInt8(ascii: ";")), let tree = try? MarkupTree(html: out)
    {
      return String(decoding: collapsed(tree.text(of: 0).utf8), as: UTF8.self)
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func collapsed(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.underestimatedCount)
    var pending = false
    for byte in bytes {
      if byte <= 0x20 {
        pending = true
        continue
      }
      if pending, !out.isEmpty { out.append(0x20) }
      pending = false
      out.append(byte)
      guard byte >= 0x80, byte < 0xC0 else { continue }
      // Spaces and soft hyphens outside ASCII, known by their last byte.
      let length = unseen(out)
      guard length > 0 else { continue }
      out.removeLast(length)
      pending = byte != 0xAD || length != 2
      if out.last == 0x20 {
        out.removeLast()
        pending = true
      }
    }
    return out
  }

  /// The length of the space or soft hyphen that `bytes` end with, or 0.
  private static func unseen(_ bytes: [UInt8]) -> Int {
    let count = bytes.count
    guard count >= 2, let last = bytes.last else { return 0 }
    let before = bytes[count - 2]
    // U+00A0 and U+00AD.
    if before == 0xC2 { return last == 0xA0 || last == 0xAD ? 2 : 0 }
    guard count >= 3, before == 0x80 else { return 0 }
    // U+2000 to U+200A, U+202F and U+3000.
    let isSpace =
      bytes[count - 3] == 0xE2 ? last <= 0x8A || last == 0xAF : bytes[count - 3] == 0xE3 && last == 0x80
    return isSpace ? 3 : 0
  }
}
