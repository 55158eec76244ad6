/// Checks that a quote is what the page's text says at its place.
package struct QuoteCheck {
  private let bytes: [UInt8]
  /// Byte offset of each Unicode scalar and of the end; nil for a text of ASCII alone, where they are the same.
  private let offsets: [Int]?

  package init(_ text: String) {
    let bytes = Array(text.utf8)
    self.bytes = bytes
    if bytes.allSatisfy({ $0 < 0x80 }) {
      offsets = nil
    } else {
      var offsets = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
      offsets.append(bytes.count)
      self.offsets = offsets
    }
  }

  /// Whether `text[start..<end] == quote`, positions counting Unicode scalars; no normalisation.
  package func holds(_ quote: String, start: Int, end: Int) -> Bool {
    let count = offsets.map { $0.count - 1 } ?? bytes.count
    guard 0 <= start, start <= end, end <= count else { return false }
    let from = offsets?[start] ?? start
    let to = offsets?[end] ?? end
    return bytes[from..<to].elementsEqual(quote.utf8)
  }
}
