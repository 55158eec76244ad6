public import ThreshKit
internal import ThreshMarkup

/// The segments of a page with their features, for the training of the model that chooses among them.
public struct TrainingBlocks: Sendable {
  /// Names of the features of each segment, in order.
  public static var names: [String] { BlockFeatures.names }

  /// The words of each segment.
  public let texts: [String]
  /// One value for each name, segment after segment.
  public let values: [Int32]

  /// - Parameter page: an HTML page whose content is loaded.
  public init(_ page: Page) throws(RecordError) {
    let tree = try HTMLReader.tree(of: page).tree
    let rules = RuleChoice(Outline.shown(of: tree), comments: .drop)
    texts = rules.outline.segments.map { String(decoding: BlockWriter.words(of: $0, tree), as: UTF8.self) }
    values = BlockFeatureMaker(rules, tree).all.rows
  }
}
