internal import ThreshKit

/// A cleaned page as Markdown: headings, lists, quotes, tables, links and paragraphs.
struct DocumentMarkdown {
  private let document: Document
  private let scalars: [Unicode.Scalar]

  init(_ document: Document) {
    self.document = document
    scalars = Array(document.text.unicodeScalars)
  }

  /// The whole page, without what it says about itself.
  var text: String {
    var parts: [String] = []
    var wasListItem = false
    var voice = Voice()
    var tablesLeft = document.tables.filter { $0.cells.contains { $0.start < $0.end } }[...]
    for block in document.blocks where block.kind != .furniture {
      let isListItem = block.kind == .listItem
      defer { wasListItem = isListItem }
      if let line = voice.line(before: block, folded(block)) {
        parts.append(line)
        wasListItem = false
      }
      switch block.kind {
      case .heading:
        parts.append(String(repeating: "#", count: min(6, max(1, block.level ?? 2))) + " " + folded(block))
      case .listItem:
        let item = String(repeating: "  ", count: max(0, (block.level ?? 1) - 1)) + "- " + folded(block)
        if wasListItem, let last = parts.indices.last {
          parts[last] += "\n" + item
        } else {
          parts.append(item)
        }
      case .quote:
        parts.append(
          words(block.start, block.end).split(separator: "\n", omittingEmptySubsequences: false)
            .map { "> " + $0 }.joined(separator: "\n"))
      case .code: parts.append("```\n" + plain(block.start..<block.end) + "\n```")
      case .caption: parts.append("*" + folded(block) + "*")
      case .tableCell:
        // The whole table is written where its first cell stands.
        guard let table = tablesLeft.first, let first = table.cells.first(where: { $0.start < $0.end }),
          block.start >= first.start
        else { continue }
        parts.append(markdown(table))
        tablesLeft = tablesLeft.dropFirst()
      case .paragraph, .footnote, .furniture: parts.append(words(block.start, block.end))
      }
    }
    return parts.joined(separator: "\n\n")
  }

  /// Who speaks, where a page has several voices.
  private struct Voice {
    private var name: String?
    private var date: String?

    /// The line that says who speaks from `block` on; nil when nothing changes, or when its words begin with the name.
    mutating func line(before block: Block, _ words: String) -> String? {
      // A question may stand over all its answers.
      guard block.kind != .heading, (block.speaker, block.date) != (name, date) else { return nil }
      (name, date) = (block.speaker, block.date)
      guard let name, !words.hasPrefix(name) else { return nil }
      return "**" + name + "**" + (date.map { " (" + $0 + ")" } ?? "") + ":"
    }
  }

  // MARK: Words

  private func folded(_ block: Block) -> String { folded(block.start, block.end) }

  private func folded(_ start: Int, _ end: Int) -> String {
    words(start, end).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The words between two places, with their links.
  private func words(_ start: Int, _ end: Int) -> String {
    guard start >= 0, start <= end, end <= scalars.count else { return "" }
    var text = ""
    var at = start
    for link in links(in: start..<end) {
      guard link.start >= at, let target = Self.address(link.target) else { continue }
      let words = plain(link.start..<link.end)
      guard !words.contains(where: { "[]".contains($0) || $0.isNewline }) else { continue }
      text += plain(at..<link.start) + "[" + words + "](" + target + ")"
      at = link.end
    }
    return text + plain(at..<end)
  }

  private func links(in range: Range<Int>) -> some Sequence<Hyperlink> {
    let links = document.links
    var low = 0
    var high = links.count
    while low < high {
      let middle = (low + high) / 2
      if links[middle].start < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return links[low...].prefix { $0.start < range.upperBound }.filter { $0.end <= range.upperBound }
  }

  /// An address as Markdown writes it; nil for places on the page itself, scripts and what is no address.
  private static func address(_ target: String) -> String? {
    let target = target.trimmingPrefix { $0.isWhitespace }
    let scheme = target.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    let hasScheme = target.dropFirst(scheme.count).first == ":"
    guard !target.isEmpty, target.first != "#",
      !hasScheme || ["http", "https", "mailto"].contains(scheme.lowercased())
    else { return nil }
    var written = ""
    for character in target {
      switch character {
      case " ": written += "%20"
      case "(": written += "%28"
      case ")": written += "%29"
      case "|": written += "%7C"
      case "<": written += "%3C"
      case ">": written += "%3E"
      default: if !character.isNewline { written.append(character) }
      }
    }
    return written
  }

  private func plain(_ range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= scalars.count else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  // MARK: Tables

  /// A table with its columns under each other: where a cell spans several, the rest of its place is empty.
  private func markdown(_ table: Table) -> String {
    let rows = Dictionary(grouping: table.cells, by: \.row).sorted { $0.key < $1.key }
    // A hostile page can declare spans of any size; the grid is made of the columns in which cells begin.
    let columns = Set(table.cells.map(\.column)).sorted()
    let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    let isGrid = rows.count * columns.count <= 4 * table.cells.count + 1000
    var lines: [String] = []
    for (number, row) in rows.enumerated() {
      var cells = isGrid ? Array(repeating: "", count: columns.count) : []
      for cell in row.value.sorted(by: { $0.column < $1.column }) {
        let text = folded(cell.start, cell.end).replacing("|", with: "\\|")
        if isGrid, let index = place[cell.column] { cells[index] = text } else { cells.append(text) }
      }
      lines.append("| " + cells.joined(separator: " | ") + " |")
      if number == 0 { lines.append("|" + String(repeating: "---|", count: cells.count)) }
    }
    return lines.joined(separator: "\n")
  }
}
