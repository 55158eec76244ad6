internal import ThreshKit
internal import ThreshMarkup

/// Reads author and dates from the lines around the title of an article, where readers see them.
///
/// Only short lines near the main heading count, never a footer, a side bar, a list of other articles or a comment.
struct BylineReader {
  private(set) var authors: [StatedValue] = []
  private(set) var published: StatedValue?
  private(set) var modified: StatedValue?

  private static let elsewhere: Hints = [
    .navigation, .footer, .consent, .related, .comments, .sidebar, .aside, .dialog, .advert, .subscribe,
    .card,
  ]

  init(_ tree: MarkupTree, _ scan: HeadScan, _ content: MainContent) {
    let outline = content.outline
    guard let heading = scan.headings.first(where: { !tree.text(of: $0).isEmpty }) else { return }
    let zone = Self.zone(around: heading, outline)
    for index in zone {
      let segment = outline.segments[index]
      guard segment.words <= 30, segment.hints.isDisjoint(with: Self.elsewhere) else { continue }
      let text = BlockWriter.words(of: segment, tree)
      readDates(text, marked: !segment.hints.isDisjoint(with: [.byline, .author]))
      if authors.isEmpty { readAuthor(text, segment) }
    }
    guard let first = zone.first, let last = zone.last else { return }
    let nodes = outline.segments[first].nodes.lowerBound..<outline.segments[last].nodes.upperBound
    if authors.isEmpty {
      for node in scan.authorLinks where nodes.contains(node) {
        if let name = PersonName.clean(tree.text(of: node)) {
          authors = [StatedValue(name, from: "rel-author")]
          break
        }
      }
    }
    if published == nil {
      for node in scan.times where nodes.contains(node) {
        guard let stated = tree.attributeString(node, .datetime), let iso = StatedDate.iso(stated),
          iso != modified?.value
        else { continue }
        published = StatedValue(iso, from: "time")
        break
      }
    }
  }

  /// From shortly before the heading up to where the text proper has begun.
  private static func zone(around heading: Int, _ outline: Outline) -> Range<Int> {
    guard let place = outline.segments.firstIndex(where: { $0.nodes.lowerBound > heading }) else {
      return 0..<0
    }
    var end = place
    var words = 0
    while end < outline.segments.count, end < place + 30, words < 120 {
      words += outline.segments[end].proseWords
      end += 1
    }
    return max(0, place - 12)..<end
  }

  private mutating func readDates(_ text: [UInt8], marked: Bool) {
    var rest = text[...]
    while let found = StatedDate.first(in: Array(rest)) {
      let label = String(decoding: rest.prefix(found.bytes.lowerBound), as: UTF8.self).lowercased()
      let isLine =
        marked || text.count - found.bytes.count <= 40 || label.contains("publi") || label.contains("posted")
      if found.hasDay, isLine {
        if Self.updates.contains(where: label.contains) {
          modified = modified ?? StatedValue(found.iso, from: "byline")
        } else if published == nil, !Self.others.contains(where: label.contains) {
          published = StatedValue(found.iso, from: "byline")
        }
      }
      rest = rest.dropFirst(found.bytes.upperBound)
      rest = Array(rest)[...]
    }
  }

  private mutating func readAuthor(_ text: [UInt8], _ segment: Segment) {
    let line = String(decoding: text, as: UTF8.self)
    let words = line.split(separator: " ")
    guard let first = words.first?.lowercased(), words.count > 1 else { return }
    var rest = words[...]
    if first == "by" || first == "by:" || first == "author:" {
      rest = rest.dropFirst()
    } else if first == "written" || first == "posted", words[1].lowercased() == "by" {
      rest = rest.dropFirst(2)
    } else {
      return
    }
    var name: [Substring] = []
    for word in rest {
      let isName = word.first.map { $0.isUppercase } ?? false
      guard isName || ["de", "van", "von", "der", "la", "and", "&"].contains(word.lowercased()) else { break }
      if StatedDate.first(in: Array(word.utf8)) != nil || Self.ends.contains(word.lowercased()) { break }
      name.append(word)
      if word.hasSuffix(",") || word.hasSuffix("|") || word.hasSuffix(".") && word.count > 3
        || name.count == 8
      {
        break
      }
    }
    let names = PersonName.split(name.joined(separator: " ")).compactMap(PersonName.clean)
    authors = names.map { StatedValue($0, from: "byline") }
  }

  private static let updates = [
    "updated", "modified", "revised", "reviewed", "last edit", "edited", "bijgewerkt", "gewijzigd",
    "aktualisiert",
    "mis à jour", "modifié", "actualizado", "aggiornato",
  ]

  /// Words before a date that is neither.
  private static let others = [
    "joined", "expires", "until", "deadline", "copyright", "©", "since", "event", "valid",
  ]

  private static let ends: Set<String> = [
    "updated", "published", "posted", "last", "on", "january", "february", "march", "april", "may", "june",
    "july",
    "august", "september", "october", "november", "december",
  ]
}
