/// Reads the dates that saving tools write and turns them into ISO 8601.
enum SavedDate {
  /// `2026-11-20T22:00:21Z` for `Fri, 20 Nov 2026 22:00:21 GMT`, for `Fri Nov 20 2026 22:00:21 GMT+0000 (UTC)` and
  /// for ISO 8601 itself; nil when `text` is none of these, so that nothing ambiguous is read.
  static func iso8601(_ text: String) -> String? {
    if let iso = readISO(text) { return iso }
    var day: Int?
    var month: Int?
    var year: Int?
    var time: String?
    var zone: String?
    let words = text.prefix { $0 != "(" }.split { $0 == " " || $0 == "," || $0 == "\t" }
    for (index, word) in words.enumerated() {
      if let number = months.firstIndex(of: word.prefix(3).lowercased()), month == nil {
        month = number + 1
      } else if word.contains(":"), time == nil {
        time = readTime(word)
      } else if time != nil, zone == nil, let found = readZone(word) {
        zone = found
      } else if let number = Int(word), word.allSatisfy(\.isNumber) {
        if word.count == 4 { year = year ?? number } else if word.count <= 2 { day = day ?? number }
      } else if index > 0, time == nil, month == nil {
        return nil
      }
    }
    guard let day, let month, let year, (1...31).contains(day) else { return nil }
    let date = "\(year)-\(padded(month))-\(padded(day))"
    guard let time else { return date }
    return "\(date)T\(time)\(zone ?? "")"
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static let zones = [
    "GMT": "Z", "UTC": "Z", "UT": "Z", "Z": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
  ]

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// `22:00:21` from `22:00:21` or `22:00`.
  private static func readTime(_ word: Substring) -> String? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    let numbers = parts.compactMap { $0.count <= 2 ? Int($0) : nil }
    guard numbers.count == parts.count, (0...23).contains(numbers[0]) else { return nil }
    guard numbers.dropFirst().allSatisfy({ (0...60).contains($0) }) else { return nil }
    return (numbers + (numbers.count == 2 ? [0] : [])).map(padded).joined(separator: ":")
  }

  /// `Z` or `+02:00` from `GMT`, `+0200`, `GMT+0200` and the zones of RFC 5322.
  private static func readZone(_ word: Substring) -> String? {
    if let zone = zones[word.uppercased()] { return zone }
    var rest = word
    if rest.hasPrefix("GMT") || rest.hasPrefix("UTC") { rest = rest.dropFirst(3) }
    guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
    let digits = rest.dropFirst().filter { $0 != ":" }
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return digits == "0000" ? "Z" : "\(sign)\(digits.prefix(2)):\(digits.suffix(2))"
  }

  /// Takes `2026-11-20`, `2026-11-20T22:00:21.123Z` and the like; fractions of a second are dropped.
  private static func readISO(_ text: String) -> String? {
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    guard let date = parts.first, date.utf8.count == 10 else { return nil }
    let numbers = date.split(separator: "-").compactMap { Int($0) }
    guard numbers.count == 3, (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else { return nil }
    guard date.utf8.elementsEqual("\(date.prefix(4))-\(padded(numbers[1]))-\(padded(numbers[2]))".utf8) else {
      return nil
    }
    guard parts.count == 2 else { return String(date) }
    let rest = parts[1]
    let clock = rest.prefix { $0.isNumber || $0 == ":" }
    guard let time = readTime(clock) else { return nil }
    let zone = rest.dropFirst(clock.count).drop { $0 == "." || $0.isNumber }
    if zone.isEmpty { return "\(date)T\(time)" }
    return readZone(zone).map { "\(date)T\(time)\($0)" }
  }
}
