/// Many phrases as one graph of words, and the search for them.
@usableFromInline
struct PhraseGraph: Sendable {
  /// A place where a phrase was found.
  @usableFromInline
  struct Hit: Sendable {
    @usableFromInline var start, end: Int32
    /// The number with which the pattern was added.
    @usableFromInline var phrase: Int32
  }

  struct Edge: Sendable {
    var symbol: Int32
    var node: Int32
  }

  struct Gap: Sendable {
    /// The most words in between.
    var words: Int32
    var node: Int32
  }

  /// What each node has of one kind, in one stretch of memory.
  struct Rows<Element: Sendable>: Sendable {
    let elements: [Element]
    /// Where those of each node begin; one more than there are nodes.
    let starts: [Int32]

    init(_ rows: [[Element]]) {
      elements = Array(rows.joined())
      starts = rows.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
    }

    @inline(__always)
    subscript(_ node: Int32) -> Range<Int> { Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) }
  }

  let symbols: PhraseSymbols
  /// The node that each symbol leads to from the first; -1 for none.
  let opening: [Int32]
  let edges: Rows<Edge>
  let gaps: Rows<Gap>
  /// Nodes that are reached from a node without a word.
  let jumps: Rows<Int32>
  /// Numbers of the phrases that end at a node.
  let ends: Rows<Int32>

  /// All places in `range` of the tokens, ordered by where they begin.
  @usableFromInline
  func search(_ text: TokenizedText, tokens range: Range<Int>) -> [Hit] {
    let range = range.clamped(to: 0..<text.tokens.count)
    var found = PhraseSymbols.Found()
    found.starts.reserveCapacity(range.count + 1)
    text.bytes.withUnsafeBufferPointer { bytes in
      for index in range { symbols.collect(of: text.tokens[index], bytes, into: &found) }
    }
    var walk = Walk(text: text, range: range, symbols: found.symbols, starts: found.starts)
    for index in range {
      for place in walk.symbols(at: index) {
        let node = opening[Int(walk.symbols[place])]
        if node >= 0 { arrive(node, after: index, from: index, &walk) }
      }
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
    let starts: [Int32]
    var found: [Hit] = []

    @inline(__always)
    func symbols(at index: Int) -> Range<Int> {
      let local = index - range.lowerBound
      return Int(starts[local])..<Int(starts[local + 1])
    }

    func skipHyphens(_ index: Int) -> Int {
      var index = index
      while index < range.upperBound, text.tokens[index].kind == .hyphen { index += 1 }
      return index
    }
  }

  /// Goes on from `node` with the token at `index`. Depth is bounded by the length of the longest pattern.
  private func visit(_ node: Int32, at index: Int, from start: Int, _ walk: inout Walk) {
    let edges = edges[node]
    guard !edges.isEmpty, index < walk.range.upperBound else { return }
    for place in walk.symbols(at: index) {
      let symbol = walk.symbols[place]
      // Most nodes have an edge or two.
      for edge in edges where self.edges.elements[edge].symbol == symbol {
        arrive(self.edges.elements[edge].node, after: index, from: start, &walk)
        break
      }
    }
  }

  private func arrive(_ node: Int32, after index: Int, from start: Int, _ walk: inout Walk) {
    for place in ends[node] {
      walk.found.append(Hit(start: Int32(start), end: Int32(index + 1), phrase: ends.elements[place]))
    }
    let gaps = gaps[node]
    if !edges[node].isEmpty || !gaps.isEmpty {
      let after = walk.skipHyphens(index + 1)
      visit(node, at: after, from: start, &walk)
      for place in gaps { cross(self.gaps.elements[place], after, from: start, &walk) }
    }
    for place in jumps[node] { arrive(jumps.elements[place], after: index, from: start, &walk) }
  }

  /// Looks for what follows a gap that begins at the token `position`.
  private func cross(_ gap: Gap, _ position: Int, from start: Int, _ walk: inout Walk) {
    var position = position
    for _ in 0...gap.words {
      visit(gap.node, at: position, from: start, &walk)
      for place in jumps[gap.node] { visit(jumps.elements[place], at: position, from: start, &walk) }
      guard position < walk.range.upperBound, walk.text.tokens[position].kind != .punctuation else { break }
      position = walk.skipHyphens(position + 1)
    }
  }
}
