internal import ThreshKit
internal import ThreshMarkup

/// The names of authors in the lines around a page's title.
struct BylineAuthors {
  /// After "By" or "Written by".
  private(set) var written: [StatedValue] = []
  /// In a link to a page of the author's, or in an element named for the author.
  private(set) var marked: [StatedValue] = []
  /// A line that names somebody with a degree: "Medically reviewed by Jane Doe, MD".
  private(set) var credentials: StatedValue?

  init(_ lines: TitleLines) {
    var expectsName = false
    let isForum = lines.lines.contains { line in
      line.pieces.first?.words.first.map { Self.members.contains($0.lowercased()) } ?? false
    }
    var isTeasers = false
    for line in lines.lines {
      // What follows the linked title of another page is about that.
      isTeasers = isTeasers || line.isTeaser
      if credentials == nil, line.text.utf8.contains(UInt8(ascii: ",")),
        AppraisalWords.isCredentials(line.text)
      {
        credentials = StatedValue(line.text, from: "byline")
      }
      if written.isEmpty, !isTeasers {
        written = Self.names(in: line, from: expectsName ? 0 : nil).map { StatedValue($0, from: "byline") }
      }
      expectsName = Self.endsInBy(line)
      if marked.isEmpty, !isTeasers { marked = Self.marked(line, isForum: isForum) }
    }
    for line in lines.ends where written.isEmpty && marked.isEmpty && Self.opens(line) {
      written = Self.names(in: line, from: nil).map { StatedValue($0, from: "byline") }
    }
  }

  /// Whether the line begins with "Written" or another word that tells what "by" means.
  private static func opens(_ line: TitleLines.Line) -> Bool {
    guard let first = line.pieces.first?.words.first?.lowercased() else { return false }
    return openers.contains(first) || line.text.lowercased().holds("written by")
  }

  /// Whether the line is "By" or "Written by", and the name is to come.
  private static func endsInBy(_ line: TitleLines.Line) -> Bool {
    guard line.words <= 3, let last = line.pieces.last?.words.last?.lowercased(), byWords.contains(last)
    else {
      return false
    }
    return !isOther(line.text)
  }

  private static func isBy(_ word: Substring) -> Bool {
    word.utf8.count <= 8 && byWords.contains(word.lowercased())
  }

  /// Reads "By Jane Doe", "Posted 3 May 2021 by Jane Doe" and the like.
  private static func names(in line: TitleLines.Line, from given: Int?) -> [String] {
    guard given != nil || line.pieces.contains(where: { $0.words.contains(where: isBy) }) else { return [] }
    let words = line.pieces.indices.flatMap { piece in line.pieces[piece].words.map { (piece, $0) } }
    guard let first = words.first?.1.lowercased() else { return [] }
    var start = 0
    if given == nil {
      guard let by = words.firstIndex(where: { isBy($0.1) }), by + 1 < words.count
      else { return [] }
      if by > 0 {
        let before = words[..<by].map { String($0.1) }.joined(separator: " ").lowercased()
        let isByline =
          line.isMarked || openers.contains(first) || words[by].0 != words[by - 1].0
          || StatedDate.first(in: Array(line.text.utf8)) != nil
        guard isByline, by <= 8 || line.isMarked, !isOther(before) else { return [] }
      }
      start = by + 1
    }
    // The name ends with the piece of text it is in, unless another name follows.
    var names: [String] = []
    var name: [Substring] = []
    var index = start
    // A line of two words, "by" and a user's name.
    let isAlone = given == nil && start == 1 && words.count == 2 && line.place > 0
    func finish() {
      while let last = name.last, particles.contains(last.lowercased()) { name.removeLast() }
      let text = name.joined(separator: " ")
      if !text.isEmpty { names += PersonName.split(text).compactMap(PersonName.clean) }
      name = []
    }
    while index < words.count {
      let (piece, word) = words[index]
      let lower = word.lowercased()
      if index > start, piece != words[index - 1].0, !name.isEmpty {
        let joins = joiners.contains(lower) || joiners.contains(words[index - 1].1.lowercased())
        if !joins, words[index - 1].1.last != "," || line.pieces[piece].link == nil { break }
      }
      // The text of a link is a name however it is written.
      let isLinked = line.pieces[piece].link != nil && line.pieces[piece].words.count <= 5
      let isName = word.first.map { $0.isUppercase || !$0.isCased } ?? false || isAlone
      if months.contains(lower), index + 1 < words.count, words[index + 1].1.first?.isNumber == true { break }
      guard isLinked || isName || particles.contains(lower) || joiners.contains(lower),
        // "May" and "April" begin names too.
        index == start || !ends.contains(lower),
        word.contains(where: \.isLetter) || joiners.contains(lower), name.count < 9, names.count < 9
      else { break }
      name.append(word)
      index += 1
      if word.hasSuffix("|") || word.hasSuffix("•") || (word.hasSuffix(".") && word.count > 4) { break }
    }
    finish()
    // "Jane Doe, Managing Editor" is one name.
    return names.enumerated().filter { $0 == 0 || !isRole($1) }.map(\.element)
  }

  private static func marked(_ line: TitleLines.Line, isForum: Bool) -> [StatedValue] {
    for piece in line.pieces where (1...5).contains(piece.words.count) {
      let isByline =
        isForum || line.isMarked || line.text.hasSuffix(" ago")
        || (line.hasDigit && StatedDate.first(in: Array(line.text.utf8)) != nil)
      let leadsToAuthor =
        piece.isAuthorLink || piece.link.map { isAuthorAddress($0, inByline: isByline) } ?? false
      let isMarked = piece.isAuthors || (line.isAuthors && line.words <= 6)
      guard leadsToAuthor || isMarked, !isRole(piece.text),
        !piece.text.contains(where: \.isNumber) || leadsToAuthor,
        leadsToAuthor
          || piece.words.allSatisfy({ $0.first?.isUppercase == true || particles.contains($0.lowercased()) }),
        let name = PersonName.clean(piece.text)
      else { continue }
      let origin = piece.isAuthorLink ? "rel-author" : leadsToAuthor ? "author-link" : "byline"
      return [StatedValue(name, from: origin)]
    }
    return []
  }

  /// Whether a link leads to a page about one person: `/author/jane-doe`. Pages of users, `member.php?u=12`, count in
  /// bylines only: readers have them too.
  static func isAuthorAddress(_ address: String, inByline: Bool) -> Bool {
    let parts = address.lowercased().utf8.split { separators.contains($0) }.map(Substring.init)
    guard
      let index = parts.firstIndex(where: { folders.contains($0) || (inByline && userFolders.contains($0)) })
    else { return inByline && parts.last?.first == "@" }
    return index > 0 || address.first == "/" ? index + 1 < parts.count : false
  }

  /// Whether a text is about authors or users but no name. A team may be one: "Clinic Staff".
  static func isRole(_ text: String) -> Bool {
    var words = text.lowercased().split(separator: " ")
    if words.count > 1, let last = words.last, teams.contains(last) { words.removeLast() }
    return words.contains { roles.contains(String($0)) }
  }

  private static func isOther(_ text: String) -> Bool {
    let lower = text.lowercased()
    return reviewers.contains(where: lower.holds)
  }

  /// Between the parts of an address.
  private static let separators = Array("/?&.=".utf8)
  private static let folders: Set<Substring> = [
    "author", "authors", "contributor", "contributors", "writer", "writers", "people", "person", "producers",
    "columnist", "columnists", "journalist", "autor", "auteur", "autore",
  ]
  private static let userFolders: Set<Substring> = [
    "profile", "profiles", "user", "users", "u", "member", "members", "memberlist", "by",
  ]
  /// First words of lines about a member of a forum.
  private static let members: Set<String> = [
    "joined", "joined:", "posts", "posts:", "reputation:", "threads:",
  ]
  private static let teams: Set<Substring> = ["staff", "team", "editors", "desk"]
  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  private static let byWords: Set<String> = [
    "by", "by:", "author:", "authors:", "von", "door", "par", "por", "autor:", "auteur:",
  ]
  private static let openers: Set<String> = [
    "written", "posted", "published", "words", "text", "started", "story", "article",
  ]
  private static let joiners: Set<String> = ["and", "&", ","]

  static let particles: Set<String> = ["de", "van", "von", "der", "den", "la", "le", "di", "da", "del", "al"]

  /// Who stands after "by" but did not write the page.
  private static let reviewers = [
    "reviewed", "checked", "photo", "image", "updated", "edited", "powered", "sponsored", "presented",
    "last ",
    "illustrat", "designed", "video", "brought", "hosted", "filter", "sort", "made", "sold",
  ]

  /// Words of lines that are about authors but are no name.
  private static let roles: Set<String> = [
    "about", "author", "authors", "all", "by", "contributor", "editor", "follow", "meet", "more", "posts",
    "read", "share", "staff", "team", "the", "view", "writer", "written", "profile", "published", "updated",
    "contributing", "senior", "manager", "director", "reviewed", "medically", "expert", "log", "login",
    "sign",
    "register", "reply", "join", "joined", "member", "members", "posted", "bio", "articles", "guest", "home",
    "new", "comment", "comments", "contributors", "facebook", "twitter", "linkedin", "instagram", "get",
    "try",
    "free", "our", "search", "settings", "account", "representative", "head", "founder", "ceo", "president",
    "professor", "editorial",
  ]

  private static let ends: Set<String> = [
    "updated", "published", "posted", "last", "on", "in", "january", "february", "march", "april", "may",
    "june",
    "july", "august", "september", "october", "november", "december", "»", "|", "•", "·", "–", "-", "—",
  ]
}
