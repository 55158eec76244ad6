internal import ThreshText

/// Sets of single words that the readers of studies look up.
struct StudyWords: Sendable {
  let studyVerbs, past, discourse, wanted, needed: Set<WordHash>
  let definite, these, indefinite, quantifiers, functionWords, advice: Set<WordHash>
  let journalNouns, journalWords, joiners, beforeIn, notAJournal, institutionWords: Set<WordHash>
  /// Words inside a counted noun phrase that elsewhere end one: "28 published trials".
  let describing: Set<WordHash>
  let knownAcronyms, institutionAcronyms: Set<WordHash>
  let runBy, months, publish, participants, enrolled, notAPerson, notInJournal: Set<WordHash>

  init(_ cues: StudyCueFile, _ names: StudyNameFile) {
    func set(_ list: [String]) -> Set<WordHash> { Set(list.map { WordHash($0) }) }
    studyVerbs = set(cues.studyVerbs)
    past = set(cues.past)
    discourse = set(cues.discourse)
    wanted = set(cues.wanted)
    needed = set(cues.needed)
    definite = set(cues.definite)
    these = set(cues.demonstrativePlural)
    indefinite = set(cues.indefinite)
    quantifiers = set(cues.quantifiers)
    functionWords = set(cues.functionWords)
    advice = set(cues.advice)
    describing = set(cues.describing)
    journalNouns = set(names.journalNouns)
    journalWords = set(names.journalWords)
    joiners = set(names.joiners)
    beforeIn = set(names.beforeIn)
    notAJournal = set(names.notAJournal)
    institutionWords = set(names.institutionWords)
    runBy = set(names.runBy)
    months = set(names.months)
    publish = set(names.publish)
    institutionAcronyms = set(names.institutions.filter { !$0.contains(" ") })
    knownAcronyms = set((names.institutions + names.journals + names.acronyms).filter { !$0.contains(" ") })
    participants = set(names.participants)
    enrolled = set(names.enrolled)
    notAPerson = set(names.notAPerson)
    notInJournal = set(names.notInJournal)
  }

  static let the = WordHash("the")
  static let and = WordHash("and")
  static let or = WordHash("or")
  static let of = WordHash("of")
  static let `in` = WordHash("in")
  static let on = WordHash("on")
  static let by = WordHash("by")
  static let at = WordHash("at")
  static let from = WordHash("from")
  static let to = WordHash("to")
  static let with = WordHash("with")
  static let among = WordHash("among")
  static let same = WordHash("same")
  static let it = WordHash("it")
  static let one = WordHash("one")
  static let journal = WordHash("journal")
  static let possessive = WordHash("'s")
  static let et = WordHash("et")
  static let al = WordHash("al")
  static let colleagues = WordHash("colleagues")
  static let titles = Set(["dr", "professor", "prof"].map { WordHash($0) })
  static let according = WordHash("according")
  static let open = WordHash("(")
  static let close = WordHash(")")
  static let comma = WordHash(",")
  static let ampersand = WordHash("&")
  /// Before "study", where an article speaks of itself.
  static let own = Set(["this", "our", "present", "current"].map { WordHash($0) })
  /// Words by which a sentence speaks to the reader.
  static let reader = Set(["you", "your", "yourself", "please"].map { WordHash($0) })
  static let firstPerson = Set(["we", "our", "us"].map { WordHash($0) })
  static let studies = Set(
    [
      "studies", "trials", "rcts", "papers", "articles", "reviews", "meta", "publications", "experiments",
      "reports", "cohorts", "investigations", "comparisons", "surveys",
    ].map {
      WordHash($0)
    })
  /// Words that make a name an organisation by themselves; "Health" and "Group" do not.
  static let organisations = Set(
    [
      "university", "institute", "institutes", "academy", "association", "society", "foundation",
      "organization",
      "organisation", "administration", "agency", "department", "ministry", "college", "council",
      "commission",
      "federation", "bureau", "force", "centers", "centres", "board", "committee", "service", "authority",
      "hospital",
      "hospitals", "clinic", "school", "center", "centre",
    ].map { WordHash($0) })
}
