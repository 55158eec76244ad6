/// Names of authors as pages write them.
enum PersonName {
  /// The name alone, without "By" and white space; nil when `text` cannot be a name: an address, a sentence, a role.
  static func clean(_ text: String) -> String? {
    var words = text.split { $0.isWhitespace }.map(String.init)
    while let first = words.first?.lowercased(), leading.contains(first) { words.removeFirst() }
    while let last = words.last, last == "," || last == "|" || last == "-" { words.removeLast() }
    guard (1...8).contains(words.count) else { return nil }
    var name = words.joined(separator: " ")
    while let last = name.last, ",;:|".contains(last) { name.removeLast() }
    let lower = name.lowercased()
    guard name.unicodeScalars.contains(where: \.properties.isAlphabetic), !lower.holds("http"),
      !lower.holds("www."),
      !lower.holds("@"), !lower.holds("<"), !nobody.contains(lower)
    else { return nil }
    return name
  }

  /// The names in a list: "A, B and C".
  static func split(_ text: String) -> [String] {
    var names: [String] = []
    for part in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "&" || $0 == "|" }) {
      var current: [Substring] = []
      for word in part.split(whereSeparator: \.isWhitespace) {
        if ["and", "und", "et", "en", "y"].contains(word.lowercased()) {
          names.append(current.joined(separator: " "))
          current = []
        } else {
          current.append(word)
        }
      }
      names.append(current.joined(separator: " "))
    }
    return names.filter { !$0.isEmpty }
  }

  private static let leading: Set<String> = [
    "by", "by:", "author", "author:", "authors:", "von", "par", "por", "door", "written", "posted", "–", "-",
    "|", "·",
  ]

  /// What systems write when there is no author.
  private static let nobody: Set<String> = [
    "admin", "administrator", "author", "authors", "editor", "staff", "guest", "unknown", "anonymous",
    "webmaster",
    "user", "root", "wordpress", "n/a", "na", "null", "none", "undefined", "view profile", "follow", "name",
  ]
}
