/// Recognises lines that a page says about itself or to its reader's mouse.
enum Furniture {
  /// What a furniture line is about.
  enum Kind: Hashable {
    case phrase
    /// The page's foot may begin here.
    case footStart
    case date, readingTime, byline, count, copyright
    /// One word or name written twice without a space, as icons and their labels leave it.
    case doubled
  }

  /// What `line`, without bullets and white space around it, is; nil when it is part of the text.
  static func kind(of line: String) -> Kind? {
    guard line.utf8.count <= 120 else { return nil }
    let lower = line.lowercased()
    let bare = lower.trimmed { " -–—:|»›·•*.…".contains($0) }
    if FurnitureWords.footStarts.contains(bare) { return .footStart }
    if FurnitureWords.lines.contains(bare) || FurnitureWords.lines.contains(lower) { return .phrase }
    let words = lower.split { " \u{A0}\t|·•,".contains($0) }.map(String.init)
    guard let first = words.first, words.count <= 12 else { return nil }
    if first == "©" || first.hasPrefix("©") || first == "copyright" { return .copyright }
    if isReadingTime(words) { return .readingTime }
    if isCount(words) { return .count }
    if isShareBar(words) { return .phrase }
    if TextDate.isDateLine(words) { return .date }
    if Byline(line) != nil { return .byline }
    return isDoubled(line) ? .doubled : nil
  }

  /// "6 min read", "Reading time: 4 minutes"
  private static func isReadingTime(_ words: [String]) -> Bool {
    let line = words.joined(separator: " ")
    guard words.count <= 7, words.contains(where: { $0.first?.isNumber == true }) else { return false }
    return [
      "min read", "mins read", "minute read", "minutes read", "min. read", "reading time", "read time",
      "minutes to read",
    ]
    .contains { line.contains($0) }
  }

  /// "14 Answers", "1,204 views"
  private static func isCount(_ words: [String]) -> Bool {
    guard words.count == 2 else { return false }
    let number = words[0].trimmed { "()".contains($0) }
    guard let first = number.first, first.isNumber,
      number.allSatisfy({ $0.isNumber || ".,km".contains($0) })
    else { return false }
    let things: Set<String> = [
      "answer", "answers", "comment", "comments", "reply", "replies", "response", "responses", "view",
      "views", "share",
      "shares", "like", "likes", "reads", "claps", "reactions", "followers", "votes", "upvotes", "ratings",
    ]
    return things.contains(words[1].trimmed { "()".contains($0) })
  }

  /// A line of nothing but names of networks and words of sharing.
  private static func isShareBar(_ words: [String]) -> Bool {
    let parts: Set<String> = [
      "share", "tweet", "pin", "email", "print", "facebook", "twitter", "x", "linkedin", "pinterest",
      "whatsapp", "reddit",
      "instagram", "youtube", "tiktok", "telegram", "messenger", "tumblr", "copy", "link",
    ]
    return words.count >= 2 && words.allSatisfy(parts.contains)
  }

  private static func isDoubled(_ line: String) -> Bool {
    let scalars = Array(line.unicodeScalars)
    guard scalars.count >= 8, scalars.count % 2 == 0, !scalars[0].properties.isWhitespace else {
      return false
    }
    let half = scalars.count / 2
    return scalars[half] != " " && scalars[..<half].elementsEqual(scalars[half...])
      && Set(scalars[..<half]).count >= 3
  }
}

extension StringProtocol {
  /// Without the characters at both ends that `isCut` names.
  func trimmed(_ isCut: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isCut(last) { text = text.dropLast() }
    return String(text.drop(while: isCut))
  }
}
