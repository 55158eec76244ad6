internal import ThreshKit
internal import ThreshMarkup

/// Reads author and dates from the lines around the title of an article, where readers see them.
///
/// Only short lines near the main heading count, never a footer, a side bar, a list of other articles or a comment.
struct BylineReader {
  private(set) var authors: [StatedValue] = []
  private(set) var published: StatedValue?
  private(set) var modified: StatedValue?
  /// A line that names somebody with a degree: "Medically reviewed by Jane Doe, MD".
  private(set) var credentials: StatedValue?

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
      let isMarked = !segment.hints.isDisjoint(with: [.byline, .author])
      readDates(text, marked: isMarked)
      if authors.isEmpty { readAuthor(text, marked: isMarked) }
      readMarkedAuthor(segment, text, outline)
      if credentials == nil {
        let line = String(decoding: text, as: UTF8.self)
        if AppraisalWords.isCredentials(line) { credentials = StatedValue(line, from: "byline") }
      }
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

  /// Reads "By Jane Doe", "Posted 3 May 2021 by Jane Doe" and the like.
  private mutating func readAuthor(_ text: [UInt8], marked: Bool) {
    let words = String(decoding: text, as: UTF8.self).split(separator: " ").map(String.init)
    guard let first = words.first?.lowercased(), words.count > 1 else { return }
    var start = 1
    if first != "by", first != "by:", first != "author:" {
      guard let by = words.firstIndex(where: { $0.lowercased() == "by" || $0.lowercased() == "by:" }) else {
        return
      }
      let isByline = marked || ["written", "posted", "published", "words"].contains(first)
      guard isByline, by <= 6 || StatedDate.first(in: text) != nil else { return }
      if Self.reviewers.contains(where: words[..<by].joined(separator: " ").lowercased().contains) { return }
      start = by + 1
    }
    var name: [String] = []
    for word in words[start...] {
      let lower = word.lowercased()
      let isName = word.first.map { $0.isUppercase } ?? false
      guard isName || Self.particles.contains(lower), !Self.ends.contains(lower),
        StatedDate.first(in: Array(word.utf8)) == nil
      else { break }
      name.append(word)
      if word.hasSuffix(",") || word.hasSuffix("|") || (word.hasSuffix(".") && word.count > 3)
        || name.count == 8
      {
        break
      }
    }
    while let last = name.last, Self.particles.contains(last.lowercased()) { name.removeLast() }
    authors = PersonName.split(name.joined(separator: " ")).compactMap(PersonName.clean)
      .map { StatedValue($0, from: "byline") }
  }

  /// Reads a line that holds nothing but a name, in an element whose own name says that it is the author's.
  private mutating func readMarkedAuthor(_ segment: Segment, _ text: [UInt8], _ outline: Outline) {
    guard authors.isEmpty, (2...4).contains(segment.words), segment.digits == 0, segment.stops == 0 else {
      return
    }
    var element = segment.element
    var isMarked = false
    for _ in 0..<3 where element >= 0 {
      isMarked = isMarked || outline.elements[element].own.contains(.author)
      element = outline.elements[element].parent
    }
    let line = String(decoding: text, as: UTF8.self)
    let words = line.split(separator: " ")
    guard isMarked,
      words.allSatisfy({ $0.first?.isUppercase == true || Self.particles.contains($0.lowercased()) }),
      !words.contains(where: { Self.roles.contains($0.lowercased()) }), let name = PersonName.clean(line)
    else { return }
    authors = [StatedValue(name, from: "byline")]
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

  private static let particles: Set<String> = [
    "de", "van", "von", "der", "den", "la", "le", "di", "and", "&",
  ]

  /// Who stands after "by" but did not write the page.
  private static let reviewers = [
    "reviewed", "checked", "photo", "image", "updated", "edited", "powered", "sponsored",
  ]

  /// Words of lines that are about authors but are no name.
  private static let roles: Set<String> = [
    "about", "author", "authors", "all", "by", "contributor", "editor", "follow", "meet", "more", "posts",
    "read",
    "share", "staff", "team", "the", "view", "writer", "written", "profile", "published", "updated",
    "contributing",
    "senior", "manager", "director", "reviewed", "medically", "expert",
  ]

  private static let ends: Set<String> = [
    "updated", "published", "posted", "last", "on", "january", "february", "march", "april", "may", "june",
    "july",
    "august", "september", "october", "november", "december",
  ]
}
