internal import ThreshText

extension ClaimProfile {
  /// Whether both have two telling terms, or all their words, in common.
  func sharesEnough(with other: ClaimProfile) -> Bool {
    if words == other.words { return true }
    var (i, j, shared) = (0, 0, 0)
    while i < distinctive.count, j < other.distinctive.count {
      if distinctive[i] == other.distinctive[j] {
        shared += 1
        if shared == 2 { return true }
        i += 1
        j += 1
      } else if distinctive[i].value < other.distinctive[j].value {
        i += 1
      } else {
        j += 1
      }
    }
    return false
  }

  /// How much two statements that do not clash say the same: 1 for the same words.
  func likeness(_ other: ClaimProfile) -> Double {
    if words == other.words { return 1 }
    guard norm > 0, other.norm > 0, sharesEnough(with: other) else { return 0 }
    var (i, j, dot, common) = (0, 0, 0.0, 0.0)
    while i < terms.count, j < other.terms.count {
      let (a, b) = (terms[i], other.terms[j])
      if a.id == b.id {
        dot += a.weight * b.weight
        common += min(a.weight, b.weight)
        i += 1
        j += 1
      } else if a.id.value < b.id.value {
        i += 1
      } else {
        j += 1
      }
    }
    let cosine = dot / (norm * other.norm)
    let contained = common / min(mass, other.mass)
    var likeness = 0.75 * cosine + 0.25 * contained
    if !outcomes.isEmpty, !other.outcomes.isEmpty { likeness += outcomeAgreement(other) }
    // "Yoga does just that" has little to be told by.
    if min(distinctive.count, other.distinctive.count) < 3 { likeness -= 0.1 }
    if numbers != other.numbers { likeness -= 0.1 }
    // Findings of different research are worded alike; and sentences of one page share words by going on about one thing.
    if type == .researchFinding, studyID == nil { likeness -= 0.15 }
    if page == other.page { likeness -= 0.1 }
    return min(1, max(0, likeness))
  }

  /// What the outcomes of both add to or take from their likeness.
  private func outcomeAgreement(_ other: ClaimProfile) -> Double {
    // The condition is an outcome of most statements about it: that both are about less pain says little.
    let mine = outcomes.without(condition).without(other.condition)
    let theirs = other.outcomes.without(condition).without(other.condition)
    if mine.isEmpty, theirs.isEmpty { return 0.08 }
    if mine.isEmpty || theirs.isEmpty { return outcomes.isDisjoint(with: other.outcomes) ? -0.15 : 0 }
    // At least half of all outcomes of the two.
    return mine.countShared(with: theirs) * 3 >= mine.count + theirs.count ? 0.08 : -0.15
  }
}
