/// Numbers for the words of patterns, and which of them a token of a text has.
struct PhraseSymbols: Sendable {
  private var words = KeyTable()
  private var capitals = KeyTable()
  private var prefixes = KeyTable()
  /// Bit n: some prefix has n bytes.
  private var prefixLengths: UInt64 = 0
  /// One bit for each pair of first bytes of a prefix.
  private var prefixStarts = [UInt64](repeating: 0, count: 1024)
  private var digits: Int32?
  /// How many there are; they begin at 1.
  private(set) var count = 0

  /// The symbols of tokens, one after the other.
  struct Found {
    var symbols: [Int32] = []
    /// Where each token's begin; one more than there are tokens.
    var starts: [Int32] = [0]
  }

  mutating func number(of word: PhrasePattern.Word) -> Int32 {
    switch word {
    case .exact(let word): return number(of: word, in: \.words)
    case .capitals(let word): return number(of: word, in: \.capitals)
    case .prefix(let word, let length, let first, let second):
      prefixLengths |= 1 << UInt64(length)
      let pair = Int(first) << 8 | Int(second)
      prefixStarts[pair >> 6] |= 1 << UInt64(pair & 63)
      return number(of: word, in: \.prefixes)
    case .number:
      let number = digits ?? newNumber()
      digits = number
      return number
    }
  }

  private mutating func number(of word: WordHash, in table: WritableKeyPath<Self, KeyTable>) -> Int32 {
    if let number = self[keyPath: table][word.value] { return number }
    let number = newNumber()
    self[keyPath: table][word.value] = number
    return number
  }

  private mutating func newNumber() -> Int32 {
    count += 1
    return Int32(count)
  }

  /// Adds the symbols of the next token.
  func collect(of token: Token, _ bytes: UnsafeBufferPointer<UInt8>, into found: inout Found) {
    if token.kind != .hyphen {
      if token.kind == .number, let digits { found.symbols.append(digits) }
      if let symbol = words[token.word.value] { found.symbols.append(symbol) }
      if token.kind == .word {
        if token.shape == .upper, let symbol = capitals[token.word.value] { found.symbols.append(symbol) }
        if prefixLengths != 0 { collectPrefixes(of: token, bytes, into: &found) }
      }
    }
    found.starts.append(Int32(found.symbols.count))
  }

  private func collectPrefixes(
    of token: Token, _ bytes: UnsafeBufferPointer<UInt8>, into found: inout Found
  ) {
    guard token.end - token.start >= 2 else { return }
    func lower(_ byte: UInt8) -> Int { Int(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
    let pair = lower(bytes[token.start]) << 8 | lower(bytes[token.start + 1])
    guard prefixStarts[pair >> 6] & (1 << UInt64(pair & 63)) != 0 else { return }
    var hash = WordHash()
    var length = 0
    var position = token.start
    while position < token.end, length < 63 {
      position += Folding.step(
        token.end - position, { bytes[position + $0] },
        {
          hash.add($0)
          length += 1
        })
      if length < 64, prefixLengths & (1 << UInt64(length)) != 0, let symbol = prefixes[hash.value] {
        found.symbols.append(symbol)
      }
    }
  }
}
