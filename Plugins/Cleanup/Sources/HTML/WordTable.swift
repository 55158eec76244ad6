/// Finds small words of ASCII letters in byte ranges, letter case ignored.
struct WordTable: Sendable {
  private var keys: [UInt64]
  private var values: [Hints]
  private let mask: Int

  init(_ lists: [(Hints, String)]) {
    var merged: [UInt64: Hints] = [:]
    for (hint, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        merged[word.utf8.reduce(Self.seed, Self.mix), default: []].insert(hint)
      }
    }
    var size = 64
    while size < merged.count * 3 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: [], count: size)
    mask = size - 1
    for (key, value) in merged.sorted(by: { $0.key < $1.key }) {
      var slot = Int(truncatingIfNeeded: key >> 20) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = value
    }
  }

  // FNV-1a: two words of the table that clash would have shown when the table was written.
  @inline(__always) static var seed: UInt64 { 0xcbf2_9ce4_8422_2325 }
  @inline(__always) static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  @inline(__always)
  private func value(_ key: UInt64) -> Hints {
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return []
  }

  /// What all words in `bytes` together suggest. A word is a run of letters; a capital after a small letter begins
  /// a new one, and the joined run (`articleBody`, `entry-content`) is looked up too.
  func hints(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Hints {
    var found: Hints = []
    var word = Self.seed
    var joined = Self.seed
    var length = 0
    var parts = 0
    var previousIsSmall = false
    for index in range {
      let byte = bytes[index]
      let small = byte | 0x20
      guard small &- 0x61 < 26 else {
        if length > 1 { found.formUnion(value(word)) }
        if length > 0 { parts += 1 }
        word = Self.seed
        length = 0
        previousIsSmall = false
        if byte != 0x2D, byte != 0x5F {
          if parts > 1 { found.formUnion(value(joined)) }
          joined = Self.seed
          parts = 0
        }
        continue
      }
      if byte < 0x61, previousIsSmall {
        if length > 1 { found.formUnion(value(word)) }
        parts += 1
        word = Self.seed
        length = 0
      }
      word = Self.mix(word, small)
      joined = Self.mix(joined, small)
      length += 1
      previousIsSmall = byte >= 0x61
    }
    if length > 1 { found.formUnion(value(word)) }
    if parts > 0 { found.formUnion(value(joined)) }
    return found
  }
}
