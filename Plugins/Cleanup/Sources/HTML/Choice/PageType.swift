internal import Foundation

/// What kind of web page something is. The types are those of the annotated pages that the models were trained on.
enum PageType: String, CaseIterable, Sendable {
  /// One text: news, a blog post, an essay.
  case article
  /// Teasers that lead to other pages, such as the front page of a blog or a shop's category.
  case collection
  case documentation
  /// Posts of several people: threads, questions with answers.
  case forum
  /// Many entries in one place, each whole: jobs, events, rankings.
  case listing
  case product
  /// What an organisation is, does or offers.
  case service
}

/// What type a page seems to have.
struct PageTypeGuess: Sendable, Equatable {
  let type: PageType
  /// How likely this is, from 0 to 1.
  let confidence: Double
  /// Whether it is more likely an article than not.
  let isArticle: Bool

  /// - Parameter logOdds: one for each type, in parts of ``TreeModel/unit``.
  init(logOdds: [Int]) {
    let most = logOdds.max() ?? 0
    let weights = logOdds.map { exp(Double($0 - most) / Double(TreeModel.unit)) }
    let total = weights.reduce(0, +)
    let best = logOdds.firstIndex(of: most) ?? 0
    type = PageType.allCases[best]
    confidence = weights[best] / total
    isArticle = weights[0] / total > 0.5
  }

  /// How much recall counts against precision. Around an article stand teasers of others, below a product what its buyers
  /// say: both read just like the content, and are false when taken for it. An entry of a list more or less is no matter.
  var recallWeight: Double { isArticle ? 0.5 : type == .product ? 0.3 : 1 }
}
