public import ThreshKit

/// Options of ``PageCleanup``. All but ``language`` are about HTML pages.
public struct CleanupOptions: StageOptions, Hashable {
  /// What readers' comments under an article are.
  public enum Comments: String, CaseIterable, Sendable {
    case content, drop
  }

  /// Which mistake is worse where it is not plain what is main content.
  public enum Favour: String, CaseIterable, Sendable {
    case recall, balanced, precision
  }

  /// Whether readers' comments under an article are part of the text. Posts of a forum or of a question-and-answer
  /// page always are.
  public var comments = Comments.drop
  /// Whether it is worse to lose content (recall) or to take something that is none (precision).
  public var favour = Favour.balanced
  /// BCP 47 tag of the language to assume for pages that state none; empty to leave it open.
  public var language = ""
  /// CSS selectors of elements whose text is main content, whatever is thought of it.
  public var keep: [String] = []
  /// CSS selectors of elements whose text is left out.
  public var remove: [String] = []

  public init() {}

  public static var options: [Option<CleanupOptions>] {
    [
      .choice(
        "comments", \.comments,
        help: "readers' comments under an article: content, or drop; posts of a forum are always content"),
      .choice(
        "favour", \.favour,
        help: "where main content is in doubt: recall to lose nothing, precision to take nothing wrong"),
      .string(
        "language", \.language,
        help: "language to assume for pages that state none, such as `en`; empty leaves it open"),
      .strings(
        "keep", \.keep,
        help: "CSS selectors of elements of HTML pages that are main content, such as `div.abstract`"),
      .strings(
        "remove", \.remove,
        help: "CSS selectors of elements of HTML pages to leave out, such as `#related`"),
    ]
  }
}
