internal import ThreshKit
internal import ThreshText

extension ClaimProfile {
  /// Whether the two cannot be one proposition, however alike their words are.
  func clashes(with other: ClaimProfile) -> Bool {
    if type != other.type || direction != other.direction || isDenied != other.isDenied { return true }
    if !isAssertion || !other.isAssertion { return true }
    // A result of a study told apart is restated only by sentences about that study.
    if studyID != other.studyID { return true }
    if Self.differ(year, other.year) || Self.differ(nStudies, other.nStudies)
      || Self.differ(nParticipants, other.nParticipants)
    {
      return true
    }
    if !intervention.isEmpty, !other.intervention.isEmpty {
      let shared = intervention.countShared(with: other.intervention)
      if shared * 4 <= intervention.count + other.intervention.count { return true }
    }
    if Self.apart(condition, other.condition) || Self.apart(comparator, other.comparator) { return true }
    // A comparison is another result than the finding without one.
    if type == .researchFinding, hasComparator != other.hasComparator { return true }
    return isOfAnotherSubject(other) || numbersClash(other)
  }

  /// On one page, sentences that do not name their subject have it from their heading: "Patients lose 5 %" under
  /// two drugs is two claims. Advice is given again as it is.
  private func isOfAnotherSubject(_ other: ClaimProfile) -> Bool {
    page == other.page && place != other.place && type != .advice && !(namesSubject && other.namesSubject)
  }

  private func numbersClash(_ other: ClaimProfile) -> Bool {
    if !numbers.isEmpty, !other.numbers.isEmpty,
      numbers.countShared(with: other.numbers) * 2 < min(numbers.count, other.numbers.count)
    {
      return true
    }
    guard !statistics.isEmpty, !other.statistics.isEmpty else { return false }
    for kind in Statistic.Kind.allCases {
      let mine = statistics.filter { $0.kind == kind }.map(\.value)
      let theirs = other.statistics.filter { $0.kind == kind }.map(\.value)
      if !mine.isEmpty, !theirs.isEmpty, !mine.contains(where: theirs.contains) { return true }
    }
    return false
  }

  private static func differ<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool {
    if let a, let b { a != b } else { false }
  }

  private static func apart(_ a: WordSet, _ b: WordSet) -> Bool {
    !a.isEmpty && !b.isEmpty && a.isDisjoint(with: b)
  }
}
