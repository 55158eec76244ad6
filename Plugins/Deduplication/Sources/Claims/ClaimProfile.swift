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
  /// False for a question and for a lead-in that breaks off: neither says anything that could be said again.
  let isAssertion: Bool
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
    isAssertion = Self.isAssertion(row.quote)
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
    // By the vocabulary's name where there is one: its synonyms are one thing.
    let intervention = vocabulary.ids(row.states["intervention"]?.term ?? row.intervention)
    let condition = vocabulary.ids(
      row.states["condition"]?.basis == .pageFocus ? row.states["condition"]?.term : row.condition)
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

  private static func isAssertion(_ quote: String) -> Bool {
    let end = quote.last { !$0.isWhitespace && $0 != "\"" && $0 != "”" }
    if end != ":" { return end != "?" }
    // "It relieves pain by:" without its list.
    guard let word = quote.split(whereSeparator: { !$0.isLetter }).last else { return false }
    return !EmptyWords.english.contains(WordHash(String(word)))
  }

  /// The first token of a list after a lead-in with a colon; the number of tokens when there is none.
  private static func startOfList(_ text: TokenizedText) -> Int {
    for (index, token) in text.tokens.enumerated() where token.lineBreakBefore && index > 0 {
      return text.bytes[text.tokens[index - 1].start] == UInt8(ascii: ":") ? index : text.tokens.count
    }
    return text.tokens.count
  }
}
