internal import Foundation
internal import ThreshKit
internal import ThreshText

/// What a statement says, in a form that can be compared with another statement.
struct ClaimProfile: Sendable {
  let row: Evidence
  /// Weight of each content stem, in order of the stem's hash; words for the focal intervention and condition, which
  /// all statements of a page share, count a quarter.
  let weights: [(stem: WordHash, weight: Double)]
  let norm: Double
  let mass: Double
  /// Stems that can tell statements apart: neither focal nor common.
  let distinctive: Set<WordHash>
  let written: [WordHash: String]
  let numbers: Set<String>
  let intervention: Set<WordHash>
  let condition: Set<WordHash>
  let comparator: Set<WordHash>
  let outcomes: Set<WordHash>

  private static let focalWeight = 0.25
  private static let commonRarity = 0.15

  init(_ row: Evidence, _ background: Background) {
    self.row = row
    func stems(_ text: String?) -> Set<WordHash> { text.map { ContentStems($0).stems } ?? [] }
    intervention = stems(row.intervention)
    condition = stems(row.condition)
    comparator = stems(row.comparator)
    outcomes = stems(row.outcomes.joined(separator: " "))
    let focal = intervention.union(condition)
    let words = ContentStems(row.quote)
    numbers = words.numbers
    written = words.written
    weights = words.counts.sorted { $0.key.value < $1.key.value }.map { stem, count in
      let weight = background.rarity(stem) * (1 + log(Double(count)))
      return (stem, focal.contains(stem) ? weight * Self.focalWeight : weight)
    }
    norm = weights.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    mass = weights.reduce(0) { $0 + $1.weight }
    distinctive = words.stems.filter { !focal.contains($0) && background.rarity($0) > Self.commonRarity }
  }

  /// Whether the two cannot be one proposition, however alike their words are.
  func clashes(with other: ClaimProfile) -> Bool {
    func differ<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool {
      if let a, let b { a != b } else { false }
    }
    func apart(_ a: Set<WordHash>, _ b: Set<WordHash>) -> Bool {
      !a.isEmpty && !b.isEmpty && a.isDisjoint(with: b)
    }
    if row.type != other.row.type || row.direction != other.row.direction { return true }
    if (row.certainty == .denied) != (other.row.certainty == .denied) { return true }
    // A result of a study told apart is restated only by sentences about that study.
    if row.studyID != other.row.studyID { return true }
    let (study, otherStudy) = (row.study, other.row.study)
    if differ(study.year, otherStudy.year) || differ(study.nStudies, otherStudy.nStudies)
      || differ(study.nParticipants, otherStudy.nParticipants)
    {
      return true
    }
    if !intervention.isEmpty, !other.intervention.isEmpty,
      intervention.intersection(other.intervention).count * 3
        <= intervention.union(other.intervention).count
    {
      return true
    }
    if apart(condition, other.condition) || apart(comparator, other.comparator) { return true }
    return numbersClash(other)
  }

  private func numbersClash(_ other: ClaimProfile) -> Bool {
    if !numbers.isEmpty, !other.numbers.isEmpty,
      numbers.intersection(other.numbers).count * 2 < min(numbers.count, other.numbers.count)
    {
      return true
    }
    for kind in Statistic.Kind.allCases {
      let mine = Set(row.statistics.filter { $0.kind == kind }.map(\.value))
      let theirs = Set(other.row.statistics.filter { $0.kind == kind }.map(\.value))
      if !mine.isEmpty, !theirs.isEmpty, mine.isDisjoint(with: theirs) { return true }
    }
    return false
  }

  /// How much two statements that do not clash say the same: 1 for the same words.
  func likeness(_ other: ClaimProfile) -> Double {
    if row.quote == other.row.quote { return 1 }
    var i = 0
    var j = 0
    var dot = 0.0
    var common = 0.0
    while i < weights.count, j < other.weights.count {
      let (a, b) = (weights[i], other.weights[j])
      if a.stem == b.stem {
        dot += a.weight * b.weight
        common += min(a.weight, b.weight)
        i += 1
        j += 1
      } else if a.stem.value < b.stem.value {
        i += 1
      } else {
        j += 1
      }
    }
    guard norm > 0, other.norm > 0 else { return 0 }
    let cosine = dot / (norm * other.norm)
    let contained = common / min(mass, other.mass)
    var likeness = (cosine + contained) / 2
    if !outcomes.isEmpty, !other.outcomes.isEmpty {
      likeness += outcomes.isDisjoint(with: other.outcomes) ? -0.15 : 0.08
    }
    // Findings of different research are worded alike; and sentences of one page share words by going on about one thing.
    if row.type == .researchFinding, row.studyID == nil { likeness -= 0.15 }
    if row.sourceID == other.row.sourceID { likeness -= 0.1 }
    return min(1, max(0, likeness))
  }

  /// In words a reviewer understands.
  func reason(_ other: ClaimProfile, likeness: Double) -> String {
    if row.quote == other.row.quote { return "the same words" }
    var parts = ["both \(row.type.rawValue)" + (row.direction.map { " (\($0.rawValue))" } ?? "")]
    let shared = weights.filter { distinctive.contains($0.stem) && other.distinctive.contains($0.stem) }
      .sorted { ($1.weight, $0.stem.value) < ($0.weight, $1.stem.value) }.prefix(4)
      .compactMap { written[$0.stem] }
    if !outcomes.isDisjoint(with: other.outcomes) {
      let names = row.outcomes.filter { !ContentStems($0).stems.isDisjoint(with: other.outcomes) }
      parts.append("same outcome: " + names.joined(separator: ", "))
    }
    if row.studyID != nil { parts.append("same study") }
    parts.append("shared words: " + shared.joined(separator: ", "))
    parts.append("likeness \(Int((likeness * 100).rounded())) %")
    return parts.joined(separator: "; ")
  }
}
