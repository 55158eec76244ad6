/// A set of cues.
struct CueSet: Sendable, Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init() {}

  @inline(__always)
  init(_ cues: some Sequence<Cue>) {
    for cue in cues { insert(cue) }
  }

  @inline(__always)
  mutating func insert(_ cue: Cue) {
    let bit = cue.rawValue
    if bit < 64 { low |= 1 << UInt64(bit) } else { high |= 1 << UInt64(bit - 64) }
  }

  @inline(__always)
  func contains(_ cue: Cue) -> Bool {
    let bit = cue.rawValue
    return bit < 64 ? low & (1 << UInt64(bit)) != 0 : high & (1 << UInt64(bit - 64)) != 0
  }

  /// True when it holds one of `cues`.
  // Inlined, so that the list is known where it is asked for and needs no memory of its own.
  @inline(__always)
  func containsAny(_ cues: Cue...) -> Bool {
    for cue in cues where contains(cue) { return true }
    return false
  }

  /// Calls `body` with the number of each cue, in order.
  func forEachNumber(_ body: (Int) -> Void) {
    var bits = low
    while bits != 0 {
      body(bits.trailingZeroBitCount)
      bits &= bits - 1
    }
    bits = high
    while bits != 0 {
      body(64 + bits.trailingZeroBitCount)
      bits &= bits - 1
    }
  }
}
