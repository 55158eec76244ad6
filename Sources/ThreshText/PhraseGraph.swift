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

  /// Where what a node has begins in the lists below; it ends where that of the next node begins.
  struct Node: Sendable {
    var edges: Int32 = 0
    var gaps: Int32 = 0
    var jumps: Int32 = 0
    var ends: Int32 = 0
  }

  let symbols: PhraseSymbols
  /// The node that each symbol leads to from the first; -1 for none.
  let opening: [Int32]
  /// One more than there are nodes.
  let nodes: [Node]
  let edges: [Edge]
  let gaps: [Gap]
  /// Nodes that are reached from a node without a word.
  let jumps: [Int32]
  /// Numbers of the phrases that end at a node.
  let ends: [Int32]

  /// All places in `range` of the tokens, ordered by where they begin.
  @usableFromInline
  func search(_ text: TokenizedText, tokens range: Range<Int>) -> [Hit] {
    let range = range.clamped(to: 0..<text.tokens.count)
    var found = PhraseSymbols.Found()
    found.starts.reserveCapacity(range.count + 1)
    found.symbols.reserveCapacity(range.count)
    text.bytes.withUnsafeBufferPointer { bytes in
      for index in range { symbols.collect(of: text.tokens[index], bytes, into: &found) }
    }
    var walk = Walk(text: text, range: range, symbols: found.symbols, starts: found.starts)
    walk.found.reserveCapacity(found.symbols.count / 2)
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
    let first = nodes[Int(node)].edges
    let limit = nodes[Int(node) + 1].edges
    guard first < limit, index < walk.range.upperBound else { return }
    for place in walk.symbols(at: index) {
      let symbol = walk.symbols[place]
      // Most nodes have an edge or two.
      for edge in first..<limit where edges[Int(edge)].symbol == symbol {
        arrive(edges[Int(edge)].node, after: index, from: start, &walk)
        break
      }
    }
  }

  private func arrive(_ node: Int32, after index: Int, from start: Int, _ walk: inout Walk) {
    let first = nodes[Int(node)]
    let limit = nodes[Int(node) + 1]
    for place in first.ends..<limit.ends {
      walk.found.append(Hit(start: Int32(start), end: Int32(index + 1), phrase: ends[Int(place)]))
    }
    if first.edges < limit.edges || first.gaps < limit.gaps {
      let after = walk.skipHyphens(index + 1)
      visit(node, at: after, from: start, &walk)
      for place in first.gaps..<limit.gaps { cross(gaps[Int(place)], after, from: start, &walk) }
    }
    for place in first.jumps..<limit.jumps { arrive(jumps[Int(place)], after: index, from: start, &walk) }
  }

  /// Looks for what follows a gap that begins at the token `position`.
  private func cross(_ gap: Gap, _ position: Int, from start: Int, _ walk: inout Walk) {
    var position = position
    let beyond = nodes[Int(gap.node)].jumps..<nodes[Int(gap.node) + 1].jumps
    for _ in 0...gap.words {
      visit(gap.node, at: position, from: start, &walk)
      for place in beyond { visit(jumps[Int(place)], at: position, from: start, &walk) }
      guard position < walk.range.upperBound, walk.text.tokens[position].kind != .punctuation else { break }
      position = walk.skipHyphens(position + 1)
    }
  }
}
