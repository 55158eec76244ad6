/// What the model that tells page types apart knows of a page: the features of its segments, averaged over all words and
/// over the words that the rules chose.
struct PageFeatures: Sendable {
  /// Names of the columns.
  static let names: [String] =
    BlockFeatures.names.map { "all.\($0)" } + BlockFeatures.names.map { "chosen.\($0)" }
    + ["chosenWords"]

  private var all = Sums()
  private var chosen = Sums()

  /// Adds some of the page's segments.
  mutating func add(_ features: BlockFeatures) {
    let words = features.segments.map { features[$0, .words] }
    all.add(features, words)
    chosen.add(features, zip(features.segments, words).map { features[$0, .isChosen] > 0 ? $1 : 0 })
  }

  /// One value for each name.
  var row: [Int16] { all.averages + chosen.averages + [Int16(clamping: chosen.words)] }

  /// Columns of ``TreeModel/lanes`` rows, the first of which is the page.
  var values: [Int16] { row.flatMap { [$0] + repeatElement(0, count: TreeModel.lanes - 1) } }

  private struct Sums: Sendable {
    var words = 0
    var values = [Int](repeating: 0, count: BlockFeatures.width)

    /// - Parameter words: how much each segment counts.
    mutating func add(_ features: BlockFeatures, _ words: [Int]) {
      self.words += words.reduce(0, +)
      features.values.withUnsafeBufferPointer { column in
        for index in values.indices {
          let start = index * features.height
          for row in words.indices { values[index] += Int(column[start + row]) * words[row] }
        }
      }
    }

    /// Hundredths up to 200, and steps of two beyond, so that 16 bits hold averages up to 25,000.
    var averages: [Int16] {
      values.map {
        let value = 100 * $0 / max(words, 1)
        return Int16(clamping: value <= 20_000 ? value : 20_000 + (value - 20_000) / 200)
      }
    }
  }
}
