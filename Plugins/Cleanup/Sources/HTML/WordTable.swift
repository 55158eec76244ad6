/// Finds small words of ASCII letters in byte ranges, letter case ignored.
struct WordTable<Value: OptionSet & Sendable>: Sendable where Value.Element == Value {
  private var keys: [UInt64]
  private var values: [Value]
  private let mask: Int

  init(_ lists: [(Value, String)]) {
    var merged: [UInt64: Value] = [:]
    for (hint, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        merged[word.utf8.reduce(WordHash.seed, WordHash.mix), default: []].formUnion(hint)
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

  /// What the word with this hash suggests.
  @inline(__always)
  func value(_ key: UInt64) -> Value {
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return []
  }

  /// What all words in `bytes` together suggest. A word is a run of letters; a capital after a small letter begins
  /// a new one, and the joined run (`articleBody`, `entry-content`) is looked up too.
  func hints(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Value {
    var found: Value = []
    var word = WordHash.seed
    var joined = WordHash.seed
    var length = 0
    var parts = 0
    var previousIsSmall = false
    for index in range {
      let byte = bytes[index]
      let small = byte | 0x20
      guard small &- 0x61 < 26 else {
        if length > 1 { found.formUnion(value(word)) }
        if length > 0 { parts += 1 }
        word = WordHash.seed
        length = 0
        previousIsSmall = false
        if byte != 0x2D, byte != 0x5F {
          if parts > 1 { found.formUnion(value(joined)) }
          joined = WordHash.seed
          parts = 0
        }
        continue
      }
      if byte < 0x61, previousIsSmall {
        if length > 1 { found.formUnion(value(word)) }
        parts += 1
        word = WordHash.seed
        length = 0
      }
      word = WordHash.mix(word, small)
      joined = WordHash.mix(joined, small)
      length += 1
      previousIsSmall = byte >= 0x61
    }
    if length > 1 { found.formUnion(value(word)) }
    if parts > 0 { found.formUnion(value(joined)) }
    return found
  }
}

/// FNV-1a over the bytes of a word; two words of a table that clash would have shown when the table was written.
enum WordHash {
  @inline(__always) static var seed: UInt64 { 0xcbf2_9ce4_8422_2325 }
  @inline(__always) static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
