public import ThreshKit

/// Options of ``PageCleanup``.
public struct CleanupOptions: StageOptions, Hashable {
  /// What readers' comments under an article are.
  public enum Comments: String, CaseIterable, Sendable {
    case content, drop
  }

  /// Whether readers' comments under an article are part of the text. Posts of a forum or of a question-and-answer
  /// page always are.
  public var comments = Comments.drop

  public init() {}

  public static var options: [Option<CleanupOptions>] {
    [
      .choice(
        "comments", \.comments,
        help: "readers' comments under an article: content, or drop; posts of a forum are always content")
    ]
  }
}
