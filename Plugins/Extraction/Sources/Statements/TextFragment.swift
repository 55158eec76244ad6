/// Links to the words of a page: URL fragments of the Text Fragments specification (`#:~:text=`).
enum TextFragment {
  /// Above this length, or over a line break, a quote is linked by its first and last words.
  private static let longestExact = 120
  private static let endWords = 4

  /// The address of a page, pointing at `quote`.
  static func link(to url: String, quote: String) -> String {
    let url = address(url)
    let mark = url.contains("#") ? ":~:text=" : "#:~:text="
    let isPlain = isPlain(quote)
    let words =
      isPlain
      ? quote.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { Substring($0) }
      : quote.split { $0.isWhitespace }
    let isExact =
      quote.utf8.count <= longestExact
      && !(isPlain ? quote.utf8.contains { (0x0A...0x0D).contains($0) } : quote.contains { $0.isNewline })
    guard !isExact, words.count > 2 * endWords else {
      return url + mark + encoded(words.joined(separator: " "))
    }
    return url + mark + encoded(words.prefix(endWords).joined(separator: " ")) + ","
      + encoded(words.suffix(endWords).joined(separator: " "))
  }

  /// True for ASCII with Latin-1 letters, curly quotation marks and dashes: its bytes can be read instead of its
  /// characters, which takes a tenth of the time.
  private static func isPlain(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case ..<0x80: break
      case 0xC3: _ = bytes.next()
      case 0xE2:
        guard bytes.next() == 0x80, let last = bytes.next(), (0x90...0xA7).contains(last) else {
          return false
        }
      default: return false
      }
    }
    return true
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
