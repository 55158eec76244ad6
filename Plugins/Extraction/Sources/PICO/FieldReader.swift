internal import ThreshKit

/// Fills the fields of rows: the study a statement rests on, population, condition, intervention, comparator, outcomes
/// and statistics.
struct FieldReader: Sendable {
  init(lexicon: Lexicon, resources: ResourceLocator) throws(ConfigurationError) {}

  /// - Parameters:
  ///   - rows: the statements of a page in text order, with type, direction and certainty.
  ///   - units: the unit of each row, at the same index.
  ///   - page: the page they stand on, with all its units.
  func fill(_ rows: inout [Evidence], units: [Unit], page: PageContext) {}
}
