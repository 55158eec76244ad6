internal import Foundation
internal import ThreshKit

/// A linear model whose features have no names, only hashes: the low bits of each choose a bucket, and every bucket has a
/// weight for each class.
///
/// Weights are whole numbers in parts of one scale, so that sums do not depend on the order of features nor on the machine.
///
/// File format, fields separated by tabs; `#` begins a comment:
///
///     classes    BACKGROUND    METHODS    RESULTS
///     bits       16
///     scale      0.001
///     bias       -40    12    0
///     7          0      -3    120
///
/// `bits` says how many bits of a hash count, and `bias` what every sum begins with. Then comes a line for each bucket
/// that has a weight other than 0, in ascending order. Of two classes only the second has weights: the first is
/// everything else. `threshold` may stand before the buckets; see ``threshold``. `Training/hashed.py` writes such files.
struct HashedModel: Sendable {
  let classes: [String]
  /// The least probability of the second of two classes at which it is the answer; 0.5 when the file gives none.
  let threshold: Double
  private let scale: Double
  private let mask: UInt32
  private let bias: [Int32]
  /// Row-major: bucket, class. Rows of several classes are filled up with zeros to whole ``Lanes``.
  private let weights: [Int16]
  /// How many weights a row has with those.
  private let stride: Int

  /// The weights that are added at once.
  private typealias Lanes = SIMD8<Int16>

  /// - Parameter name: how messages call the file.
  init(_ bytes: [UInt8], name: String) throws(ConfigurationError) {
    var file = HashedModelFile(bytes, name: name)
    try file.read()
    classes = file.classes
    threshold = file.threshold
    scale = file.scale
    mask = UInt32(1) << UInt32(file.bits) - 1
    bias = file.bias
    weights = file.weights
    stride = file.stride
  }

  /// How many weights a row of `columns` classes takes.
  static func stride(of columns: Int) -> Int {
    columns == 1 ? 1 : (columns + Lanes.scalarCount - 1) / Lanes.scalarCount * Lanes.scalarCount
  }

  /// The sum of each class in parts of the scale. A feature that is given twice counts twice.
  private func sums(_ features: [UInt32]) -> [Int] {
    var sums = bias.map(Int.init)
    add(features, to: &sums)
    return sums
  }

  private func add(_ features: [UInt32], to sums: inout [Int]) {
    if stride == 1 {
      sums[0] &+= weights.withUnsafeBufferPointer { weights in
        var sum = 0
        for feature in features { sum &+= Int(weights[Int(feature & mask)]) }
        return sum
      }
      return
    }
    weights.withUnsafeBytes { weights in
      for first in Swift.stride(from: 0, to: sums.count, by: Lanes.scalarCount) {
        var part = SIMD8<Int32>.zero
        for feature in features {
          let place = (Int(feature & mask) &* stride &+ first) &* MemoryLayout<Int16>.size
          let lanes = weights.loadUnaligned(fromByteOffset: place, as: Lanes.self)
          part &+= SIMD8<Int32>(truncatingIfNeeded: lanes)
        }
        for column in first..<min(first + Lanes.scalarCount, sums.count) {
          sums[column] &+= Int(part[column - first])
        }
      }
    }
  }

  /// The probability of each class for each of several additions to the same features.
  func probabilities(_ features: [UInt32], adding additions: [[UInt32]]) -> [[Double]] {
    let shared = sums(features)
    return additions.map { more in
      var sums = shared
      add(more, to: &sums)
      let scores = sums.map { Double(Float(Double($0) * scale)) }
      return Self.softmax(classes.count == 2 ? [0] + scores : scores)
    }
  }

  /// The log odds of each class: the first of two has always 0.
  ///
  /// - Parameter features: values of ``FeatureHash``.
  func scores(_ features: [UInt32]) -> [Float] {
    let scores = sums(features).map { Float(Double($0) * scale) }
    return classes.count == 2 ? [0] + scores : scores
  }

  /// The probability of each class.
  ///
  /// - Parameter more: log odds that another model adds, for each class; none when empty.
  func probabilities(_ features: [UInt32], adding more: [Float] = []) -> [Double] {
    var scores = scores(features)
    for (place, value) in more.enumerated() { scores[place] += value }
    return Self.softmax(scores.map(Double.init))
  }

  /// The probability of the second of two classes.
  func probability(_ features: [UInt32]) -> Double { probabilities(features)[1] }

  /// The feature that speaks most for one class and against another; nil when none does, the lowest of equals.
  func strongest(of features: some Sequence<UInt32>, for wanted: Int, against other: Int) -> UInt32? {
    func weight(_ feature: UInt32, _ place: Int) -> Int {
      let row = Int(feature & mask) * stride
      if bias.count == classes.count { return Int(weights[row + place]) }
      return place == 0 ? 0 : Int(weights[row])
    }
    var best: (feature: UInt32, gain: Int)?
    for feature in features {
      let gain = weight(feature, wanted) - weight(feature, other)
      guard gain > 0 else { continue }
      if let best, (best.gain, feature) >= (gain, best.feature) { continue }
      best = (feature, gain)
    }
    return best?.feature
  }

  /// Probabilities of log odds.
  static func softmax(_ scores: [Double]) -> [Double] {
    let highest = scores.max() ?? 0
    let powers = scores.map { exp($0 - highest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
