internal import ThreshKit
internal import ThreshText

extension Terms {
  /// Why two statements were joined, in words a reviewer understands.
  func reason(_ first: ClaimProfile, _ second: ClaimProfile, likeness: Double) -> String {
    if first.words == second.words { return "the same words" }
    var parts = ["both \(first.type.rawValue)" + (first.direction.map { " (\($0.rawValue))" } ?? "")]
    let names = first.outcomeNames.filter { !WordSet(ids($0)).isDisjoint(with: second.outcomes) }
    if !names.isEmpty { parts.append("same outcome: " + names.joined(separator: ", ")) }
    if first.studyID != nil { parts.append("same study") }
    let shared = Set(first.distinctive).intersection(second.distinctive)
    let text = TokenizedText(first.quote)
    var written: [WordHash: String] = [:]
    for occurrence in occurrences(in: text) where written[occurrence.term.id] == nil {
      written[occurrence.term.id] = text.string(text.tokens[occurrence.token]).lowercased()
    }
    let words = first.terms.filter { shared.contains($0.id) }
      .sorted { ($1.weight, $0.id.value) < ($0.weight, $1.id.value) }.prefix(4).compactMap { written[$0.id] }
    parts.append("shared words or words that mean the same: " + words.joined(separator: ", "))
    parts.append("likeness \(Int((likeness * 100).rounded())) %")
    return parts.joined(separator: "; ")
  }
}
