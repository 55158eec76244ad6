internal import ThreshText

/// What a page is about.
struct PageFocus: Sendable {
  /// The focal interventions, most prominent first, as the page or a vocabulary names them.
  var interventions: [String] = []
  /// The focal condition.
  var condition: String?
  /// Indices in ``Lexicon/terms`` of the focal interventions and condition.
  var interventionTerms: Set<Int> = []
  var conditionTerms: Set<Int> = []
  /// Words of the title, headings and body that stand for the subject where no vocabulary knows it.
  var words: Set<WordHash> = []

  /// The focal intervention that comes first.
  var intervention: String? { interventions.first }
}
