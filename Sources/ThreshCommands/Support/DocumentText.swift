internal import Foundation
internal import ThreshKit

/// A cleaned page as text for people and for other programs.
enum DocumentText {
  /// The text without what the page says about itself ("6 min read", "Leave a Comment").
  static func plain(_ document: Document) -> String {
    let furniture = document.blocks.filter { $0.kind == .furniture }
    guard !furniture.isEmpty else { return document.text }
    let scalars = Array(document.text.unicodeScalars)
    var kept = String.UnicodeScalarView()
    var at = 0
    for block in furniture where block.start >= at && block.end <= scalars.count {
      kept.append(contentsOf: scalars[at..<block.start])
      at = block.end
    }
    kept.append(contentsOf: scalars[at...])
    return String(kept)
  }

  /// Headings, lists, quotes, tables and paragraphs as Markdown.
  static func markdown(_ document: Document) -> String {
    let scalars = Array(document.text.unicodeScalars)
    func words(_ start: Int, _ end: Int) -> String {
      guard start >= 0, start <= end, end <= scalars.count else { return "" }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<end])
      return String(view)
    }
    var parts: [String] = []
    var wasListItem = false
    var tablesLeft = document.tables[...]
    for block in document.blocks where block.kind != .furniture {
      let text = words(block.start, block.end)
      let folded = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      let isListItem = block.kind == .listItem
      defer { wasListItem = isListItem }
      switch block.kind {
      case .heading:
        parts.append(String(repeating: "#", count: min(6, max(1, block.level ?? 2))) + " " + folded)
      case .listItem:
        let item = String(repeating: "  ", count: max(0, (block.level ?? 1) - 1)) + "- " + folded
        if wasListItem, let last = parts.indices.last {
          parts[last] += "\n" + item
        } else {
          parts.append(item)
        }
      case .quote:
        parts.append(
          text.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }
            .joined(separator: "\n"))
      case .code: parts.append("```\n" + text + "\n```")
      case .caption: parts.append("*" + folded + "*")
      case .tableCell:
        // The whole table is written where its first cell stands.
        guard let table = tablesLeft.first, let first = table.cells.first(where: { $0.start < $0.end }) else {
          continue
        }
        if block.start >= first.start {
          parts.append(markdown(table, words))
          tablesLeft = tablesLeft.dropFirst()
        }
      case .paragraph, .footnote, .furniture: parts.append(text)
      }
    }
    return parts.joined(separator: "\n\n")
  }

  private static func markdown(_ table: Table, _ words: (Int, Int) -> String) -> String {
    // A hostile page can declare spans of any size; the grid is made of the cells that exist.
    let rows = Dictionary(grouping: table.cells, by: \.row).sorted { $0.key < $1.key }
    var lines: [String] = []
    for (number, row) in rows.enumerated() {
      let cells = row.value.sorted { $0.column < $1.column }.map { cell in
        words(cell.start, cell.end).split(whereSeparator: \.isNewline).joined(separator: " ")
          .replacing("|", with: "\\|")
      }
      lines.append("| " + cells.joined(separator: " | ") + " |")
      if number == 0 { lines.append("|" + String(repeating: "---|", count: cells.count)) }
    }
    return lines.joined(separator: "\n")
  }

  /// One line of JSON for other programs: `{"id","text","title","author","date","page_type"}`.
  static func line(id: String, _ document: Document?) -> String {
    func stated(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    let metadata = document?.metadata
    let authors = metadata?.authors.map(\.value) ?? []
    return JSONText.line(
      .object([
        .init("id", .string(id)),
        .init("text", .string(document.map(plain) ?? "")),
        .init("title", stated(metadata?.title?.value)),
        .init("author", authors.isEmpty ? .null : .string(authors.joined(separator: "; "))),
        .init("date", stated(metadata?.published?.value)),
        .init("page_type", stated(metadata?.pageType?.value)),
      ]))
  }

  /// A file's name without folder and endings: `a/0001.html.gz` is `0001`.
  static func stem(_ path: String) -> String {
    let endings = [
      ".gz", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".txt", ".text", ".md", ".markdown", ".xml",
      ".nxml",
    ]
    var name = path.split(separator: "/").last.map(String.init) ?? path
    while let ending = endings.first(where: { name.lowercased().hasSuffix($0) && name.count > $0.count }) {
      name.removeLast(ending.count)
    }
    return name
  }
}
