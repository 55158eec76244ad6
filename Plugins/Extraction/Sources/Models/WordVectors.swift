internal import Foundation
internal import ThreshKit
internal import ThreshText

/// Vectors of words: words that are used alike have vectors that are alike, so that what a model learns of one holds for
/// others that its training did not have.
///
/// File format, fields separated by tabs; `#` begins a comment:
///
///     dimensions    96
///     relieve       985    AAL/…
///
/// A word, what it weighs among others in thousandths, and its vector: bytes with a sign, in base64. `0` stands for
/// every number. `Training/train_vectors.py` writes the file.
struct WordVectors: Sendable {
  let dimensions: Int
  private let rows: [WordHash: Int32]
  /// What the word of each row weighs: the more frequent a word, the less.
  private let weights: [Float]
  /// Row-major.
  private let values: [Int8]

  private static let number = WordHash("0")

  init(_ bytes: [UInt8], name: String) throws(ConfigurationError) {
    var dimensions = 0
    var rows: [WordHash: Int32] = [:]
    var weights: [Float] = []
    var code: [UInt8] = []
    code.reserveCapacity(bytes.count)
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let parts = line.split(separator: UInt8(ascii: "\t"))
      func text(_ place: Int) -> String { String(decoding: parts[place], as: UTF8.self) }
      if dimensions == 0, parts.count == 2, let value = Int(text(1)), value > 0, value % 3 == 0 {
        dimensions = value
      } else if dimensions > 0, parts.count == 3, let weight = Float(text(1)),
        parts[2].count == dimensions / 3 * 4
      {
        // Words are folded already.
        rows[parts[0].reduce(into: WordHash()) { $0.add($1) }] = Int32(weights.count)
        weights.append(weight / 1000)
        code.append(contentsOf: parts[2])
      } else {
        throw ConfigurationError(
          "not a vector", file: name, line: number + 1,
          expected: "the number of dimensions, a multiple of 3; then a word, its weight and its vector a line"
        )
      }
    }
    guard dimensions > 0 else {
      throw ConfigurationError("the number of dimensions is missing", file: name)
    }
    // Whole groups of three bytes have no padding, so that all vectors are decoded at once.
    guard let decoded = Data(base64Encoded: Data(code)), decoded.count == weights.count * dimensions else {
      throw ConfigurationError("a vector is not in base64", file: name)
    }
    self.dimensions = dimensions
    self.rows = rows
    self.weights = weights
    values = decoded.withUnsafeBytes { Array($0.bindMemory(to: Int8.self)) }
  }

  /// The row of a token's vector; nil for marks and for words that are not known.
  func row(of token: Token) -> Int32? {
    switch token.kind {
    case .word: rows[token.word]
    case .number: rows[Self.number]
    case .hyphen, .punctuation: nil
    }
  }

  /// The weighted sum of vectors, divided by the root of their weights.
  func sum(of list: some Sequence<Int32>) -> [Float] {
    var sums = [Float](repeating: 0, count: dimensions)
    var total: Float = 0
    for row in list {
      let weight = weights[Int(row)]
      total += weight
      let first = Int(row) * dimensions
      for place in 0..<dimensions { sums[place] += weight * Float(values[first + place]) }
    }
    guard total > 0 else { return sums }
    let length = total.squareRoot() * Self.one
    return sums.map { $0 / length }
  }

  /// One word's vector.
  func vector(_ row: Int32) -> [Float] {
    values[Int(row) * dimensions..<(Int(row) + 1) * dimensions].map { Float($0) / Self.one }
  }

  var zero: [Float] { [Float](repeating: 0, count: dimensions) }

  /// What 1 is in the file.
  private static let one: Float = 127
}
