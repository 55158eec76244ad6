internal import Algorithms

/// A small sample of a text's word sequences from which the likeness of two texts can be told.
///
/// Kept are the 256 smallest hashes of all runs of four words (a bottom-k sketch): the share of them that two
/// texts have in common estimates their Jaccard similarity within about three points, and is exact for short texts.
struct PageSketch: Sendable, Hashable {
  private static let size = 256
  private static let runLength = 4
  /// Ascending, without repeats.
  private let hashes: [UInt64]
  /// Number of different runs of words; estimated for a long text.
  let runCount: Double
  /// Hash of all words in order.
  let whole: UInt64
  /// Words in the text.
  let wordCount: Int

  init(_ text: String) {
    var sample = Sample()
    var words = 0
    var whole: UInt64 = 0
    // The hashes of the last four words, the newest first.
    var (w1, w2, w3, w4): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    func end(_ word: UInt64) {
      words += 1
      whole = Self.mix(whole, word)
      (w1, w2, w3, w4) = (word, w1, w2, w3)
      if words >= Self.runLength { sample.add(Self.mix(Self.mix(w4, w3), Self.mix(w2, w1))) }
    }
    var text = text
    text.withUTF8 { bytes in
      // FNV-1a of the word being read; letters of other alphabets count as they are.
      var word: UInt64 = 0
      for byte in bytes {
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        if lower &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 {
          if word == 0 { word = 0xcbf2_9ce4_8422_2325 }
          word = (word ^ UInt64(lower)) &* 0x100_0000_01b3
        } else if word != 0 {
          end(word)
          word = 0
        }
      }
      if word != 0 { end(word) }
    }
    self.whole = whole
    wordCount = words
    hashes = sample.sorted()
    if hashes.count == Self.size, let largest = hashes.last {
      runCount = Double(Self.size - 1) / (Double(largest) / Double(UInt64.max))
    } else {
      runCount = Double(hashes.count)
    }
  }

  /// The smallest hashes seen so far.
  private struct Sample {
    /// Not in order, and with repeats; a few times as many as are kept at most.
    private var candidates: [UInt64] = []
    private var largest = UInt64.max

    mutating func add(_ hash: UInt64) {
      guard hash <= largest else { return }
      candidates.append(hash)
      if candidates.count == 8 * PageSketch.size { cut() }
    }

    /// The hashes, ascending and without repeats.
    mutating func sorted() -> [UInt64] {
      cut()
      return candidates
    }

    private mutating func cut() {
      candidates = Array(candidates.sorted().uniqued().prefix(PageSketch.size))
      if candidates.count == PageSketch.size { largest = candidates[PageSketch.size - 1] }
    }
  }

  /// Share of the runs of words of both texts together that both have.
  func jaccard(_ other: PageSketch) -> Double {
    var i = 0
    var j = 0
    var shared = 0
    var seen = 0
    while i < hashes.count, j < other.hashes.count, seen < Self.size {
      seen += 1
      if hashes[i] == other.hashes[j] {
        shared += 1
        i += 1
        j += 1
      } else if hashes[i] < other.hashes[j] {
        i += 1
      } else {
        j += 1
      }
    }
    // What is left of the longer sketch belongs to the union too.
    seen = min(Self.size, seen + (hashes.count - i) + (other.hashes.count - j))
    return seen == 0 ? 0 : Double(shared) / Double(seen)
  }

  /// Keys of which two alike texts share at least one: the smallest hashes of 32 parts, taken in pairs.
  var keys: [String] {
    guard hashes.count >= 32 else { return ["words:" + String(whole, radix: 16)] }
    var smallest = [UInt64](repeating: .max, count: 32)
    for hash in hashes.reversed() { smallest[Int(hash & 31)] = hash }
    return stride(from: 0, to: 32, by: 2).compactMap { part in
      if smallest[part] == .max || smallest[part + 1] == .max { return nil }
      return "runs:\(part):" + String(Self.mix(smallest[part], smallest[part + 1]), radix: 16)
    }
  }

  /// SplitMix64 finalizer over both values.
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var z = (a &* 0x9E37_79B9_7F4A_7C15) ^ b
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
