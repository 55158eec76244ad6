internal import Foundation

/// Chooses the segments that together promise the best main content.
///
/// How good a choice is, is measured by precision and recall over words. What each choice promises follows from how
/// likely each of its segments is main content; the best one takes all segments above some likelihood, which is another
/// on every page: on a page whose content is plain to see it is high, on a page of doubtful lists it is low.
struct BlockChoice: Sendable {
  /// One for each segment. A page that promises no more than a few words of content has none: a wall for robots, a page
  /// that scripts would fill.
  private(set) var chosen: [Bool]

  /// Words of content below which there is none.
  static let leastWords = 20.0

  /// - Parameters:
  ///   - likelihoods: from 0 to 1, one for each segment.
  ///   - words: of each segment.
  ///   - favour: whether to lose nothing counts more, or to take nothing wrong.
  ///   - type: of the page.
  init(_ likelihoods: [Double], words: [Int], favour: CleanupOptions.Favour, of type: PageTypeGuess) {
    chosen = Array(repeating: false, count: words.count)
    let weight = favour.recallWeight * type.recallWeight
    let order = words.indices.sorted { (likelihoods[$1], $0) < (likelihoods[$0], $1) }
    let expected = words.indices.reduce(0) { $0 + likelihoods[$1] * Double(words[$1]) }
    guard expected >= Self.leastWords else { return }
    var found = 0.0
    var taken = 0.0
    var best = (score: 0.0, count: 0)
    for (count, index) in order.enumerated() {
      found += likelihoods[index] * Double(words[index])
      taken += Double(words[index])
      let score = (1 + weight) * found / max(taken + weight * expected, .leastNonzeroMagnitude)
      if score > best.score { best = (score, count + 1) }
    }
    for index in order.prefix(best.count) { chosen[index] = true }
  }

  /// The likelihood that stands for log odds.
  static func likelihood(_ logOdds: Int) -> Double {
    1 / (1 + exp(-Double(logOdds) / Double(TreeModel.unit)))
  }
}

extension CleanupOptions.Favour {
  /// How much recall counts against precision (the square of beta in the F measure).
  var recallWeight: Double {
    switch self {
    case .recall: 4
    case .balanced: 1
    case .precision: 0.25
    }
  }
}
