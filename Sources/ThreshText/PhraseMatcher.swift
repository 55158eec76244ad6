/// Finds many phrases in a text at once.
///
/// The pattern language: `word`, `word*`, `#` (a number), `(a|b c)`, `word?`, `~` (up to 3 words between), `~5`.
/// Letter case, hyphens and the form of apostrophes do not matter, except that a word in capitals (`WHO`) matches
/// only capitals. Gaps do not reach over punctuation.
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

  private struct Edge: Hashable {
    var node: Int32
    var symbol: Int32
  }

  private var payloads: [Payload] = []
  private var words: [WordHash: Int32] = [:]
  private var capitals: [WordHash: Int32] = [:]
  private var prefixes: [WordHash: Int32] = [:]
  /// Bit n: some prefix has n bytes.
  private var prefixLengths: UInt64 = 0
  /// One bit for each pair of first bytes of a prefix.
  private var prefixStarts = [UInt64](repeating: 0, count: 1024)
  private var numberSymbol: Int32?
  private var symbols: Int32 = 0
  private var edges: [Edge: Int32] = [:]
  private var gaps: [[Gap]] = [[]]
  private var ends: [[Int32]] = [[]]

  public init(_ phrases: some Sequence<(pattern: String, payload: Payload)>) throws(PhraseError) {
    for phrase in phrases {
      let pattern = try PhrasePattern(phrase.pattern)
      let payload = Int32(payloads.count)
      payloads.append(phrase.payload)
      for sequence in pattern.sequences { insert(sequence, payload) }
    }
  }

  private mutating func insert(_ sequence: [PhrasePattern.Element], _ payload: Int32) {
    var node: Int32 = 0
    for element in sequence {
      if case .gap(let words) = element {
        if let known = gaps[Int(node)].first(where: { $0.words == words }) {
          node = known.node
        } else {
          let next = newNode()
          gaps[Int(node)].append(Gap(words: words, node: next))
          node = next
        }
        continue
      }
      let edge = Edge(node: node, symbol: symbol(for: element))
      if let known = edges[edge] {
        node = known
      } else {
        let next = newNode()
        edges[edge] = next
        node = next
      }
    }
    if !ends[Int(node)].contains(payload) { ends[Int(node)].append(payload) }
  }

  private mutating func newNode() -> Int32 {
    gaps.append([])
    ends.append([])
    return Int32(ends.count - 1)
  }

  private mutating func symbol(for element: PhrasePattern.Element) -> Int32 {
    func known(_ table: inout [WordHash: Int32], _ word: WordHash, _ next: inout Int32) -> Int32 {
      if let symbol = table[word] { return symbol }
      next += 1
      table[word] = next
      return next
    }
    switch element {
    case .exact(let word): return known(&words, word, &symbols)
    case .capitals(let word): return known(&capitals, word, &symbols)
    case .prefix(let word, let length, let first, let second):
      prefixLengths |= 1 << UInt64(length)
      let pair = Int(first) << 8 | Int(second)
      prefixStarts[pair >> 6] |= 1 << UInt64(pair & 63)
      return known(&prefixes, word, &symbols)
    case .number, .gap:
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
      guard let next = edges[Edge(node: node, symbol: symbol)] else { continue }
      for payload in ends[Int(next)] {
        walk.found.append(Match(tokens: start..<index + 1, payload: payloads[Int(payload)]))
      }
      let after = skipHyphens(index + 1, walk)
      visit(next, at: after, from: start, &walk)
      for gap in gaps[Int(next)] {
        var position = after
        for _ in 0...gap.words {
          visit(gap.node, at: position, from: start, &walk)
          guard position < walk.range.upperBound, walk.text.tokens[position].kind != .punctuation else {
            break
          }
          position = skipHyphens(position + 1, walk)
        }
      }
    }
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
      if let symbol = words[token.word] { list.append(symbol) }
    case .word:
      if let symbol = words[token.word] { list.append(symbol) }
      if token.shape == .upper, let symbol = capitals[token.word] { list.append(symbol) }
      if prefixLengths != 0 { collectPrefixes(of: token, text, into: &list) }
    case .punctuation:
      if let symbol = words[token.word] { list.append(symbol) }
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
      if length < 64, prefixLengths & (1 << UInt64(length)) != 0, let symbol = prefixes[hash] {
        list.append(symbol)
      }
    }
  }
}
