internal import ThreshKit

/// The models that choose the main content of a page: one tells what type of page it is, and the page's segments are then
/// weighed by a model for articles or by one for everything else.
///
/// Around an article stand teasers of others, which read just like it; lists of such teasers are what a collection
/// consists of. No model that does not know which of the two it has before it can be right about both.
///
/// They are read from `Resources/models`; `content.md` there says what they were trained on and how good they are.
struct ContentModels: Sendable {
  private let types: TreeModel
  private let article: TreeModel
  private let other: TreeModel

  /// The models that are shipped, read once.
  static func shipped() throws(ConfigurationError) -> ContentModels { try loaded.get() }

  private static let loaded = Result { () throws(ConfigurationError) in try ContentModels() }

  private init() throws(ConfigurationError) {
    types = try TreeModel(
      named: "page-types", columns: PageFeatures.names, outputs: PageType.allCases.map(\.rawValue))
    article = try TreeModel(named: "article-blocks", columns: BlockFeatures.names)
    other = try TreeModel(named: "other-blocks", columns: BlockFeatures.names)
  }

  /// What type of page it is, and how likely each of its segments is main content, from 0 to 1.
  func weigh(_ maker: BlockFeatureMaker) -> (type: PageTypeGuess, likelihoods: [Double]) {
    var page = PageFeatures()
    // The features of all but the longest pages are one stretch, which need not be made again.
    var stretches = 0
    var only: BlockFeatures?
    maker.eachStretch { features in
      page.add(features)
      stretches += 1
      only = stretches == 1 ? features : nil
    }
    let type = PageTypeGuess(logOdds: types.sums(page.values, height: TreeModel.lanes, count: 1))
    let model = type.isArticle ? article : other
    func likelihoods(_ features: BlockFeatures) -> [Double] {
      model.sums(features.values, height: features.height, count: features.count).map(BlockChoice.likelihood)
    }
    if let only { return (type, likelihoods(only)) }
    var all: [Double] = []
    maker.eachStretch { all += likelihoods($0) }
    return (type, all)
  }
}
