internal import ThreshKit

/// What a row says about its study, in a form that can be compared.
struct StudyIdentity: Sendable, Hashable {
  var doi: String?
  var pmid: String?
  var year: Int?
  var venue: String?
  var author: String?
  var institution: String?
  var design: Design?
  var nStudies: Int?
  var nParticipants: Int?
  /// Page and place of the words that mention it.
  var mention: String?

  init(_ row: Evidence) {
    let study = row.study
    doi = row.citation?.doi?.lowercased()
    pmid = row.citation?.pmid
    year = study.year
    venue = study.venue.flatMap(Self.folded)
    author = study.author.flatMap(Self.surname)
    institution = study.institution.flatMap(Self.folded)
    design = study.design
    nStudies = study.nStudies
    nParticipants = study.nParticipants
    mention = row.citation.map { "\(row.sourceID):\($0.start):\($0.end)" }
  }

  /// A fact, or facts together, that two mentions of one study share and two studies hardly do.
  struct Basis: Sendable, Hashable {
    /// Equal for two rows that agree.
    var key: String
    /// In words, for a reviewer.
    var reason: String
    var score: Double
    /// False when the basis only joins rows, without telling the study apart from others.
    var isIdentifying = true
    /// True for a DOI or PubMed id, which joins rows even where they disagree on other facts.
    var isIdentifier: Bool { score == 1 }
  }

  /// All bases that this row offers, the strongest first.
  var bases: [Basis] {
    var bases: [Basis] = []
    func add(_ score: Double, _ name: String, _ facts: Any?...) {
      let texts = facts.compactMap { $0.map { "\($0)" } }
      guard texts.count == facts.count else { return }
      let shown = texts.joined(separator: ", ")
      bases.append(Basis(key: "\(name):" + shown, reason: "same \(name): \(shown)", score: score))
    }
    add(1, "DOI", doi)
    add(1, "PubMed id", pmid)
    add(0.95, "journal, year and author", venue, year, author)
    add(0.9, "journal and number of studies", venue, nStudies)
    add(0.9, "journal and number of participants", venue, nParticipants)
    add(0.85, "author and year", author, year)
    add(0.85, "author and journal", author, venue)
    add(0.8, "journal and year", venue, year)
    add(0.8, "year, number of studies and number of participants", year, nStudies, nParticipants)
    add(0.8, "institution and number of participants", institution, nParticipants)
    add(0.75, "institution and number of studies", institution, nStudies)
    add(0.75, "year and number of participants", year, nParticipants)
    add(0.7, "institution, design and year", institution, design?.rawValue, year)
    add(0.7, "design, year and number of studies", design?.rawValue, year, nStudies)
    if let mention {
      bases.append(
        Basis(
          key: "mention:" + mention, reason: "the same mention on one page", score: 0.9, isIdentifying: false)
      )
    }
    return bases
  }

  /// Whether both say something that cannot be true of one study.
  func clashes(with other: StudyIdentity) -> Bool {
    func differ<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool {
      if let a, let b { a != b } else { false }
    }
    return differ(doi, other.doi) || differ(pmid, other.pmid) || differ(year, other.year)
      || differ(venue, other.venue) || differ(author, other.author) || differ(nStudies, other.nStudies)
      || differ(nParticipants, other.nParticipants) || Self.clash(design, other.design)
  }

  /// A trial is no review of trials; `study` and designs of one family go together.
  private static func clash(_ a: Design?, _ b: Design?) -> Bool {
    guard let a, let b, a != b, a != .study, b != .study else { return false }
    return family(a) != family(b)
  }

  private static func family(_ design: Design) -> Int {
    switch design {
    case .metaAnalysis, .systematicReview, .review: 0
    case .rct, .clinicalTrial: 1
    case .cohort: 2
    case .survey: 3
    case .imagingStudy: 4
    case .caseStudy: 5
    case .study: 6
    }
  }

  /// Lower case, a leading article and all marks left out; nil when nothing remains.
  private static func folded(_ text: String) -> String? {
    var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    if words.first == "the", words.count > 1 { words.removeFirst() }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The last name of the first author, as far as it can be told: `Vickers` of `Vickers et al.` and `Andrew Vickers`.
  private static func surname(_ author: String) -> String? {
    let first = author.split { $0 == "," || $0 == ";" || $0 == "&" }.first ?? ""
    let words = first.split(separator: " ").prefix { $0 != "et" && $0 != "and" }
    let names = words.filter { $0.count > 2 && !$0.hasSuffix(".") }
    return (names.last ?? words.last).flatMap { folded(String($0)) }
  }
}
