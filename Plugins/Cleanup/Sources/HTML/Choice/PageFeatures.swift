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
    for row in features.segments {
      let words = features[row, .words]
      all.add(features, row, words)
      if features[row, .isChosen] > 0 { chosen.add(features, row, words) }
    }
  }

  /// One value for each name.
  var row: [Int16] { all.averages + chosen.averages + [Int16(clamping: chosen.words)] }

  /// Columns of ``TreeModel/lanes`` rows, the first of which is the page.
  var values: [Int16] { row.flatMap { [$0] + repeatElement(0, count: TreeModel.lanes - 1) } }

  private struct Sums: Sendable {
    var words = 0
    var values = [Int](repeating: 0, count: BlockFeatures.width)

    mutating func add(_ features: BlockFeatures, _ row: Int, _ words: Int) {
      self.words += words
      for column in values.indices { values[column] += features[row, column] * words }
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
