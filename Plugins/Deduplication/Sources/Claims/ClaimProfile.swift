internal import Foundation
internal import ThreshKit
internal import ThreshText

/// What a statement says, in a form that can be compared with another statement. Made once for each statement, and small,
/// because those of all statements are in memory at once: words are hashes, texts share their bytes with the row.
public final class ClaimProfile: Sendable {
  /// A term of the quote with its weight.
  struct Weighted: Sendable {
    var id: WordHash
    var weight: Double
  }

  /// Key under which statements are compared.
  struct Key: Sendable, Hashable {
    let hash: UInt64
    var text: String { String(hash, radix: 36) }
  }

  let id: String
  /// For reasons a person reads.
  let quote: String
  let outcomeNames: [String]
  let type: StatementType
  let direction: Direction?
  let isDenied: Bool
  let isQuestion: Bool
  /// Of the words, of the page, and of page and heading path.
  let words: Int
  let page: Int
  let place: Int
  let year: Int?
  let nStudies: Int?
  let nParticipants: Int?
  let studyID: String?
  let hasComparator: Bool
  /// Whether the quote itself names the intervention.
  let namesSubject: Bool
  /// Terms in order of their id; those of the intervention and the condition, which a page's statements share, count half.
  let terms: [Weighted]
  let norm: Double
  let mass: Double
  /// Terms that can tell statements apart, in order of their id.
  let distinctive: [WordHash]
  /// No bit in common means that the interventions differ.
  let subject: UInt64
  let numbers: WordSet
  let statistics: [Statistic]
  let intervention: WordSet
  let condition: WordSet
  let comparator: WordSet
  let outcomes: WordSet
  /// Two statements are compared when they share one.
  let keys: [Key]

  private static let focalWeight = 0.5
  private static let listWeight = 0.25
  private static let commonRarity = 0.15
  private static let keyTerms = 3

  init(_ row: Evidence, _ vocabulary: Terms) {
    id = row.id
    quote = row.quote
    outcomeNames = row.outcomes
    type = row.type
    direction = row.direction
    isDenied = row.certainty == .denied
    isQuestion = row.quote.last { !$0.isWhitespace && $0 != "\"" && $0 != "”" } == "?"
    words = row.quote.hashValue
    page = row.sourceID.hashValue
    var place = Hasher()
    place.combine(row.sourceID)
    place.combine(row.section)
    self.place = place.finalize()
    year = row.study.year
    nStudies = row.study.nStudies
    nParticipants = row.study.nParticipants
    studyID = row.studyID
    statistics = row.statistics
    hasComparator = row.comparator != nil
    let intervention = vocabulary.ids(row.intervention)
    let condition = vocabulary.ids(row.condition)
    self.intervention = WordSet(intervention)
    self.condition = WordSet(condition)
    comparator = WordSet(vocabulary.ids(row.comparator))
    outcomes = WordSet(row.outcomes.flatMap { vocabulary.ids($0) })

    let text = TokenizedText(row.quote)
    // What a lead-in announces says what the statement is; the items of its list are shared by many lists.
    let list = Self.startOfList(text)
    var counts: [WordHash: (count: Double, rarity: Double)] = [:]
    for occurrence in vocabulary.occurrences(in: text) {
      let count = occurrence.token < list ? 1 : Self.listWeight
      counts[occurrence.term.id, default: (0, occurrence.term.rarity)].count += count
    }
    namesSubject = intervention.contains { counts[$0] != nil }
    terms = counts.sorted { $0.key.value < $1.key.value }.map { id, found in
      let isFocal = intervention.contains(id) || condition.contains(id)
      let often = found.count >= 1 ? 1 + log(found.count) : found.count
      return Weighted(id: id, weight: found.rarity * often * (isFocal ? Self.focalWeight : 1))
    }
    norm = terms.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    mass = terms.reduce(0) { $0 + $1.weight }
    let telling = terms.filter {
      $0.weight > Self.commonRarity && !intervention.contains($0.id) && !condition.contains($0.id)
    }
    distinctive = telling.map(\.id)
    subject = self.intervention.bits
    numbers = WordSet(
      text.tokens.filter { $0.kind == .number }.map { WordHash(text.string($0).filter { $0 != "," }) })
    let heaviest = telling.sorted { ($1.weight, $0.id.value) < ($0.weight, $1.id.value) }
    let kind = "\(row.type.rawValue):\(row.direction?.rawValue ?? "-"):\(row.studyID ?? "-")"
    let marks = heaviest.isEmpty ? terms.map(\.id) : heaviest.prefix(Self.keyTerms).map(\.id)
    keys = marks.map { mark in
      var hash = WordHash(kind)
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        hash.add(UInt8(truncatingIfNeeded: mark.value >> shift))
      }
      return Key(hash: hash.value)
    }
  }

  /// The first token of a list after a lead-in with a colon; the number of tokens when there is none.
  private static func startOfList(_ text: TokenizedText) -> Int {
    for (index, token) in text.tokens.enumerated() where token.lineBreakBefore && index > 0 {
      return text.bytes[text.tokens[index - 1].start] == UInt8(ascii: ":") ? index : text.tokens.count
    }
    return text.tokens.count
  }

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
    if !outcomes.isEmpty, !other.outcomes.isEmpty {
      likeness += outcomes.isDisjoint(with: other.outcomes) ? -0.15 : 0.08
    }
    if numbers != other.numbers { likeness -= 0.1 }
    // Findings of different research are worded alike; and sentences of one page share words by going on about one thing.
    if type == .researchFinding, studyID == nil { likeness -= 0.15 }
    if page == other.page { likeness -= 0.1 }
    return min(1, max(0, likeness))
  }
}
