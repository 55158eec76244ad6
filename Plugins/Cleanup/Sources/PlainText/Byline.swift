/// A line that names the author: "By Jane Doe", "Authored by: Dr. J. Doe".
struct Byline {
  /// The names, as written.
  var authors: [String]
  /// Whether they wrote the page, and did not only review it.
  var isAuthorship: Bool

  init?(_ line: String) {
    let words = line.split { " \u{A0}\t".contains($0) }.map(String.init)
    let lead = words.prefix { $0.first?.isUppercase != true || Self.leads.contains(Self.bare($0)) }
    let said = lead.map(Self.bare)
    guard let last = said.last, last == "by" || (said.count == 1 && (last == "author" || last == "authors"))
    else {
      return nil
    }
    guard said.dropLast().allSatisfy(Self.leads.contains) else { return nil }
    let rest = words.dropFirst(lead.count).joined(separator: " ")
    let names = rest.replacing(" and ", with: ", ").replacing(" & ", with: ", ").split(separator: ",").map {
      $0.trimmed { " .;|".contains($0) }
    }
    let people = names.filter(Self.isName)
    guard let first = names.first, Self.isName(first), words.count <= 16 else { return nil }
    // Letters after a comma ("MD, PhD") are the person's, not another one's name.
    authors = people
    isAuthorship = !said.contains("reviewed") && !said.contains("edited") && !said.contains("checked")
  }

  private static let leads: Set<String> = [
    "by", "written", "authored", "posted", "published", "reviewed", "medically", "edited", "author",
    "authors", "checked",
    "fact", "clinically", "words", "story", "article",
  ]

  private static func bare(_ word: String) -> String { word.lowercased().trimmed { ":.-".contains($0) } }

  /// Two to five capitalised words without digits.
  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (2...5).contains(words.count), !text.contains(where: { $0.isNumber || "?!:".contains($0) }) else {
      return false
    }
    let small: Set<Substring> = [
      "van", "von", "de", "der", "den", "la", "le", "da", "di", "del", "dos", "bin", "al",
    ]
    return words.allSatisfy { $0.first?.isUppercase == true || small.contains($0) }
  }
}
