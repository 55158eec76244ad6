internal import Algorithms
internal import ThreshKit
internal import ThreshText

/// A page as the readers of statements see it.
///
/// A class, because every reader holds it, and a copy of a value would count the references to all its parts.
final class PageContext: Sendable {
  let document: Document
  let text: TokenizedText
  let lexicon: Lexicon
  /// All units of the page in text order, whether they become rows or not.
  let units: [Unit]
  let focus: PageFocus
  /// Terms and cues of the whole page, ordered by token.
  let matches: Lexicon.Matches
  /// The journal article that the page is, if it reports a study of its own.
  let article: Article?

  init(
    document: Document, text: TokenizedText, lexicon: Lexicon, units: [Unit], focus: PageFocus,
    matches: Lexicon.Matches, article: Article? = nil
  ) {
    self.document = document
    self.text = text
    self.lexicon = lexicon
    self.units = units
    self.focus = focus
    self.matches = matches
    self.article = article
  }

  /// The terms that begin in a range of tokens.
  func terms(in tokens: Range<Int>) -> ArraySlice<TermMatch> { matches.terms(in: tokens) }

  /// The cues that begin in a range of tokens.
  func cues(in tokens: Range<Int>) -> ArraySlice<CueMatch> { matches.cues(in: tokens) }

  /// The words of a unit, verbatim.
  func quote(_ unit: Unit) -> String { text.string(unit.range) }
}

extension Lexicon.Matches {
  /// The terms that begin in a range of tokens.
  func terms(in tokens: Range<Int>) -> ArraySlice<TermMatch> {
    let first = terms.partitioningIndex { $0.tokens.lowerBound >= tokens.lowerBound }
    return terms[first..<max(first, terms.partitioningIndex { $0.tokens.lowerBound >= tokens.upperBound })]
  }

  /// The cues that begin in a range of tokens.
  func cues(in tokens: Range<Int>) -> ArraySlice<CueMatch> {
    let first = cues.partitioningIndex { $0.tokens.lowerBound >= tokens.lowerBound }
    return cues[first..<max(first, cues.partitioningIndex { $0.tokens.lowerBound >= tokens.upperBound })]
  }
}
