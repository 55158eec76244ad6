internal import ThreshKit

extension Provenance {
  /// Each cell with its state, what it rests on and the words on the page, for a reader at a terminal.
  func whyLines(style: Style, width: Int) -> [String] {
    var lines = [
      style.bold(row.id) + "  " + row.source + style.dim("  characters \(row.start)–\(row.end)")
    ]
    lines += Paragraph.wrapped("«" + Paragraph.folded(row.quote) + "»", width: width, indent: "  ")
    lines.append("  confidence \(row.confidence)")
    let field = (cells.map(\.field.count).max() ?? 0) + 2
    for cell in cells {
      lines.append("")
      lines.append(style.bold(cell.field.padded(to: field)) + (cell.value.map(Paragraph.folded) ?? "–"))
      lines += Paragraph.wrapped(cell.reason, width: width, indent: "  ")
      guard let place = cell.place, let words = surroundings(of: place) else { continue }
      let text = "\(words.before)«\(style.green(words.words))»\(words.after)"
      lines.append("  " + style.dim("\(place.lowerBound)–\(place.upperBound): ") + text)
    }
    return lines
  }

  /// The same for machines.
  func whyJSON() -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .object([
      .init("evidence_id", .string(row.id)), .init("source", .string(row.source)),
      .init("quote", .string(row.quote)), .init("start", .int(row.start)), .init("end", .int(row.end)),
      .init("confidence", .double(row.confidence)),
      .init(
        "cells",
        .array(
          cells.map { cell in
            let words = cell.place.flatMap(surroundings)
            return .object([
              .init("field", .string(cell.field)), .init("value", text(cell.value)),
              .init("state", .string(cell.state)), .init("basis", text(cell.basis)),
              .init("rule", text(cell.rule)),
              .init("confidence", cell.confidence.map(JSONValue.double) ?? .null),
              .init("because", .string(cell.reason)),
              .init("start", (cell.place?.lowerBound).map(JSONValue.int) ?? .null),
              .init("end", (cell.place?.upperBound).map(JSONValue.int) ?? .null),
              .init("before", text(words?.before)), .init("words", text(cell.words)),
              .init("after", text(words?.after)),
            ])
          })),
    ])
  }

  /// How much of the page is shown on either side of a cell's words.
  private static let reach = 40

  /// The words at a place with what stands around them, on one line.
  private func surroundings(of place: Range<Int>) -> (before: String, words: String, after: String)? {
    let scalars = document.text.unicodeScalars
    guard
      let start = scalars.index(scalars.startIndex, offsetBy: place.lowerBound, limitedBy: scalars.endIndex),
      let end = scalars.index(start, offsetBy: place.count, limitedBy: scalars.endIndex)
    else { return nil }
    let first =
      scalars.index(start, offsetBy: -Self.reach, limitedBy: scalars.startIndex) ?? scalars.startIndex
    let last = scalars.index(end, offsetBy: Self.reach, limitedBy: scalars.endIndex) ?? scalars.endIndex
    func line(_ part: Range<String.Index>) -> String {
      String(document.text[part].map { $0.isWhitespace ? " " : $0 })
    }
    return (
      (first > scalars.startIndex ? "…" : "") + line(first..<start), line(start..<end),
      line(end..<last) + (last < scalars.endIndex ? "…" : "")
    )
  }
}

extension Provenance.Cell {
  /// In words, what its state and basis mean and what decided.
  var reason: String {
    let parts = [standing, decision, confidence.map { "confidence \($0)" }].compactMap { $0 }
    return parts.joined(separator: "; ")
  }

  private var standing: String {
    switch CellState.State(rawValue: state) {
    case .reported: origin
    case .notReported: "not reported: the page could give it and does not"
    case .notApplicable: "not applicable: such a statement has no such value"
    case .unclear: "unclear: the page gives several, and none can be told to be the one"
    case .conflict: "in conflict: pages that tell of this study disagree; here " + origin
    case nil: state
    }
  }

  private var origin: String {
    switch basis.flatMap(CellState.Basis.init(rawValue:)) {
    case .stated: "stated in the quote"
    case .carried where place == nil: "carried from what the page says about itself"
    case .carried: "carried from other words of the page"
    case .pageFocus: "what the page is about"
    case nil: "reported"
    }
  }

  private var decision: String? {
    guard let rule else { return nil }
    if rule == "no-cue" { return "no cue speaks for another value" }
    if let name = rule.wholeMatch(of: /term:(.*)/)?.1 { return "the vocabulary's term \"\(name)\"" }
    // What a statement is, and how it is worded, is told by cues.
    let isOfCue = ["type", "direction", "certainty"].contains(field) && !rule.contains(":")
    return isOfCue ? "by the cue \(rule)" : "by \(rule)"
  }
}
