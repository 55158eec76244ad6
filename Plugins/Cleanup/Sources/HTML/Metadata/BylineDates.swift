internal import ThreshKit
internal import ThreshMarkup

/// The dates in the lines around a page's title, and what the words before them say they are.
struct BylineDates {
  private(set) var published: [StatedValue] = []
  private(set) var modified: [StatedValue] = []
  /// Whether there are several dates without a word to them.
  var isList: Bool { unsaid.count > 2 }
  private var unsaid: Set<String> = []

  /// Where a date was found that stands under the text.
  static let endOrigin = "page-end"

  private enum Role { case published, modified, unsaid, other }

  init(_ lines: TitleLines) {
    var before: [StatedValue] = []
    // "Published" on a line of its own belongs to the date on the next.
    var label = ""
    var isTeasers = false
    for line in lines.lines {
      // What follows the linked title of another page is about that.
      isTeasers = isTeasers || line.isTeaser
      let found = Self.dates(line, after: label)
      label = found.isEmpty && line.words <= 3 ? line.text : ""
      for (value, role) in found {
        if role == .unsaid { unsaid.insert(value.value) }
        if isTeasers, role != .published { continue }
        switch role {
        case .modified: modified.append(value)
        case .published: published.append(value)
        case .unsaid where line.place < 0: before.insert(value, at: 0)
        case .unsaid: published.append(value)
        case .other: break
        }
      }
    }
    published += before
    for line in lines.ends {
      for (value, role) in Self.dates(line, after: "") {
        if role == .published { published.append(value) }
        // Many pages of no date tell when anything on them was last touched.
        if role == .modified { modified.append(StatedValue(value.value, from: Self.endOrigin)) }
      }
    }
  }

  private static func dates(_ line: TitleLines.Line, after heading: String) -> [(StatedValue, Role)] {
    guard line.hasDigit || line.pieces.contains(where: { $0.time != nil }) else { return [] }
    var found: [(StatedValue, Role)] = []
    var label = heading + " "
    var run = ""
    let length = line.text.utf8.count
    func read() {
      var rest = Array(run.utf8)
      while let date = StatedDate.first(in: rest) {
        label += String(decoding: rest[..<date.bytes.lowerBound], as: UTF8.self)
        let role = role(label)
        if date.hasDay,
          line.isMarked || length - date.bytes.count <= (line.pieces.count > 2 ? 80 : 40)
            || role == .published || role == .modified
        {
          found.append((StatedValue(date.iso, from: "byline"), role))
        }
        label = ""
        rest = Array(rest[date.bytes.upperBound...])
      }
      label += String(decoding: rest, as: UTF8.self) + " "
      run = ""
    }
    for piece in line.pieces {
      if let time = piece.time, let iso = StatedDate.iso(time), iso.utf8.count == 10 {
        read()
        // What is shown is what the author meant; the mark may be in another time zone.
        let shown = StatedDate.iso(piece.text).flatMap { $0.utf8.count == 10 ? $0 : nil }
        found.append(
          (StatedValue(shown ?? iso, from: shown == nil ? "time" : "byline"), role(label + piece.text)))
        label = ""
      } else {
        run += piece.text + " "
      }
    }
    read()
    return found
  }

  /// What the last telling word of `label` says.
  private static func role(_ label: String) -> Role {
    let text = Array(label.suffix(60).lowercased().utf8)
    var best = (end: -1, role: Role.unsaid)
    for (words, role) in telling {
      for word in words where word.count <= text.count {
        var place = text.count - word.count
        while place > best.end {
          if text[place] == word[0], text[place...].starts(with: word) { best = (place, role) }
          place -= 1
        }
      }
    }
    return best.role
  }

  private static let telling: [([[UInt8]], Role)] = [
    (updates.map { Array($0.utf8) }, .modified), (publications.map { Array($0.utf8) }, .published),
    (others.map { Array($0.utf8) }, .other),
  ]

  private static let updates = [
    "updated", "modified", "revised", "reviewed", "last edit", "edited", "update:", "bijgewerkt", "gewijzigd",
    "aktualisiert", "mis à jour", "modifié", "actualizado", "aggiornato", "atualizado", "uppdaterad",
    "opdateret", "oppdatert", "zaktualizowano", "обновлено", "更新",
  ]

  private static let publications = [
    "published", "publication", "posted", "written", "first seen", "started", "created", "gepubliceerd",
    "geplaatst", "veröffentlicht", "erstellt", "publié", "publicado", "pubblicato", "publicerad", "udgivet",
    "publisert", "opublikowano", "опубликовано", "发布", "公開",
  ]

  /// Words before a date that is neither.
  private static let others = [
    "joined", "expires", "until", "deadline", "copyright", "©", "since", "event", "valid", "registered",
    "member",
    "through", "starts", "ends", "release", "version", "born",
  ]
}
