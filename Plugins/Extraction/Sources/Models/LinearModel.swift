internal import Foundation
internal import ThreshKit

/// A linear model: a weight for each feature and class. The class with the highest sum wins.
///
/// File format: a line `classes` and the class names, then a line for each feature with its name and its weights,
/// separated by tabs; `#` begins a comment. Of two classes the second is the answer from a probability on that the line
/// `threshold` gives.
struct LinearModel: Sendable {
  let classes: [String]
  /// The least ``probability(_:)`` of the second of two classes.
  let threshold: Double
  /// Row-major: feature, class.
  private let weights: [Float]

  init(_ bytes: [UInt8], name: String, features: [String]) throws(ConfigurationError) {
    let places = Dictionary(uniqueKeysWithValues: zip(features, 0...))
    var classes: [String] = []
    var weights: [Float] = []
    var threshold = 0.5
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let parts = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
      if classes.isEmpty {
        guard parts.count > 1, parts[0] == "classes" else {
          throw ConfigurationError("the model does not begin with its classes", file: name, line: number)
        }
        classes = Array(parts.dropFirst())
        weights = [Float](repeating: 0, count: features.count * classes.count)
        continue
      }
      if parts[0] == "threshold", parts.count == 2, let value = Double(parts[1]) {
        threshold = value
        continue
      }
      let values = parts.dropFirst().compactMap { Float($0) }
      guard let place = places[parts[0]], values.count == classes.count else {
        throw ConfigurationError(
          "unknown feature or wrong number of weights: \(parts[0])", file: name, line: number)
      }
      for (i, value) in values.enumerated() { weights[place * classes.count + i] = value }
    }
    guard !classes.isEmpty else { throw ConfigurationError("the model is empty", file: name) }
    self.classes = classes
    self.threshold = threshold
    self.weights = weights
  }

  /// The sum of weights for each class.
  func scores(_ features: [Int]) -> [Float] {
    var sums = [Float](repeating: 0, count: classes.count)
    for feature in features {
      for i in sums.indices { sums[i] += weights[feature * classes.count + i] }
    }
    return sums
  }

  /// The sum for each class of the features' values times their weights.
  func scores(values: [Float]) -> [Float] {
    var sums = [Float](repeating: 0, count: classes.count)
    for (feature, value) in values.enumerated() where value != 0 {
      let row = feature * sums.count
      for column in sums.indices { sums[column] += value * weights[row + column] }
    }
    return sums
  }

  /// The probability of the second of two classes.
  func probability(_ features: [Int]) -> Double {
    let sums = scores(features)
    guard sums.count == 2 else { return 0 }
    return 1 / (1 + exp(Double(sums[0] - sums[1])))
  }
}
