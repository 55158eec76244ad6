/// Dates as a line of their own on a page.
enum TextDate {
  /// What a word before a date says of it.
  enum Role: Hashable { case published, modified, unsaid }

  /// Whether `words`, in lower case, are a date and nothing else: "Apr 4", "Last updated: 20 January 2025".
  static func isDateLine(_ words: [String]) -> Bool {
    let (_, rest) = role(words)
    guard !rest.isEmpty, rest.count <= 6 else { return false }
    if rest.count <= 3, rest.last == "ago", rest.first?.first?.isNumber == true || rest.first == "a" {
      return true
    }
    let kinds = rest.map(part)
    guard kinds.allSatisfy({ $0 != nil }) else { return false }
    let hasMonthAndDay = kinds.contains(.month) && (kinds.contains(.day) || kinds.contains(.year))
    return hasMonthAndDay || (kinds.contains(.whole) && rest.count <= 3)
  }

  /// The date as ISO 8601 and what is said of it; nil unless year, month and day are all written without ambiguity,
  /// and for a day that there is not.
  static func read(_ line: String) -> (role: Role, iso: String)? {
    let words = line.lowercased().split { " \u{A0}\t|·•,".contains($0) }.map(String.init)
    guard isDateLine(words) else { return nil }
    let (said, rest) = role(words)
    var day: Int?
    var month: Int?
    var year: Int?
    for word in rest {
      switch part(word) {
      case .month: month = monthNumber(word)
      case .day: day = day ?? Int(word.prefix { $0.isNumber })
      case .year: year = year ?? Int(word)
      case .whole:
        let numbers = word.split(separator: "-").compactMap { Int($0) }
        guard numbers.count == 3, numbers[0] >= 1000 else { return nil }
        (year, month, day) = (numbers[0], numbers[1], numbers[2])
      case .weekday, .time, nil: break
      }
    }
    guard let year, let month, let day, let iso = StatedDate.iso(year, month, day) else { return nil }
    return (said, iso)
  }

  private static func role(_ words: [String]) -> (Role, [String]) {
    var said = Role.unsaid
    var rest = words[...]
    while let word = rest.first?.trimmed({ ":-–".contains($0) }) {
      switch word {
      case "published", "posted", "written": said = .published
      case "updated", "modified", "revised", "reviewed": said = .modified
      case "last", "on", "date", "at", "first", "medically", "created", "": break
      default: return (said, Array(rest))
      }
      rest = rest.dropFirst()
    }
    return (said, [])
  }

  private enum Part: Hashable { case month, day, year, weekday, time, whole }

  private static func part(_ word: String) -> Part? {
    let word = word.trimmed { ".".contains($0) }
    if monthNumber(word) != nil { return .month }
    if ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"].contains(word)
      || word.hasSuffix("day")
    {
      return .weekday
    }
    if ["at", "am", "pm", "gmt", "utc", "est", "edt", "pst", "pdt", "cet"].contains(word) { return .time }
    let digits = word.prefix { $0.isNumber }
    guard !digits.isEmpty, word.utf8.count <= 10 else { return nil }
    let rest = word.dropFirst(digits.count)
    if rest.isEmpty {
      if digits.count == 4, digits.hasPrefix("19") || digits.hasPrefix("20") { return .year }
      return digits.count <= 2 ? .day : nil
    }
    if ["st", "nd", "rd", "th"].contains(String(rest)) { return .day }
    if rest.hasPrefix(":") { return .time }
    let isWhole = word.allSatisfy { $0.isNumber || "-/.".contains($0) } && word.count { !$0.isNumber } == 2
    return isWhole ? .whole : nil
  }

  private static func monthNumber(_ word: String) -> Int? {
    let word = word.trimmed { ".".contains($0) }
    guard word.utf8.count >= 3 else { return nil }
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november",
      "december",
    ]
    let short = word == "sept" ? "sep" : word
    return names.firstIndex { $0 == short || $0.prefix(3) == short }.map { $0 + 1 }
  }
}
