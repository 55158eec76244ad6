internal import ThreshMarkup

/// What is counted of the bytes of a text.
struct TextCounts: Sendable {
  /// Bytes that are not white space.
  @Packed var bytes = 0
  @Packed var words = 0
  /// Marks that end a sentence.
  @Packed var stops = 0
  @Packed var digits = 0
  @Packed var capitals = 0
  /// Words of the page's title.
  @Packed var titleWords = 0
  /// Signs of a currency.
  @Packed var prices = 0
  /// First and last byte that is not white space.
  var first: UInt8 = 0
  var last: UInt8 = 0
  /// Of letters and digits alone: texts that look the same have the same.
  var hash = WordHash.seed
  @Packed private var ideographs = 0

  /// Adds the counts of `range` of `text`.
  mutating func count(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ title: TitleHashes) {
    // On the stack and not where the counts are kept, which would be written for every byte.
    var counts = self
    counts.add(text, range, title)
    self = counts
  }

  @inline(__always)
  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ title: TitleHashes) {
    var inWord = false
    var word = WordHash.seed
    var letters = 0
    for index in range {
      let byte = text[index]
      let small = byte | 0x20
      if small &- 0x61 < 26 {
        word = WordHash.mix(word, small)
        letters += 1
        hash = WordHash.mix(hash, small)
        if byte < 0x61 { capitals += 1 }
      } else if letters > 0 {
        if letters > 2, title.contains(word) { titleWords += 1 }
        word = WordHash.seed
        letters = 0
      }
      if byte <= 0x20 {
        if inWord, last == 0x2E || last == 0x21 || last == 0x3F { stops += 1 }
        inWord = false
        continue
      }
      if bytes == 0 { first = byte }
      bytes += 1
      if !inWord { words += 1 }
      inWord = true
      // Kana and Chinese characters stand without spaces; two of them count as a word.
      if byte >= 0xE3, byte <= 0xE9 {
        ideographs += 1
        if ideographs % 2 == 0 { words += 1 }
      }
      if byte &- 0x30 < 10 {
        digits += 1
        hash = WordHash.mix(hash, byte)
      } else if byte >= 0x80 {
        hash = WordHash.mix(hash, byte)
      }
      // The dollar, the pound and the euro sign.
      if byte == 0x24 || (byte == 0xA3 && last == 0xC2) || (byte == 0xAC && last == 0x82) { prices += 1 }
      last = byte
    }
    if letters > 2, title.contains(word) { titleWords += 1 }
    if inWord, last == 0x2E || last == 0x21 || last == 0x3F { stops += 1 }
  }

}

/// The words of a page's title, to see which texts have them.
struct TitleHashes: Sendable {
  private var hashes: [UInt64] = []
  /// One bit for each hash: most words are none of them.
  private var bits: UInt64 = 0
  private static let most = 24

  init(_ tree: MarkupTree) {
    guard let node = tree.first(.title) else { return }
    var word = WordHash.seed
    var letters = 0
    for byte in Array(tree.text(of: node).utf8) + [0x20] {
      let small = byte | 0x20
      if small &- 0x61 < 26 {
        word = WordHash.mix(word, small)
        letters += 1
      } else {
        if letters > 2, hashes.count < Self.most { insert(word) }
        word = WordHash.seed
        letters = 0
      }
    }
  }

  private mutating func insert(_ word: UInt64) {
    hashes.append(word)
    bits |= 1 << (word >> 58)
  }

  @inline(__always)
  func contains(_ word: UInt64) -> Bool {
    bits & (1 << (word >> 58)) != 0 && hashes.contains(word)
  }
}
