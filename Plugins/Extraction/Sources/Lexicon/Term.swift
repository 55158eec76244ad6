/// A named thing of a vocabulary: an intervention, a condition or an outcome, with the phrases that name it.
struct Term: Sendable, Hashable {
  enum Kind: String, CaseIterable, Sendable {
    case interventions, conditions, outcomes
  }

  var kind: Kind
  /// The name by which it is known, such as `back pain`.
  var name: String
  /// True for a term of a lexicon the user named, as against the vocabularies that ship with the module.
  var isTopical: Bool
}

/// A term found in a page.
struct TermMatch: Sendable, Hashable {
  /// Index in ``Lexicon/terms``.
  var term: Int
  /// Indices of the page's tokens.
  var tokens: Range<Int>
}

/// A cue found in a page.
struct CueMatch: Sendable, Hashable {
  var cue: Cue
  /// Indices of the page's tokens.
  var tokens: Range<Int>
}
