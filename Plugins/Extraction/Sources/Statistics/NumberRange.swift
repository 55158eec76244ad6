internal import ThreshText

/// A number or a range of numbers, as digits.
struct NumberRange: Sendable, Hashable {
  /// `7350`, `0.5`, `20-40`.
  var text: String
  var low: Double
  var tokens: Range<Int>
  /// "from X to Y": the two, each with its own tokens, for a change from one to the other.
  var parts: [String]
  var isWord: Bool
  /// `once`, `twice`.
  var isAdverb: Bool

  /// Reads the number or range that begins at token `index`.
  static func read(_ text: TokenizedText, at index: Int, limit: Int) -> NumberRange? {
    guard let first = number(text, index, limit) else { return nil }
    var result = NumberRange(
      text: first.text, low: first.value, tokens: first.tokens, parts: [first.text],
      isWord: text.tokens[index].kind == .word, isAdverb: first.isAdverb)
    if let half = half(text, first.tokens.upperBound, limit) {
      result.text = digits(first.value + 0.5)
      result.tokens = index..<half
      return result
    }
    var next = first.tokens.upperBound
    guard next < limit else { return result }
    // "5% to 21%": the sign between belongs to the first number.
    if text.bytes[text.tokens[next].start] == UInt8(ascii: "%") { next += 1 }
    guard next + 1 < limit else { return result }
    let joiner = text.tokens[next]
    let isDash = joiner.kind == .hyphen
    let isTo = joiner.word == StudyWords.to
    let isOr = joiner.word == StudyWords.or
    let isAnd =
      joiner.word == StudyWords.and && index > 0 && text.tokens[index - 1].word == WordHash("between")
    guard isDash || isTo || isOr || isAnd, let second = number(text, next + 1, limit),
      second.isAdverb == first.isAdverb
    else { return result }
    // "2017-2019" is a span of years, "5 or 500" no range.
    if text.year(index) != nil, text.year(next + 1) != nil { return result }
    if isOr {
      if first.isAdverb {
        result.text = text.string(tokens: index..<second.tokens.upperBound).lowercased()
        result.tokens = index..<second.tokens.upperBound
        return result
      }
      guard second.value == first.value + 1 || second.value <= first.value * 2, second.value > first.value
      else {
        return result
      }
    }
    guard second.value > first.value || isDash || isTo else { return result }
    result.text = first.text + "-" + second.text
    result.parts.append(second.text)
    result.tokens = index..<second.tokens.upperBound
    return result
  }

  /// "two-and-a-half".
  private static func half(_ text: TokenizedText, _ index: Int, _ limit: Int) -> Int? {
    let words = ["and", "a", "half"].map { WordHash($0) }
    var position = index
    for word in words {
      while position < limit, text.tokens[position].kind == .hyphen { position += 1 }
      guard position < limit, text.tokens[position].word == word else { return nil }
      position += 1
    }
    return position
  }

  private static func number(_ text: TokenizedText, _ index: Int, _ limit: Int) -> (
    text: String, value: Double, tokens: Range<Int>, isAdverb: Bool
  )? {
    guard let reading = NumberWords.read(text, at: index, limit: limit) else { return nil }
    if text.tokens[index].kind == .number, reading.tokens.count == 1 {
      // As written, without thousands commas: "11.0" stays.
      let written = text.string(text.tokens[index]).filter { $0 != "," }
      return (written, reading.value, reading.tokens, false)
    }
    return (digits(reading.value), reading.value, reading.tokens, reading.isAdverb)
  }

  static func digits(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
