/// Reads dates as pages write them, and gives them as ISO 8601, as precise as stated.
///
/// A date whose day and month could be swapped (`03/04/2021`) is not read: which is meant would be a guess.
enum StatedDate {
  /// The date that all of `text` is about: an ISO or RFC date, or a date in words. Nil when there is none.
  static func iso(_ text: String) -> String? {
    first(in: Array(text.utf8))?.iso
  }

  /// Whether two dates are the same as far as both are stated: `2021` agrees with `2021-03-04`.
  static func agree(_ one: String, _ other: String) -> Bool { one.hasPrefix(other) || other.hasPrefix(one) }

  /// The number of days from one full date to another; nil when one is not full.
  static func days(from one: String, to other: String) -> Int? {
    func number(_ iso: String) -> Int? {
      let parts = iso.split(separator: "-").compactMap { Int($0) }
      guard parts.count == 3 else { return nil }
      // Days since a day in the past, with years that begin in March.
      let year = parts[1] > 2 ? parts[0] : parts[0] - 1
      let month = parts[1] > 2 ? parts[1] - 3 : parts[1] + 9
      return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + parts[2]
    }
    guard let first = number(one), let last = number(other) else { return nil }
    return last - first
  }

  /// A date found in a text.
  struct Found: Equatable {
    /// `2021-03-04`, `2021-03` or `2021`.
    var iso: String
    /// Where it stands, in bytes.
    var bytes: Range<Int>
    /// Whether the day is stated.
    var hasDay: Bool { iso.utf8.count == 10 }
  }

  /// The first date in `text`. A year alone counts only when there is nothing else in the text.
  static func first(in text: [UInt8]) -> Found? {
    let tokens = tokenize(text)
    var index = 0
    while index < tokens.count {
      if let (iso, used) = date(tokens[index...]) {
        return Found(
          iso: iso, bytes: tokens[index].bytes.lowerBound..<tokens[index + used - 1].bytes.upperBound)
      }
      // What is left of a date that does not exist is not a date.
      index += isDayMonthYear(tokens[index...]) ? 3 : 1
    }
    if tokens.count == 1, case .number(let year, 4) = tokens[0].kind, isYear(year) {
      return Found(iso: "\(year)", bytes: tokens[0].bytes)
    }
    return nil
  }

  private struct Token {
    enum Kind: Equatable {
      /// Value and number of digits.
      case number(Int, Int)
      case month(Int)
      case word
      case mark(UInt8)
    }
    var kind: Kind
    var bytes: Range<Int>
  }

  /// Tries the ways to write a date, from the first token on; gives the date and the number of tokens it takes.
  private static func date(_ tokens: ArraySlice<Token>) -> (String, Int)? {
    func kind(_ offset: Int) -> Token.Kind {
      offset < tokens.count ? tokens[tokens.startIndex + offset].kind : .word
    }
    switch (kind(0), kind(1), kind(2), kind(3), kind(4)) {
    case (.number(let y, 4), .mark(let a), .number(let m, 1...2), .mark(let b), .number(let d, 1...2))
    where a == b && "-/.".utf8.contains(a):
      return iso(y, m, d).map { ($0, 5) }
    case (.number(let a, 1...2), .mark(let s), .number(let b, 1...2), .mark(let t), .number(let y, 4))
    where s == t && "-/.".utf8.contains(s):
      // The order is known when only one of the two can be a month, or when dots separate them, as in German.
      if a > 12 || s == 0x2E || a == b { return iso(y, b, a).map { ($0, 5) } }
      if b > 12 { return iso(y, a, b).map { ($0, 5) } }
      return nil
    case (.number(let compact, 8), _, _, _, _):
      return iso(compact / 10000, compact / 100 % 100, compact % 100).map { ($0, 1) }
    case (.month(let m), .number(let d, 1...2), .number(let y, 4), _, _): return iso(y, m, d).map { ($0, 3) }
    case (.number(let d, 1...2), .month(let m), .number(let y, 4), _, _): return iso(y, m, d).map { ($0, 3) }
    case (.number(let d, 1...2), .mark(0x2D), .month(let m), .mark(0x2D), .number(let y, 4)):
      return iso(y, m, d).map { ($0, 5) }
    case (.number(let y, 4), .month(let m), .number(let d, 1...2), _, _): return iso(y, m, d).map { ($0, 3) }
    case (.month(let m), .number(let y, 4), _, _, _) where isYear(y): return ("\(y)-\(two(m))", 2)
    case (.number(let y, 4), .mark(0x2D), .number(let m, 2), let next, _)
    where next != .mark(0x2D) && isYear(y) && (1...12).contains(m):
      return ("\(y)-\(two(m))", 3)
    default: return nil
    }
  }

  private static func isDayMonthYear(_ tokens: ArraySlice<Token>) -> Bool {
    let kinds = tokens.prefix(3).map(\.kind)
    guard kinds.count == 3, case .number(_, 1...2) = kinds[0], case .month = kinds[1],
      case .number(_, 4) = kinds[2]
    else { return false }
    return true
  }

  private static func isYear(_ year: Int) -> Bool { (1800...2100).contains(year) }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// `2021-03-04`; nil for a day that there is not.
  static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard isYear(year), (1...12).contains(month), day >= 1 else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1] ? "\(year)-\(two(month))-\(two(day))" : nil
  }

  /// Numbers, month names, other words and the marks `-`, `/`, `.`; commas, ordinal endings and "of" between the
  /// parts of a date are left out.
  private static func tokenize(_ text: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < text.count {
      let start = index
      let byte = text[index]
      if isDigit(byte) {
        var value = 0
        while index < text.count, isDigit(text[index]) {
          if index - start < 9 { value = value * 10 + Int(text[index] - 0x30) }
          index += 1
        }
        tokens.append(Token(kind: .number(value, index - start), bytes: start..<index))
      } else if isLetter(byte) {
        while index < text.count, isLetter(text[index]) { index += 1 }
        let word = text[start..<index]
        if let month = MonthNames.numbers[String(decoding: word, as: UTF8.self).lowercased()] {
          tokens.append(Token(kind: .month(month), bytes: start..<index))
          // "Jan." and "Sept."
          if index < text.count, text[index] == 0x2E { index += 1 }
        } else if case .number = tokens.last?.kind, let sign = eastern(word) {
          // "2021年3月4日" is read as 2021-3-4.
          if sign != .day { tokens.append(Token(kind: .mark(0x2D), bytes: start..<index)) }
        } else if !isFiller(word, after: tokens.last) {
          tokens.append(Token(kind: .word, bytes: start..<index))
        }
      } else {
        index += 1
        if byte == 0x2D || byte == 0x2F || byte == 0x2E {
          // A dot ends an ordinal number, as in "5. Januar".
          if byte == 0x2E, case .number = tokens.last?.kind, index < text.count, text[index] == 0x20 {
            continue
          }
          tokens.append(Token(kind: .mark(byte), bytes: start..<index))
        }
      }
    }
    return tokens
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  /// Letters, and bytes of letters outside ASCII.
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

  private enum Eastern { case yearOrMonth, day }

  /// The Chinese, Japanese or Korean sign for year, month or day that a word begins with.
  private static func eastern(_ word: ArraySlice<UInt8>) -> Eastern? {
    switch String(decoding: word.prefix(3), as: UTF8.self) {
    case "年", "月", "년", "월": .yearOrMonth
    case "日", "일": .day
    default: nil
    }
  }

  /// "th" in "4th", "of" and "de" in "4 de mayo de 2021", and "T" in "2021-03-04T10:00".
  private static func isFiller(_ word: ArraySlice<UInt8>, after token: Token?) -> Bool {
    switch token?.kind {
    case .number: fillers.contains(String(decoding: word, as: UTF8.self).lowercased())
    case .month: ["de", "of", "del"].contains(String(decoding: word, as: UTF8.self).lowercased())
    default: false
    }
  }

  private static let fillers: Set<String> = ["st", "nd", "rd", "th", "of", "de", "er", "º"]
}
