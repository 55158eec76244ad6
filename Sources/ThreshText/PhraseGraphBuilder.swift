/// Puts patterns together into a ``PhraseGraph``.
struct PhraseGraphBuilder {
  private var symbols = PhraseSymbols()
  /// The node that a symbol leads to from a node; see ``edge(_:_:)``.
  private var known = KeyTable()
  private var edges: [[PhraseGraph.Edge]] = [[]]
  private var gaps: [[PhraseGraph.Gap]] = [[]]
  private var jumps: [[Int32]] = [[]]
  private var ends: [[Int32]] = [[]]

  /// - Parameter number: what a match is to say of the pattern.
  mutating func add(_ pattern: PhrasePattern, number: Int) {
    for row in pattern.rows { ends[Int(insert(row[...], from: 0))].append(Int32(number)) }
  }

  /// Adds a row of items that begins at `node`; returns the node where it ends. Depth is bounded by the parser.
  private mutating func insert(_ row: ArraySlice<PhrasePattern.Item>, from node: Int32) -> Int32 {
    var node = node
    for item in row {
      switch item {
      case .word(let word): node = next(after: node, symbols.number(of: word))
      case .gap(let words):
        let next = newNode()
        gaps[Int(node)].append(PhraseGraph.Gap(words: Int32(words), node: next))
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

  private mutating func next(after node: Int32, _ symbol: Int32) -> Int32 {
    let edge = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: symbol))
    if let next = known[edge] { return next }
    let next = newNode()
    known[edge] = next
    edges[Int(node)].append(PhraseGraph.Edge(symbol: symbol, node: next))
    return next
  }

  private mutating func newNode() -> Int32 {
    edges.append([])
    gaps.append([])
    jumps.append([])
    ends.append([])
    return Int32(ends.count - 1)
  }

  func graph() -> PhraseGraph {
    var opening = [Int32](repeating: -1, count: symbols.count + 1)
    for edge in edges[0] { opening[Int(edge.symbol)] = edge.node }
    var nodes = [PhraseGraph.Node()]
    for node in edges.indices {
      var next = nodes[node]
      next.edges += Int32(edges[node].count)
      next.gaps += Int32(gaps[node].count)
      next.jumps += Int32(jumps[node].count)
      next.ends += Int32(ends[node].count)
      nodes.append(next)
    }
    return PhraseGraph(
      symbols: symbols, opening: opening, nodes: nodes, edges: Array(edges.joined()),
      gaps: Array(gaps.joined()),
      jumps: Array(jumps.joined()), ends: Array(ends.joined()))
  }
}
