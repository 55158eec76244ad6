/// Finds many phrases in a text at once.
///
/// A pattern is a row of elements: `word` (any letter case; one written in capitals, such as `WHO`, matches only
/// capitals), `word*` (any word that begins so), `#` (a number in digits), `(a|b c)` (one of several), `word?` or
/// `(a|b)?` (may be missing), `~` (up to 3 words in between) and `~5` (up to 5). Hyphens are read as spaces, in the
/// pattern and in the text; gaps do not reach over punctuation.
public struct PhraseMatcher<Payload: Sendable>: Sendable {
  /// One place where a phrase was found.
  public struct Match: Sendable {
    /// Indices into ``TokenizedText/tokens``.
    public var tokens: Range<Int>
    public var payload: Payload
  }

  private struct Gap {
    var words: Int
    var node: Int32
  }

  private var payloads: [Payload] = []
  private var words = KeyTable()
  private var capitals = KeyTable()
  private var prefixes = KeyTable()
  /// Bit n: some prefix has n bytes.
  private var prefixLengths: UInt64 = 0
  /// One bit for each pair of first bytes of a prefix.
  private var prefixStarts = [UInt64](repeating: 0, count: 1024)
  private var numberSymbol: Int32?
  private var symbols: Int32 = 0
  /// The node that a symbol leads to from a node; see ``edge(_:_:)``.
  private var edges = KeyTable()
  private var gaps: [[Gap]] = [[]]
  /// Nodes that are reached from a node without a word.
  private var jumps: [[Int32]] = [[]]
  private var ends: [[Int32]] = [[]]

  public init(_ phrases: some Sequence<(pattern: String, payload: Payload)>) throws(PhraseError) {
    for phrase in phrases {
      let pattern = try PhrasePattern(phrase.pattern)
      let payload = Int32(payloads.count)
      payloads.append(phrase.payload)
      for row in pattern.rows { ends[Int(insert(row[...], from: 0))].append(payload) }
    }
  }

  /// Adds a row of items that begins at `node`; returns the node where it ends. Depth is bounded by the parser.
  private mutating func insert(_ row: ArraySlice<PhrasePattern.Item>, from node: Int32) -> Int32 {
    var node = node
    for item in row {
      switch item {
      case .word(let word):
        let edge = Self.edge(node, symbol(for: word))
        if let known = edges[edge] {
          node = known
        } else {
          let next = newNode()
          edges[edge] = next
          node = next
        }
      case .gap(let words):
        let next = newNode()
        gaps[Int(node)].append(Gap(words: words, node: next))
        node = next
      case .choice(let options, let isOptional):
        let join = newNode()
        for option in options { jumps[Int(insert(option[...], from: node))].append(join) }
        if isOptional { jumps[Int(node)].append(join) }
        node = join
      }
    }
    return node
  }

  private static func edge(_ node: Int32, _ symbol: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: symbol))
  }

  private mutating func newNode() -> Int32 {
    gaps.append([])
    jumps.append([])
    ends.append([])
    return Int32(ends.count - 1)
  }

  private mutating func symbol(for word: PhrasePattern.Word) -> Int32 {
    func known(_ table: inout KeyTable, _ word: WordHash, _ next: inout Int32) -> Int32 {
      if let symbol = table[word.value] { return symbol }
      next += 1
      table[word.value] = next
      return next
    }
    switch word {
    case .exact(let word): return known(&words, word, &symbols)
    case .capitals(let word): return known(&capitals, word, &symbols)
    case .prefix(let word, let length, let first, let second):
      prefixLengths |= 1 << UInt64(length)
      let pair = Int(first) << 8 | Int(second)
      prefixStarts[pair >> 6] |= 1 << UInt64(pair & 63)
      return known(&prefixes, word, &symbols)
    case .number:
      if numberSymbol == nil {
        symbols += 1
        numberSymbol = symbols
      }
      return numberSymbol ?? 0
    }
  }

  /// All places in `range` of the tokens, ordered by where they begin; they may overlap. For a phrase that ends in
  /// several places from the same beginning each is given.
  public func matches(in text: TokenizedText, tokens range: Range<Int>) -> [Match] {
    let range = range.clamped(to: 0..<text.tokens.count)
    var first: [Int32] = []
    var starts: [Int] = [0]
    starts.reserveCapacity(range.count + 1)
    for index in range {
      collectSymbols(of: text.tokens[index], text, into: &first)
      starts.append(first.count)
    }
    var walk = Walk(text: text, range: range, symbols: first, starts: starts)
    for index in range where walk.starts[index - range.lowerBound + 1] > walk.starts[index - range.lowerBound]
    {
      visit(0, at: index, from: index, &walk)
    }
    return walk.found
  }

  /// The state of one search.
  private struct Walk {
    let text: TokenizedText
    let range: Range<Int>
    /// Symbols of all tokens, one after the other.
    let symbols: [Int32]
    /// Where each token's symbols begin.
    let starts: [Int]
    var found: [Match] = []
  }

  /// Goes on from `node` with the token at `index`. Depth is bounded by the length of the longest pattern.
  private func visit(_ node: Int32, at index: Int, from start: Int, _ walk: inout Walk) {
    guard index < walk.range.upperBound else { return }
    let local = index - walk.range.lowerBound
    for symbol in walk.symbols[walk.starts[local]..<walk.starts[local + 1]] {
      guard let next = edges[Self.edge(node, symbol)] else { continue }
      arrive(next, after: index, from: start, &walk)
    }
  }

  private func arrive(_ node: Int32, after index: Int, from start: Int, _ walk: inout Walk) {
    for payload in ends[Int(node)] {
      walk.found.append(Match(tokens: start..<index + 1, payload: payloads[Int(payload)]))
    }
    let after = skipHyphens(index + 1, walk)
    visit(node, at: after, from: start, &walk)
    for gap in gaps[Int(node)] {
      var position = after
      for _ in 0...gap.words {
        visit(gap.node, at: position, from: start, &walk)
        for jump in jumps[Int(gap.node)] { visit(jump, at: position, from: start, &walk) }
        guard position < walk.range.upperBound, walk.text.tokens[position].kind != .punctuation else { break }
        position = skipHyphens(position + 1, walk)
      }
    }
    for jump in jumps[Int(node)] { arrive(jump, after: index, from: start, &walk) }
  }

  private func skipHyphens(_ index: Int, _ walk: Walk) -> Int {
    var index = index
    while index < walk.range.upperBound, walk.text.tokens[index].kind == .hyphen { index += 1 }
    return index
  }

  private func collectSymbols(of token: Token, _ text: TokenizedText, into list: inout [Int32]) {
    switch token.kind {
    case .number:
      if let numberSymbol { list.append(numberSymbol) }
      if let symbol = words[token.word.value] { list.append(symbol) }
    case .word:
      if let symbol = words[token.word.value] { list.append(symbol) }
      if token.shape == .upper, let symbol = capitals[token.word.value] { list.append(symbol) }
      if prefixLengths != 0 { collectPrefixes(of: token, text, into: &list) }
    case .punctuation:
      if let symbol = words[token.word.value] { list.append(symbol) }
    case .hyphen: break
    }
  }

  private func collectPrefixes(of token: Token, _ text: TokenizedText, into list: inout [Int32]) {
    guard token.end - token.start >= 2 else { return }
    func lower(_ byte: UInt8) -> Int { Int(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
    let pair = lower(text.bytes[token.start]) << 8 | lower(text.bytes[token.start + 1])
    guard prefixStarts[pair >> 6] & (1 << UInt64(pair & 63)) != 0 else { return }
    var hash = WordHash()
    var length = 0
    var position = token.start
    while position < token.end, length < 63 {
      position += Folding.step(
        token.end - position, { text.bytes[position + $0] },
        {
          hash.add($0)
          length += 1
        })
      if length < 64, prefixLengths & (1 << UInt64(length)) != 0, let symbol = prefixes[hash.value] {
        list.append(symbol)
      }
    }
  }
}
