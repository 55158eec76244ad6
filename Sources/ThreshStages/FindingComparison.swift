internal import Deduplication

/// Compares passages outside a pipeline, for development tools, which may not import a plugin themselves.
public enum FindingComparison {
  /// Pairs of passages of one article that report the same finding, with the probability that they do, 0 to 1; those
  /// below 0.45 are left out.
  public static func pairs(
    among passages: [(id: String, article: String, text: String)]
  ) -> [(a: String, b: String, score: Double)] {
    FindingPairs.pairs(
      among: passages.map { FindingPairs.Passage(id: $0.id, article: $0.article, text: $0.text) }
    ).map { ($0.a, $0.b, $0.score) }
  }
}
