internal import ThreshEngine
internal import ThreshKit

/// What `thresh run --unused` says: which entries of lists of words matched nothing, and which rules a model overruled.
enum UnusedReport {
  /// The entries of each list by what they stand under.
  static func lines(_ all: [UnusedWords], style: Style, width: Int) -> [String] {
    var lines = ["", style.bold("matched nothing on any page:")]
    for words in all {
      for (list, entries) in grouped(words.entries.map { ($0.list, $0.entry) }) {
        lines.append("  \(words.step), \(list)")
        for (head, phrases) in grouped(entries.map(parts)) {
          let text = (head.isEmpty ? "" : head + ": ") + phrases.joined(separator: ", ")
          lines += Paragraph.wrapped(text, width: width, indent: "    ")
        }
      }
    }
    if lines.count == 2 { lines.append("  nothing: every entry was of use") }
    return lines + overruled(all, style)
  }

  /// How many rules of a step are named.
  private static let most = 10

  private static func overruled(_ all: [UnusedWords], _ style: Style) -> [String] {
    let lines = all.flatMap { words in
      words.overruled.prefix(most).map {
        "  \(words.step), \($0.rule): \($0.value), \($0.overruled) of \($0.count) times the model says otherwise, "
          + "mostly \($0.instead)"
      }
    }
    return lines.isEmpty ? [] : ["", style.bold("rules that the model overrules most often:")] + lines
  }

  /// `conditions, back pain: lumbago` as its two parts.
  private static func parts(_ entry: String) -> (String, String) {
    guard let colon = entry.firstRange(of: ": ") else { return ("", entry) }
    return (String(entry[..<colon.lowerBound]), String(entry[colon.upperBound...]))
  }

  /// Values by key, in order; a value stands once, however often the file has it.
  private static func grouped(_ pairs: [(String, String)]) -> [(key: String, values: [String])] {
    pairs.reduce(into: []) { groups, pair in
      if let index = groups.firstIndex(where: { $0.key == pair.0 }) {
        if !groups[index].values.contains(pair.1) { groups[index].values.append(pair.1) }
      } else {
        groups.append((pair.0, [pair.1]))
      }
    }
  }
}
