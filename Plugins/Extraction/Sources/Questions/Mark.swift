internal import ThreshText

/// What stands in place of a word when a sentence is read for a question, so that what is learned holds for any topic.
enum Mark: UInt64, Sendable {
  /// Names of the question: its intervention, its comparator, what both share, its outcome.
  case intervention = 1
  case comparator, shared, outcome
  case number
  /// A p value below .05, from .05 to .10, above; or only said to be below or above a number that decides nothing.
  case pSignificant, pBorderline, pNotSignificant, pBelow, pAbove
  /// Words of these classes stay as they are beside their class.
  case up, down, better, worse, not, significant, difference, same, effect
  /// Before the first and after the last.
  case edge

  var compares: Bool { self == .up || self == .down || self == .better || self == .worse }
  var isPValue: Bool { (Mark.pSignificant.rawValue...Mark.pAbove.rawValue).contains(rawValue) }
}

/// A word of a masked sentence.
struct MaskedWord: Sendable, Hashable {
  /// The hash of the word, or the raw value of what stands in its place.
  var symbol: UInt64
  /// Nil for words that are of no class.
  var mark: Mark?

  init(_ mark: Mark) {
    symbol = mark.rawValue
    self.mark = mark
  }

  init(_ word: WordHash, _ mark: Mark?) {
    symbol = word.value
    self.mark = mark
  }

  static let edge = MaskedWord(.edge)
}
