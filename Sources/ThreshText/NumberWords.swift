/// Numbers written with digits or in English words.
public enum NumberWords {
  /// The value of `digits` such as `7,350` or `0.5`; nil when it is not a number.
  public static func value(ofDigits digits: some StringProtocol) -> Double? {
    Double(String(digits.filter { $0 != "," }))
  }

  /// A number among tokens: its value and the tokens it takes.
  public struct Reading: Sendable, Hashable {
    public var value: Double
    public var tokens: Range<Int>
    /// `once`, `twice`, `thrice`: how often, not how many.
    public var isAdverb: Bool
  }

  /// Reads the number that begins at token `index`: digits (`7,350`, `2 million`) or words (`twenty-one`, `a hundred`).
  public static func read(_ text: TokenizedText, at index: Int, limit: Int) -> Reading? {
    guard index < min(limit, text.tokens.count), index >= 0 else { return nil }
    let limit = min(limit, text.tokens.count)
    let first = text.tokens[index]
    if first.kind == .number {
      guard let value = value(ofDigits: text.string(first)) else { return nil }
      if index + 1 < limit, let scale = scales[text.tokens[index + 1].word], scale >= 1000 {
        return Reading(value: value * scale, tokens: index..<index + 2, isAdverb: false)
      }
      return Reading(value: value, tokens: index..<index + 1, isAdverb: false)
    }
    guard openers.contains(first.word) else { return nil }
    if let times = adverbs[first.word] {
      return Reading(value: times, tokens: index..<index + 1, isAdverb: true)
    }
    return readWords(text, index, limit)
  }

  private static func readWords(_ text: TokenizedText, _ index: Int, _ limit: Int) -> Reading? {
    var total = 0.0
    var group: Double?
    var end = index
    var i = index
    while i < limit {
      let token = text.tokens[i]
      if i > index, token.kind == .hyphen || token.word == and {
        // A joiner counts only when a number word follows: "twenty-one", "a hundred and five".
        guard i + 1 < limit,
          (token.kind == .hyphen && (group ?? 0) >= 20) || (token.word == and && total + (group ?? 0) >= 100),
          units[text.tokens[i + 1].word] != nil
        else { break }
        i += 1
        continue
      }
      if let unit = units[token.word] {
        let sofar = group ?? 0
        // "twenty one" goes on, "five six" does not.
        guard
          group == nil
            || (unit < 10 && sofar.truncatingRemainder(dividingBy: 100) >= 20
              && sofar.truncatingRemainder(dividingBy: 10) == 0)
            || sofar.truncatingRemainder(dividingBy: 100) == 0
        else { break }
        group = sofar + unit
      } else if let scale = scales[token.word],
        group != nil || (i == index + 1 && text.tokens[index].word == a)
      {
        if scale == 100 {
          group = (group ?? 1) * 100
        } else {
          total += (group ?? 1) * scale
          group = nil
        }
      } else if i == index, token.word == a, i + 1 < limit, scales[text.tokens[i + 1].word] != nil {
        // "a hundred": the scale that follows counts.
      } else {
        break
      }
      i += 1
      end = i
    }
    guard end > index else { return nil }
    return Reading(value: total + (group ?? 0), tokens: index..<end, isAdverb: false)
  }

  private static let and = WordHash("and")
  private static let a = WordHash("a")
  private static let units = table([
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ])
  private static let scales = table([
    "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
  ])
  private static let adverbs = table(["once": 1, "twice": 2, "thrice": 3])

  /// Words that a number in words may begin with: most words need no more than one look.
  private static let openers = Set(units.keys).union(adverbs.keys).union([a])

  private static func table(_ words: [String: Double]) -> [WordHash: Double] {
    Dictionary(uniqueKeysWithValues: words.map { (WordHash($0.key), $0.value) })
  }
}
