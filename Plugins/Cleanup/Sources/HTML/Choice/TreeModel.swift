internal import Foundation
internal import ThreshKit

/// Regression trees over rows of whole numbers, each of which adds its part to one of several sums.
///
/// Features, thresholds and sums are whole numbers, so that the same page gives the same sums on every machine.
///
/// A tree is not walked. All its leaves are bits of a word; each split whose feature is above its threshold takes away
/// those on its left, and the first leaf that stays is the one that a walk would reach. So the same split is tried on
/// many rows at once (QuickScorer, Lucchese and others 2015; its vectors, Lucchese and others 2016).
struct TreeModel: Sendable {
  /// Ordered by column, so that each is read once.
  private var splits: [Split] = []
  /// Values of the leaves of all trees. Each tree begins a new word of ``wordSize`` leaves.
  private var leaves: [Int32] = []
  /// The first word of each tree, and at the end the number of words.
  private var firstWords: [Int] = [0]
  /// Which sum each tree adds to.
  private var outputs: [Int] = []
  private let outputCount: Int

  /// Rows that are looked at together.
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

  /// Reads a file of `Resources/models`.
  ///
  /// - Parameter name: the file without `.tsv`.
  init(named name: String, columns: [String], outputs: [String] = [""]) throws(ConfigurationError) {
    let resources = ResourceLocator(module: "Cleanup", bundle: Bundle.module.bundleURL)
    let file = name + ".tsv"
    self = try TreeModel(resources.read("models/\(file)"), file: file, columns: columns, outputs: outputs)
  }

  /// - Parameters:
  ///   - bytes: lines in the order of the trees' nodes, from the root, what is at most the threshold first. A split is
  ///     the name of a feature, a TAB and a whole number; a leaf is `=`, a TAB and a whole number. `>`, a TAB and a name
  ///     of `outputs` says what the trees below add to; before the first such line it is the first output. Lines that
  ///     begin with `#` are comments.
  ///   - file: how messages call the file.
  ///   - columns: names of the features.
  ///   - outputs: names of the sums.
  init(_ bytes: [UInt8], file: String, columns: [String], outputs: [String] = [""])
    throws(ConfigurationError)
  {
    let known = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    outputCount = outputs.count
    var output = 0
    // Splits that are not whole yet, and the leaves where their sides begin.
    var waiting: [(column: Int, threshold: Int32, left: Int, right: Int?)] = []
    for (number, line) in bytes.split(separator: 0x0A).enumerated() where line.first != 0x23 {
      func fault(_ message: String) -> ConfigurationError {
        ConfigurationError("the model \(file) is damaged at line \(number + 1): \(message)")
      }
      let tab = line.firstIndex(of: 0x09) ?? line.endIndex
      let name = line[..<tab]
      let text = String(decoding: line[tab...].dropFirst(), as: UTF8.self)
      if waiting.isEmpty, name.elementsEqual(">".utf8) {
        guard let index = outputs.firstIndex(of: text) else { throw fault("there is no '\(text)'") }
        output = index
        continue
      }
      guard let value = Int32(text) else {
        throw fault("a line is a feature or '=', a TAB and a whole number")
      }
      guard name.elementsEqual("=".utf8) else {
        let name = String(decoding: name, as: UTF8.self)
        guard let column = known[name] else { throw fault("there is no feature '\(name)'") }
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
        self.outputs.append(output)
      }
    }
    guard waiting.isEmpty, firstWords.count > 1 else {
      throw ConfigurationError("the model \(file) ends in the middle of a tree")
    }
    splits.sort { ($0.column, $0.threshold, $0.word) < ($1.column, $1.threshold, $1.word) }
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

  /// The sums of each row, in parts of ``unit`` of log odds: all outputs of the first row, then those of the second.
  ///
  /// - Parameters:
  ///   - values: column after column.
  ///   - height: length of a column, a multiple of ``lanes``.
  ///   - count: rows that are meant; the others only fill up the columns.
  func sums(_ values: [Int16], height: Int, count: Int) -> [Int] {
    var sums: [Int] = []
    sums.reserveCapacity(count * outputCount)
    var words = [Words](repeating: Words(), count: firstWords[firstWords.count - 1])
    values.withUnsafeBytes { values in
      words.withUnsafeMutableBufferPointer { words in
        for first in stride(from: 0, to: count, by: Self.lanes) {
          words.update(repeating: Words(repeating: .max))
          for split in splits {
            let place = (split.column * height + first) * MemoryLayout<Int16>.size
            let value = values.loadUnaligned(fromByteOffset: place, as: Values.self)
            let isAbove = unsafeBitCast(value .> Values(repeating: split.threshold), to: Words.self)
            words[split.word] &= ~(isAbove & Words(repeating: split.left))
          }
          add(UnsafeRawBufferPointer(words), rows: min(Self.lanes, count - first), to: &sums)
        }
      }
    }
    return sums
  }

  /// Adds up, for each row, the first leaf that is left of each tree.
  private func add(_ words: UnsafeRawBufferPointer, rows: Int, to sums: inout [Int]) {
    let words = words.bindMemory(to: UInt16.self)
    let first = sums.count
    sums.append(contentsOf: repeatElement(0, count: rows * outputCount))
    sums.withUnsafeMutableBufferPointer { sums in
      // All rows of a tree, then the next tree: what is left of it for the rows stands side by side.
      for tree in outputs.indices {
        var sum = first + outputs[tree]
        for row in 0..<rows {
          var word = firstWords[tree]
          while words[word * Self.lanes + row] == 0 { word += 1 }
          let leaf = words[word * Self.lanes + row].trailingZeroBitCount
          sums[sum] += Int(leaves[word * Self.wordSize + leaf])
          sum += outputCount
        }
      }
    }
  }
}
