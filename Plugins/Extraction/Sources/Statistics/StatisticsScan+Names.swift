internal import ThreshKit
internal import ThreshText

extension StatisticsScan {
  static let every = WordHash("every")
  static let each = WordHash("each")
  static let per = WordHash("per")
  static let cent = WordHash("cent")
  static let percentWord = WordHash("percent")
  static let article = WordHash("a")
  static let times = WordHash("times")
  static let old = WordHash("old")
  static let ofWord = WordHash("of")
  static let aged = WordHash("aged")
  static let ages = WordHash("ages")
  static let age = WordHash("age")
  static let ci = WordHash("ci")
  static let confidence = WordHash("confidence")
  static let millions = WordHash("millions")
  static let billions = WordHash("billions")
  static let reported = WordHash("reported")
  static let two = WordHash("two")
  static let older = Set(
    ["older", "more", "above", "over", "up", "younger", "under", "greater"].map { WordHash($0) })
  static let olderOnly = Set(["older", "younger"].map { WordHash($0) })

  /// True for a number that is part of a name or label: `GLP-1`, "type 2", "step 3", "#4".
  func isName(_ index: Int, _ number: NumberRange) -> Bool {
    guard number.low >= 0, let token = token(index), token.kind == .number else {
      // "week five": a label in words.
      return word(index - 1).map { words.labels.contains($0) } ?? false
    }
    guard let before = self.token(index - 1) else { return false }
    if before.kind == .hyphen, !before.spaceBefore, !token.spaceBefore, let name = self.token(index - 2),
      name.kind == .word
    {
      return true
    }
    if before.kind == .word { return words.labels.contains(before.word) }
    let mark = text.bytes[before.start]
    return mark == UInt8(ascii: "#") || mark == UInt8(ascii: "/") && !token.spaceBefore
  }

  /// True after a currency sign.
  func isMoney(_ index: Int) -> Bool {
    guard let before = token(index - 1), before.kind == .punctuation else { return false }
    let bytes = text.bytes[before.range]
    // Dollar, pound and euro.
    return bytes.first == UInt8(ascii: "$") || Array(bytes) == [0xC2, 0xA3]
      || Array(bytes) == [0xE2, 0x82, 0xAC]
  }

  /// Confidence intervals: "95% CI 1.2 to 3.4", "95% confidence interval: 0.5, 0.9".
  mutating func interval(_ level: NumberRange, _ index: Int) -> Int? {
    var next = index
    var numbers: [(text: String, end: Int)] = []
    while next < min(sentence.upperBound, index + 14), numbers.count < 2 {
      guard let token = token(next) else { break }
      if token.kind == .number {
        let isNegative =
          self.token(next - 1)?.kind == .hyphen
          && (numbers.isEmpty || self.token(next - 1)?.spaceBefore ?? false)
        numbers.append(((isNegative ? "-" : "") + text.string(token), next + 1))
      } else if token.kind == .word, token.word != StudyWords.to, token.word != Self.ci,
        token.word != Self.confidence, token.word != WordHash("interval"), token.word != StudyWords.of,
        token.word != StudyWords.and, token.word != StudyWords.from
      {
        break
      }
      next += 1
    }
    guard numbers.count == 2 else { return nil }
    add(
      .ci, numbers[0].text + "-" + numbers[1].text, level.text + "%", level.tokens.lowerBound..<numbers[1].end
    )
    return numbers[1].end
  }

  /// P values and effect sizes: "p < 0.05", "OR 1.5", "hazard ratio of 0.82".
  mutating func readEffects(_ effects: [Range<Int>]) {
    for index in sentence {
      let token = text.tokens[index]
      guard token.kind == .word else { continue }
      if token.end - token.start == 1, text.bytes[token.start] | 0x20 == UInt8(ascii: "p") {
        readPValue(index)
      } else if token.shape == .upper || token.shape == .mixed, words.effects.contains(token.word) {
        readEffect(index..<index + 1)
      }
    }
    for tokens in effects { readEffect(tokens) }
  }

  private mutating func readPValue(_ index: Int) {
    var next = index + 1
    var sign = ""
    while let token = token(next), token.kind != .number {
      if token.kind == .punctuation {
        let byte = text.bytes[token.start]
        if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=") {
          sign = text.string(token)
        } else if byte == UInt8(ascii: "."), let digits = self.token(next + 1), digits.kind == .number,
          !sign.isEmpty
        {
          add(.pValue, "0." + text.string(digits), sign, index..<next + 2)
          return
        } else {
          return
        }
      } else if token.kind == .word, token.word != WordHash("value") {
        return
      }
      next += 1
      if next > index + 4 { return }
    }
    guard let token = token(next), !sign.isEmpty else { return }
    add(.pValue, text.string(token), sign, index..<next + 1)
  }

  private mutating func readEffect(_ name: Range<Int>) {
    guard !found.contains(where: { $0.tokens.overlaps(name) }) else { return }
    var next = name.upperBound
    while let token = token(next), token.kind != .number, next < name.upperBound + 6 {
      if token.kind == .word, token.word != StudyWords.of, token.word != WordHash("was"),
        token.word != WordHash("is"), token.word != WordHash("equal"), token.shape != .upper
      {
        return
      }
      next += 1
    }
    guard let token = token(next), token.kind == .number, text.year(next) == nil,
      word(next + 1).map({ words.times[$0] == nil }) ?? true, byte(next + 1) != UInt8(ascii: "%")
    else { return }
    let isNegative = self.token(next - 1)?.kind == .hyphen
    add(
      .effectSize, (isNegative ? "-" : "") + text.string(token), text.string(tokens: name),
      name.lowerBound..<next + 1)
  }
}
