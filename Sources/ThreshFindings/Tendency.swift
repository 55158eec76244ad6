internal import ThreshText

/// Whether a passage of a trial report tells of a difference or of none, and of more or of less.
struct Tendency: Sendable {
  private var tellsNone = false
  private var tellsSome = false
  private var tellsMore = false
  private var tellsLess = false

  init(_ text: TokenizedText) {
    var afterNegation = 0
    for (index, token) in text.tokens.enumerated() {
      let word = text.string(token).lowercased()
      if token.kind == .word {
        defer { afterNegation -= 1 }
        if Self.negations.contains(word) {
          afterNegation = 6
        } else if Self.equality.contains(word)
          || (afterNegation > 0 && Self.effects.contains(where: word.hasPrefix))
        {
          tellsNone = true
        } else if word.hasPrefix("signif") {
          tellsSome = true
        }
        if Self.more.contains(where: word.hasPrefix) { tellsMore = true }
        if Self.less.contains(where: word.hasPrefix) { tellsLess = true }
        if word == "p" { readProbability(text, after: index) }
      }
    }
  }

  /// `p < 0.01`, `P = .74`.
  private mutating func readProbability(_ text: TokenizedText, after index: Int) {
    guard index + 2 < text.tokens.count else { return }
    let sign = text.string(text.tokens[index + 1])
    var number = text.string(text.tokens[index + 2])
    if number == ".", index + 3 < text.tokens.count { number = "0." + text.string(text.tokens[index + 3]) }
    guard let p = Double(number.replacing("·", with: ".")) else { return }
    switch sign {
    case "<", "≤": tellsSome = true
    case "=": if p <= 0.05 { tellsSome = true } else { tellsNone = true }
    case ">", "≥": if p >= 0.05 { tellsNone = true }
    default: break
    }
  }

  /// One tells only of a difference, the other only of none.
  func contradictsDifference(_ other: Tendency) -> Bool {
    tellsNone != tellsSome && other.tellsNone != other.tellsSome && tellsNone != other.tellsNone
  }

  /// One tells only of more, the other only of less.
  func contradictsSense(_ other: Tendency) -> Bool {
    tellsMore != tellsLess && other.tellsMore != other.tellsLess && tellsMore != other.tellsMore
  }

  private static let negations: Set<String> = ["no", "not", "non", "nor", "without", "didn't"]
  private static let equality: Set<String> = [
    "similar", "similarly", "comparable", "unchanged", "nonsignificant", "insignificant", "equal", "equally",
    "equivalent", "neither",
  ]
  private static let effects = [
    "differ", "signif", "effect", "chang", "improv", "increas", "decreas", "reduc", "affect", "associat",
  ]
  private static let more = [
    "increas", "high", "great", "rose", "improv", "elevat", "more", "longer", "better", "enhanc", "gain",
    "larg",
    "rais", "superior",
  ]
  private static let less = [
    "decreas", "low", "reduc", "declin", "less", "fewer", "shorter", "fell", "worse", "drop", "small",
    "diminish",
    "inferior", "attenuat",
  ]
}
