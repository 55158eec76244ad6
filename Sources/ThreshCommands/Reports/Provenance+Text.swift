internal import ThreshKit

extension Provenance {
  /// For a reader at a terminal.
  func lines(style: Style, width: Int) -> [String] {
    var lines = [
      style.bold(row.id) + "  "
        + style.cyan(
          [row.type.rawValue, row.direction?.rawValue, row.certainty.rawValue].compactMap { $0 }
            .joined(separator: " · ")),
      "",
    ]
    lines += page(style)
    lines += [""] + passage(style, width: width) + [""]
    lines += cellTable(style, width: width)
    if !row.extra.isEmpty { lines.append("") }
    for (name, value) in row.extra.sorted(by: { $0.key < $1.key }) {
      let text = if case .string(let text) = value { Paragraph.folded(text) } else { JSONText.line(value) }
      lines.append("extra.\(name)  \(text)")
    }
    lines += ["", style.bold("Made by ") + stages.joined(separator: " → ")]
    return lines
  }

  private func page(_ style: Style) -> [String] {
    var lines = [
      style.bold(row.source) + (source?.metadata.title.map { "  " + Paragraph.folded($0.value) } ?? "")
    ]
    if let url = source?.url { lines.append("  " + url.value + style.dim("  (\(url.origin))")) }
    if let saved = source?.savedAt {
      lines.append("  saved " + saved.value + style.dim("  (\(saved.origin))"))
    }
    if !row.section.isEmpty { lines.append("  " + row.section.joined(separator: " › ")) }
    if let speaker = row.speaker { lines.append("  said by " + speaker) }
    lines.append("  characters \(row.start)–\(row.end) of the page's text")
    if let link = row.link { lines.append("  " + style.dim(link)) }
    return lines
  }

  /// The quote between `«` and `»` in its paragraph; painted where there is colour.
  private func passage(_ style: Style, width: Int) -> [String] {
    let context = context
    func neighbour(_ text: String?) -> [String] {
      guard let text else { return [] }
      let short = Paragraph.cut(Paragraph.folded(text), width: 300)
      return Paragraph.wrapped(short, width: width, indent: "  ").map(style.dim)
    }
    // Private-use characters mark the quote while the text is folded and wrapped.
    let (open, close) = ("\u{E000}", "\u{E001}")
    var inQuote = false
    let marked = Paragraph.folded(context.lead + open + context.quote + close + context.tail)
    let paragraph = Paragraph.wrapped(marked, width: width, indent: "  ").map { line in
      guard style.colour else { return line.replacing(open, with: "«").replacing(close, with: "»") }
      var out = ""
      var part = ""
      for character in line {
        guard String(character) == open || String(character) == close else {
          part.append(character)
          continue
        }
        out += inQuote ? style.green(part) : part
        inQuote = String(character) == open
        part = ""
      }
      return out + (inQuote ? style.green(part) : part)
    }
    let before = neighbour(context.before)
    let after = neighbour(context.after)
    return before + (before.isEmpty ? [] : [""]) + paragraph + (after.isEmpty ? [] : [""]) + after
  }

  private func cellTable(_ style: Style, width: Int) -> [String] {
    guard !cells.isEmpty else { return [] }
    let field = max(5, cells.map(\.field.count).max() ?? 0) + 2
    let state = 16
    let basis = 12
    var lines = [
      style.bold(
        "cell".padded(to: field) + "state".padded(to: state) + "basis".padded(to: basis) + "value, rule")
    ]
    for cell in cells {
      let rule = cell.rule.map { "  (\($0))" } ?? ""
      lines.append(
        cell.field.padded(to: field) + cell.state.padded(to: state)
          + (cell.basis ?? "").padded(to: basis) + (cell.value.map(Paragraph.folded) ?? "")
          + style.dim(rule))
      if let words = cell.words, let place = cell.place,
        place.lowerBound < row.start || place.upperBound > row.end
      {
        lines.append(
          String(repeating: " ", count: field)
            + style.dim(
              "from \"" + Paragraph.cut(Paragraph.folded(words), width: max(20, width - field - 8)) + "\""))
      }
    }
    return lines
  }

  /// For machines.
  func json() throws -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    let context = context
    return .object([
      .init("evidence", try JSONText.value(of: row)),
      .init(
        "page",
        .object([
          .init("source_id", .string(row.sourceID)), .init("source", .string(row.source)),
          .init("title", text(source?.metadata.title?.value)), .init("url", text(source?.url?.value)),
          .init("saved_at", text(source?.savedAt?.value)),
        ])),
      .init(
        "context",
        .object([
          .init("before", text(context.before)),
          .init("paragraph", .string(context.lead + context.quote + context.tail)),
          .init("after", text(context.after)),
        ])),
      .init(
        "cells",
        .array(
          cells.map { cell in
            .object([
              .init("field", .string(cell.field)), .init("value", text(cell.value)),
              .init("state", .string(cell.state)), .init("basis", text(cell.basis)),
              .init("start", (cell.place?.lowerBound).map(JSONValue.int) ?? .null),
              .init("end", (cell.place?.upperBound).map(JSONValue.int) ?? .null),
              .init("words", text(cell.words)), .init("rule", text(cell.rule)),
            ])
          })),
      .init("stages", .array(stages.map(JSONValue.string))),
    ])
  }
}
