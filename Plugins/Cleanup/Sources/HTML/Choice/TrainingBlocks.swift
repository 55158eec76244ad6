public import ThreshKit
internal import ThreshMarkup

/// The segments of a page with their features, for the training of the models that tell the type of a page and choose
/// among its segments.
public struct TrainingBlocks: Sendable {
  /// Names of the features of each segment, in order.
  public static var names: [String] { BlockFeatures.names }
  /// Names of the features of the page, in order.
  public static var pageNames: [String] { PageFeatures.names }

  /// The words of each segment.
  public let texts: [String]
  /// One value for each name, segment after segment.
  public let values: [Int32]
  /// One value for each name of a page's features.
  public let pageValues: [Int16]

  /// - Parameter page: an HTML page whose content is loaded.
  public init(_ page: Page) throws(RecordError) {
    let tree = try HTMLReader.tree(of: page).tree
    let rules = RuleChoice(Outline.shown(of: tree), comments: .drop)
    texts = rules.outline.segments.map { String(decoding: BlockWriter.words(of: $0, tree), as: UTF8.self) }
    var values: [Int32] = []
    var page = PageFeatures()
    BlockFeatureMaker(rules, tree).eachStretch {
      values += $0.rows
      page.add($0)
    }
    self.values = values
    pageValues = page.row
  }
}
