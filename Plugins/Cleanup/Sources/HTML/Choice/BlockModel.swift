internal import Foundation
internal import ThreshKit

/// The model that says how likely a segment is main content: regression trees over ``BlockFeatures``.
///
/// It is read from `Resources/models/blocks.tsv`; `blocks.md` beside it says what it was trained on and how good it is.
/// Everything is done in whole numbers, so that the same page gives the same bytes on every machine.
///
/// A tree is not walked. All its leaves are bits of a word; each split whose feature is above its threshold takes away
/// those on its left, and the first leaf that stays is the one that a walk would reach. So the same split is tried on
/// many segments at once (QuickScorer, Lucchese and others 2015; its vectors, Lucchese and others 2016).
struct BlockModel: Sendable {
  /// Ordered by column, so that each is read once.
  private var splits: [Split] = []
  /// Values of the leaves of all trees. Each tree begins a new word of ``wordSize`` leaves.
  private var leaves: [Int32] = []
  /// The first word of each tree, and at the end the number of words.
  private var firstWords: [Int] = [0]

  /// Segments that are looked at together.
  static let lanes = 16
  /// Values of leaves are in these parts of a unit of log odds.
  static let unit = 10_000

  private typealias Values = SIMD16<Int16>
  private typealias Words = SIMD16<UInt16>
  private static let wordSize = UInt16.bitWidth

  private struct Split: Sendable {
    var column: Int
    var threshold: Int16
    /// Which leaves go, in which word, when the value is above the threshold.
    var left: UInt16
    var word: Int
  }

  /// The model that is shipped, read once.
  static func shipped() throws(ConfigurationError) -> BlockModel { try loaded.get() }

  private static let loaded = Result { () throws(ConfigurationError) in
    let resources = ResourceLocator(module: "Cleanup", bundle: Bundle.module.bundleURL)
    return try BlockModel(resources.read("models/blocks.tsv"), columns: BlockFeatures.names)
  }

  /// - Parameters:
  ///   - bytes: lines in the order of the trees' nodes, from the root, what is at most the threshold first. A split is
  ///     the name of a feature, a TAB and a whole number; a leaf is `=`, a TAB and a whole number. Lines that begin
  ///     with `#` are comments.
  ///   - columns: names of the features, in the order of a row.
  init(_ bytes: [UInt8], columns: [String]) throws(ConfigurationError) {
    let known = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    // Splits that are not whole yet, and the leaves where their sides begin.
    var waiting: [(column: Int, threshold: Int32, left: Int, right: Int?)] = []
    for (number, line) in bytes.split(separator: 0x0A).enumerated() where line.first != 0x23 {
      let parts = line.split(separator: 0x09, maxSplits: 1)
      guard parts.count == 2, let value = Int32(String(decoding: parts[1], as: UTF8.self)) else {
        throw Self.fault(number, "a line is a feature or '=', a TAB and a whole number")
      }
      guard parts[0].elementsEqual("=".utf8) else {
        guard let column = known[String(decoding: parts[0], as: UTF8.self)] else {
          throw Self.fault(number, "there is no feature '\(String(decoding: parts[0], as: UTF8.self))'")
        }
        waiting.append((column, value, leaves.count, nil))
        continue
      }
      leaves.append(value)
      // A leaf ends the left side of the innermost split that has no right one, and what is whole on the way there.
      while let split = waiting.last, split.right != nil { waiting.removeLast() }
      if let split = waiting.last {
        waiting[waiting.count - 1].right = leaves.count
        add(split.column, split.threshold, split.left..<leaves.count)
      } else {
        while leaves.count % Self.wordSize != 0 { leaves.append(0) }
        firstWords.append(leaves.count / Self.wordSize)
      }
    }
    guard waiting.isEmpty, firstWords.count > 1 else {
      throw ConfigurationError("the model blocks.tsv ends in the middle of a tree")
    }
    splits.sort { ($0.column, $0.threshold, $0.word) < ($1.column, $1.threshold, $1.word) }
  }

  private static func fault(_ line: Int, _ message: String) -> ConfigurationError {
    ConfigurationError("the model blocks.tsv is damaged at line \(line + 1): \(message)")
  }

  /// Adds a split, in each word that has leaves on its left.
  private mutating func add(_ column: Int, _ threshold: Int32, _ left: Range<Int>) {
    var place = left.lowerBound
    while place < left.upperBound {
      let word = place / Self.wordSize
      var bits: UInt16 = 0
      while place < left.upperBound, place / Self.wordSize == word {
        bits |= 1 << UInt16(place % Self.wordSize)
        place += 1
      }
      splits.append(Split(column: column, threshold: Int16(clamping: threshold), left: bits, word: word))
    }
  }

  /// How likely each segment is main content, in parts of ``unit`` of log odds.
  func logOdds(_ features: BlockFeatures) -> [Int] {
    var sums: [Int] = []
    sums.reserveCapacity(features.count)
    var words = [Words](repeating: Words(), count: firstWords[firstWords.count - 1])
    features.values.withUnsafeBytes { values in
      words.withUnsafeMutableBufferPointer { words in
        for first in stride(from: 0, to: features.count, by: Self.lanes) {
          words.update(repeating: Words(repeating: .max))
          for split in splits {
            let place = (split.column * features.height + first) * MemoryLayout<Int16>.size
            let value = values.loadUnaligned(fromByteOffset: place, as: Values.self)
            let isAbove = unsafeBitCast(value .> Values(repeating: split.threshold), to: Words.self)
            words[split.word] &= ~(isAbove & Words(repeating: split.left))
          }
          add(UnsafeRawBufferPointer(words), rows: min(Self.lanes, features.count - first), to: &sums)
        }
      }
    }
    return sums
  }

  /// Adds up, for each row, the first leaf that is left of each tree.
  private func add(_ words: UnsafeRawBufferPointer, rows: Int, to sums: inout [Int]) {
    let words = words.bindMemory(to: UInt16.self)
    for row in 0..<rows {
      var sum = 0
      for tree in 0..<firstWords.count - 1 {
        var word = firstWords[tree]
        while words[word * Self.lanes + row] == 0 { word += 1 }
        sum += Int(leaves[word * Self.wordSize + words[word * Self.lanes + row].trailingZeroBitCount])
      }
      sums.append(sum)
    }
  }
}
