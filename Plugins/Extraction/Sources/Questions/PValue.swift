internal import ThreshText

/// A p value in a text.
struct PValue: Sendable, Hashable {
  var mark: Mark
  /// How many tokens it takes.
  var length: Int

  private static let p = WordHash("p")
  private static let values = Set(["value", "values"].map { WordHash($0) })
  private static let linking = Set(["for", "of"].map { WordHash($0) })
  private static let ns = WordHash("ns")

  /// Reads the p value that begins at token `first`: `p < 0.05`, `P-value: .2`, `p = NS`.
  static func read(_ text: TokenizedText, at first: Int, limit: Int) -> PValue? {
    let tokens = text.tokens
    guard tokens[first].word == p else { return nil }
    var next = first + 1
    if next + 1 < limit, tokens[next].kind == .hyphen, values.contains(tokens[next + 1].word) {
      next += 2
    } else if next < limit, values.contains(tokens[next].word) {
      next += 1
    }
    if next < limit, linking.contains(tokens[next].word) { next += 1 }
    guard next < limit, tokens[next].kind == .punctuation else { return nil }
    let sign = text.string(tokens[next])
    guard ["<", "=", ">", "≤", "≥", ":", "⩽", "⩾"].contains(sign) else { return nil }
    next += 1
    if next < limit, text.string(tokens[next]) == "=" { next += 1 }
    guard next < limit else { return nil }
    if tokens[next].word == ns { return PValue(mark: .pNotSignificant, length: next + 1 - first) }
    var digits = ""
    if next + 1 < limit, text.string(tokens[next]) == "." {
      digits = "0."
      next += 1
    }
    guard tokens[next].kind == .number else { return nil }
    digits += text.string(tokens[next])
    // A decimal comma or a raised point.
    if next + 2 < limit, text.string(tokens[next + 1]) == "·", tokens[next + 2].kind == .number {
      digits += "." + text.string(tokens[next + 2])
      next += 2
    }
    guard let value = Double(digits.replacing(",", with: ".")), value <= 1 else { return nil }
    return PValue(mark: mark(sign, value), length: next + 1 - first)
  }

  private static func mark(_ sign: String, _ value: Double) -> Mark {
    switch sign {
    case ">", "≥", "⩾": value >= 0.04 ? .pNotSignificant : .pAbove
    case "<", "≤", "⩽": value <= 0.05 ? .pSignificant : .pBelow
    default: value < 0.05 ? .pSignificant : value < 0.1 ? .pBorderline : .pNotSignificant
    }
  }
}
