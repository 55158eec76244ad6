/// Links to the words of a page: URL fragments of the Text Fragments specification (`#:~:text=`).
enum TextFragment {
  /// Above this length, or over a line break, a quote is linked by its first and last words.
  private static let longestExact = 120
  private static let endWords = 4

  /// The address of a page, pointing at `quote`.
  static func link(to url: String, quote: String) -> String {
    let url = address(url)
    let mark = url.contains("#") ? ":~:text=" : "#:~:text="
    let words = quote.split { $0.isWhitespace }
    let isExact = quote.utf8.count <= longestExact && !quote.contains { $0.isNewline }
    guard !isExact, words.count > 2 * endWords else {
      return url + mark + encoded(words.joined(separator: " "))
    }
    return url + mark + encoded(words.prefix(endWords).joined(separator: " ")) + ","
      + encoded(words.suffix(endWords).joined(separator: " "))
  }

  /// `url` without the characters that would end a link: pages name addresses with blanks in them.
  private static func address(_ url: String) -> String {
    guard url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x22 || $0 == 0x3C || $0 == 0x3E }) else {
      return url
    }
    return url.map { $0.isWhitespace || "\"<>".contains($0) ? encoded(String($0)) : String($0) }.joined()
  }

  /// Percent-encodes all but letters, digits and `. _ ~`: `-`, `,` and `&` have a meaning in text fragments.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
