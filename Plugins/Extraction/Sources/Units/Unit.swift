/// The stretch of a page that may be one statement.
struct Unit: Sendable, Hashable {
  enum Kind: String, Sendable {
    /// One sentence, or a sentence with a tail that only repeats its scope.
    case sentence
    /// A lead-in and the bullets that complete it.
    case list
    /// A question and its direct answer.
    case answeredQuestion
  }

  /// Position in ``PageContext/units``.
  var index: Int
  var kind: Kind
  /// Byte range in the page's text.
  var range: Range<Int>
  /// Indices of the tokens inside ``range``.
  var tokens: Range<Int>
  /// Byte ranges of its sentences; for a list the lead-in and then each bullet.
  var sentences: [Range<Int>]
  /// Indices of the document's blocks it lies in.
  var blocks: Range<Int>
  /// Position among the sentences of its first block.
  var sentenceInBlock: Int
  /// Headings above, outermost first.
  var section: [String]
  var speaker: String?
}
