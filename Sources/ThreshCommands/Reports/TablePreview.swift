internal import ThreshKit

/// The first rows of the evidence table, for a quick look on a terminal.
enum TablePreview {
  /// One line for the statement and one for what was made of it.
  static func lines(_ evidence: [Evidence], rows: Int, style: Style, width: Int) -> [String] {
    let room = min(width, 100) - 4
    return evidence.prefix(rows).enumerated().flatMap { number, row in
      let facts = [
        row.type.rawValue, row.direction?.rawValue ?? "no direction", row.certainty.rawValue, row.source,
      ]
      return [
        style.bold("\(number + 1)".padded(to: 3)) + " "
          + Paragraph.cut(Paragraph.folded(row.quote), width: room),
        "    " + style.dim(Paragraph.cut(facts.joined(separator: " · "), width: room)),
      ]
    }
  }
}

extension String {
  /// The text with blanks after it, `width` characters in all.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
