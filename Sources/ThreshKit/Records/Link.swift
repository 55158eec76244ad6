/// Why two records of the same kind belong together.
public struct Link: Codable, Sendable, Hashable {
  /// Ids of the two records; `a` comes first in the input order.
  public var a: String
  public var b: String
  /// In words a reviewer understands: "same DOI 10.1000/1", "same outcome and direction, 0.81 of words shared".
  public var reason: String
  /// 0 to 1.
  public var score: Double

  public init(_ a: String, _ b: String, reason: String, score: Double) {
    self.a = a
    self.b = b
    self.reason = reason
    self.score = score
  }
}

/// What the links of a group stage say of the records they join.
public enum Relation: String, Codable, Sendable, CaseIterable {
  /// Pages, or their documents, are copies of one another: a claim on several copies counts once.
  case copies
  /// Statements rest on one study.
  case studies
  /// Statements are one proposition.
  case claims
  /// Something that no table of the review shows.
  case other
}
