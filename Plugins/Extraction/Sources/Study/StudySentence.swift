internal import ThreshText

/// A sentence as the study resolver sees it.
struct StudySentence: Sendable {
  var range: Range<Int>
  var tokens: Range<Int>
  /// Index of the unit it belongs to.
  var unit: Int
  /// Two sentences of one paragraph or list item share it.
  var paragraph: Int
  var isListItem: Bool
  var section: [String]
  /// True in a journal article where it tells of the article's own study.
  var isOwnReport = false
}

/// A value with the tokens it rests on.
struct Found<Value: Sendable & Hashable>: Sendable, Hashable {
  var value: Value
  var tokens: Range<Int>
  var rule: String
}

/// What a sentence says of one study.
struct StudyDetails: Sendable, Hashable {
  var design: Found<String>?
  var year: Found<Int>?
  var venue: Found<String>?
  var institution: Found<String>?
  var author: Found<String>?
  var nStudies: Found<Int>?
  var nParticipants: Found<Int>?

  /// Takes over what is not known yet.
  mutating func fill(from other: StudyDetails) {
    year = year ?? other.year
    venue = venue ?? other.venue
    institution = institution ?? other.institution
    author = author ?? other.author
    nStudies = nStudies ?? other.nStudies
    nParticipants = nParticipants ?? other.nParticipants
  }
}
