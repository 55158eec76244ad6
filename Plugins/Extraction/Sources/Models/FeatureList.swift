/// The hashes of what holds of a piece of text, each once.
struct FeatureList: Sendable {
  private var hashes: [UInt32] = []

  /// Adds the feature whose name is `name` with these numbers: steps, classes or hashes of words.
  mutating func add(_ name: StaticString, _ parts: UInt64...) {
    var hash = FeatureHash()
    name.withUTF8Buffer { hash.add($0) }
    for part in parts {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        hash.add(UInt8(truncatingIfNeeded: part >> shift))
      }
    }
    hashes.append(hash.value)
  }

  /// Adds a feature for each of `steps` that `value` reaches, so that weights add up along a scale.
  mutating func add(_ name: StaticString, _ value: Double, reaching steps: [Double]) {
    for (place, step) in steps.enumerated() where value >= step { add(name, UInt64(place)) }
  }

  /// Ascending, each once.
  var values: [UInt32] {
    var values = hashes.sorted()
    var count = 0
    for value in values where count == 0 || values[count - 1] != value {
      values[count] = value
      count += 1
    }
    values.removeLast(values.count - count)
    return values
  }
}
