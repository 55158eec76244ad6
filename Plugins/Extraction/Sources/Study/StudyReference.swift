internal import ThreshKit
internal import ThreshText

/// How a sentence speaks of a study.
struct StudyReference: Sendable {
  enum Kind: Sendable {
    /// One study, mentioned for the first time.
    case mention
    /// Back to one study: "the review", "this trial".
    case back
    /// Back to several: "these studies".
    case backPlural
    /// Back through what it brought or who ran it: "the findings", "the authors".
    case follow
    /// People at work on a study that may be new: "researchers recruited 80 adults".
    case work
    /// Those who took part, as a likely sign of the study spoken of.
    case subjects
    /// A study named by a pronoun, of the kind spoken of last: "In another, 40 women …", "A bigger one found …".
    case another
    /// Studies in general.
    case generic
    /// Research in general, which has no design.
    case research
    case none
  }

  var kind: Kind
  var head: StudyHead?
  /// The strongest design named.
  var design: Design?
  /// Tokens that name the design.
  var designTokens: Range<Int>?
  /// The words of the mention.
  var tokens: Range<Int>
  var details = StudyDetails()
  /// True for a back reference through "same" or a definite article, which reaches beyond its paragraph.
  var isExplicit = false
  /// Lower-case name of a study that is named by itself.
  var name: String?
}

/// Classifies sentences by how they speak of a study.
struct StudyReferenceReader: Sendable {
  let words: StudyWords
  private let heads: StudyHeadReader
  private let details: StudyDetailReader
  private let counts: StudyCounts

  init(words: StudyWords) {
    self.words = words
    heads = StudyHeadReader(words: words)
    details = StudyDetailReader(words: words)
    counts = StudyCounts(words: words)
  }

  func read(_ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText)
    -> StudyReference
  {
    if let publication = publication(sentence, cues, text) { return publication }
    if let another = another(sentence, cues, text) { return another }
    if let started = opened(sentence, cues, text) { return started }
    guard !cues.isEmpty else { return Self.nothing(sentence) }
    let found = headsIn(sentence, cues, text)
    let first = found.first { isMention($0, sentence, cues, text) }
    let pointing = found.first { !$0.isPlural && $0.determiner == .definite }
    // "One trial in the review": the review is spoken of.
    if let pointing, Self.isReview(pointing.design), let first, !Self.isReview(first.design),
      pointing.tokens.lowerBound > first.tokens.lowerBound
    {
      return back(pointing, found, sentence, cues, text)
    }
    if let first { return mention(first, found, sentence, cues, text) }
    if let pointing { return back(pointing, found, sentence, cues, text) }
    let isFollow = follow(sentence, cues, text)
    if let author = citation(sentence, cues, text, isFollow != nil) { return author }
    // "The data from many studies" are of studies in general.
    let isOfMany = found.contains { $0.isPlural && $0.determiner == .quantifier && !$0.isWanted }
    if let isFollow, isFollow.isExplicit || isFollow.details.venue != nil || !isOfMany { return isFollow }
    if let head = found.first(where: { ($0.isPlural || $0.design != nil) && !$0.isWanted }) {
      let pointsBack = head.isPlural && (head.determiner == .these || head.determiner == .definite)
      if pointsBack || head.design != nil {
        return reference(pointsBack ? .backPlural : .generic, head, found, sentence, cues, text)
      }
    }
    if let work = work(sentence, cues, text) ?? survey(sentence, cues, text) { return work }
    if let open = cues.first(where: { $0.cue == .openQuestion }) {
      return StudyReference(kind: .research, tokens: open.tokens)
    }
    if let wanted = found.first(where: \.isWanted) {
      return StudyReference(kind: .research, tokens: wanted.phrase)
    }
    return rest(sentence, cues, text)
  }

  /// "Published in 2013, it involved …", "It appeared in X in 2019": goes on with the study spoken of.
  private func publication(_ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText)
    -> StudyReference?
  {
    guard let first = sentence.first, !cues.contains(where: \.cue.isHead) else { return nil }
    let isIt = text.tokens[first].word == StudyWords.it
    guard
      let verb = text.tokens[first..<min(sentence.upperBound, first + (isIt ? 4 : 1))].firstIndex(where: {
        words.publish.contains($0.word)
      })
    else { return nil }
    let found = details.read(nil, cues, sentence, text)
    guard found.year != nil || found.venue != nil else { return nil }
    var result = StudyReference(kind: .follow, tokens: first..<verb + 1, details: found)
    counts.read(isReview: true, isMention: true, sentence, text, &result.details)
    return result
  }

  /// "In another, …", "A second, of 40 women, …", "A bigger one, with 242 adults, …" near the beginning of a sentence.
  private func another(_ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText)
    -> StudyReference?
  {
    for index in sentence.prefix(4) where index + 1 < sentence.upperBound {
      let word = text.tokens[index].word
      let next = text.tokens[index + 1]
      let isPronoun: Bool
      if word == Self.another {
        isPronoun = true
      } else if Self.ordinals.contains(word), index > sentence.lowerBound {
        isPronoun = Self.articles.contains(text.tokens[index - 1].word)
      } else if word == StudyWords.one, index >= sentence.lowerBound + 2 {
        isPronoun = words.indefinite.contains(text.tokens[index - 2].word)
      } else {
        isPronoun = false
      }
      guard isPronoun, next.word == StudyWords.comma || Self.afterPronoun.contains(next.word) else {
        continue
      }
      var result = StudyReference(
        kind: .another, tokens: index..<index + 1, details: details.read(nil, cues, sentence, text))
      counts.read(isReview: true, isMention: true, sentence, text, &result.details)
      return result
    }
    return nil
  }

  private static let another = WordHash("another")
  private static let articles = Set(["a", "the"].map { WordHash($0) })
  private static let ordinals = Set(["second", "third", "fourth", "other"].map { WordHash($0) })
  private static let afterPronoun = Set(
    [
      "of", "with", "in", "from", "on", "by", "found", "showed", "reported", "published", "that", "which",
      "followed", "looked", "compared", "tested", "came", "saw", "failed", "concluded", "suggested", "did",
    ].map { WordHash($0) })

  /// "In 2016, Professor Ann Lee followed 5,000 pupils": somebody at work, with a year and people.
  private func opened(_ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText)
    -> StudyReference?
  {
    guard sentence.count > 4, text.tokens[sentence.lowerBound].word == StudyWords.in,
      !cues.contains(where: { $0.cue.isHead || $0.cue == .people }),
      text.year(sentence.lowerBound + 1) != nil,
      let verb = sentence.first(where: { words.studyVerbs.contains(text.tokens[$0].word) })
    else { return nil }
    var found = details.read(nil, cues, sentence, text)
    counts.read(isReview: false, isMention: true, sentence, text, &found)
    guard let people = found.nParticipants, people.tokens.lowerBound > verb else { return nil }
    return StudyReference(kind: .work, tokens: verb..<people.tokens.upperBound, details: found)
  }

  /// "We surveyed 217 patients": a survey without the noun.
  private func survey(_ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText)
    -> StudyReference?
  {
    guard let verb = cues.first(where: { $0.cue == .surveyed }) else { return nil }
    var found = details.read(nil, cues, sentence, text)
    counts.read(isReview: false, isMention: true, sentence, text, &found)
    guard found.nParticipants != nil else { return nil }
    return StudyReference(
      kind: .mention, design: .survey, designTokens: verb.tokens, tokens: verb.tokens, details: found)
  }

  private func headsIn(_ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText)
    -> [StudyHead]
  {
    cues.compactMap { cue in
      guard case .head(let design, let isPlural) = cue.cue else { return nil }
      var head = heads.read(design, isPlural: isPlural, cue.tokens, in: sentence, text)
      // "a systematic review and meta-analysis": the second shares the article of the first.
      if head.determiner == .none, !isPlural, head.phrase.lowerBound > sentence.lowerBound,
        text.tokens[head.phrase.lowerBound - 1].word == StudyWords.and
          || text.tokens[head.phrase.lowerBound - 1].word == StudyWords.ampersand,
        let before = cues.last(where: { $0.tokens.upperBound == head.phrase.lowerBound - 1 }),
        case .head(_, false) = before.cue
      {
        head.determiner =
          heads.read(nil, isPlural: false, before.tokens, in: sentence, text).determiner
      }
      return head
    }
  }

  /// True for a head that mentions one study for the first time.
  private func isMention(
    _ head: StudyHead, _ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText
  ) -> Bool {
    guard !head.isPlural, !head.isWanted else { return false }
    if head.name != nil, let design = head.design, Self.canBeNamed(design) { return true }
    switch head.determiner {
    case .indefinite:
      if head.design != nil { return true }
      // "an analysis", "a report" need something that makes them one that can be looked up.
      if head.year != nil { return true }
      var found = details.read(head, cues, sentence, text)
      counts.read(isReview: true, isMention: true, head.tokens.lowerBound..<sentence.upperBound, text, &found)
      return found.year != nil || found.venue != nil || found.nStudies != nil
        || found.institution.map { $0.tokens.lowerBound < head.tokens.upperBound + 4 } ?? false
    case .none, .counted:
      guard head.design != nil else { return false }
      if head.year != nil { return true }
      let found = details.read(head, cues, sentence, text)
      return found.venue != nil || found.year != nil
    case .definite, .these, .quantifier: return false
    }
  }

  /// "The Nurses' Health Study" is a study; "Management Review" is none.
  private static func canBeNamed(_ design: Design) -> Bool {
    [.study, .survey, .clinicalTrial, .rct, .cohort].contains(design)
  }

  private func mention(
    _ head: StudyHead, _ all: [StudyHead], _ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>,
    _ text: TokenizedText
  ) -> StudyReference {
    var result = reference(.mention, head, all, sentence, cues, text)
    let isReview = head.design == nil || Self.isReview(head.design)
    counts.read(isReview: isReview, isMention: true, sentence, text, &result.details)
    if result.design == .study, let verb = cues.first(where: { $0.cue == .surveyed }) {
      result.design = .survey
      result.designTokens = verb.tokens
    }
    if let name = head.name { result.name = text.string(tokens: name).lowercased() }
    return result
  }

  private func back(
    _ head: StudyHead, _ all: [StudyHead], _ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>,
    _ text: TokenizedText
  ) -> StudyReference {
    var result = reference(.back, head, all, sentence, cues, text)
    result.isExplicit = true
    counts.read(isReview: true, isMention: true, sentence, text, &result.details)
    return result
  }

  private func reference(
    _ kind: StudyReference.Kind, _ head: StudyHead, _ all: [StudyHead], _ sentence: Range<Int>,
    _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText
  ) -> StudyReference {
    // The strongest of what names this study. Studies that it reviews are another matter.
    var strongest = head
    for other in all where !other.isWanted && other.design != nil && other.isPlural == head.isPlural {
      let joins = other.determiner != .definite || head.determiner == .definite
      // "A review found one small trial": two studies, of which the trial is a part.
      let isOfKind = Self.isReview(head.design) == Self.isReview(other.design)
      guard joins,
        head.isPlural || !isOfKind ? isJoined(head, other, text) : other.determiner != .counted
      else { continue }
      if Self.rank(other.design) < Self.rank(strongest.design) { strongest = other }
    }
    var design = strongest.design
    var designTokens = design == nil ? nil : strongest.tokens
    if design == .clinicalTrial || design == .study, let random = randomized(before: strongest, cues, text) {
      design = .rct
      designTokens = random.lowerBound..<strongest.tokens.upperBound
    }
    let details = self.details.read(head, cues, sentence, text)
    return StudyReference(
      kind: kind, head: head, design: design, designTokens: designTokens,
      tokens: wording(head, details, sentence), details: details)
  }

  /// "Randomized, double-blind trials": the word where only words that describe the same noun follow.
  private func randomized(before head: StudyHead, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText)
    -> Range<Int>?
  {
    cues.first { cue in
      cue.cue == .randomized && cue.tokens.upperBound <= head.tokens.lowerBound
        && cue.tokens.upperBound + 6 >= head.tokens.lowerBound
        && !text.tokens[cue.tokens.upperBound..<head.tokens.lowerBound].contains {
          words.functionWords.contains($0.word) || words.indefinite.contains($0.word)
        }
    }?.tokens
  }

  /// True for "case studies and clinical trials".
  private func isJoined(_ a: StudyHead, _ b: StudyHead, _ text: TokenizedText) -> Bool {
    let (first, second) = a.tokens.lowerBound <= b.tokens.lowerBound ? (a, b) : (b, a)
    let between = first.tokens.upperBound..<max(first.tokens.upperBound, second.phrase.lowerBound)
    return between.count <= 2
      && between.allSatisfy {
        text.tokens[$0].word == StudyWords.and || text.tokens[$0].word == StudyWords.or
          || text.tokens[$0].kind == .punctuation
      }
  }

  /// From the article to the last of the details near the head.
  private func wording(_ head: StudyHead, _ details: StudyDetails, _ sentence: Range<Int>) -> Range<Int> {
    var end = head.tokens.upperBound
    var start = head.phrase.lowerBound
    for tokens in [
      details.venue?.tokens, details.year?.tokens, details.institution?.tokens, details.author?.tokens,
    ] {
      guard let tokens else { continue }
      if tokens.lowerBound >= end, tokens.lowerBound <= end + 8 { end = tokens.upperBound }
      if tokens.upperBound <= start, tokens.upperBound + 3 >= start { start = tokens.lowerBound }
    }
    return max(start, sentence.lowerBound)..<min(end, sentence.upperBound)
  }

  static func isReview(_ design: Design?) -> Bool {
    design == .metaAnalysis || design == .systematicReview || design == .review
  }

  static func rank(_ design: Design?) -> Int {
    design.flatMap { Design.allCases.firstIndex(of: $0) } ?? Int.max
  }

  /// "(Smith et al., 2019)", "Smith and colleagues found".
  private func citation(
    _ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText, _ isFollow: Bool
  ) -> StudyReference? {
    let found = details.read(nil, cues, sentence, text)
    if let author = found.author, author.rule == "et-al" || author.rule == "and-colleagues" {
      var result = StudyReference(kind: .mention, tokens: author.tokens, details: found)
      if let year = found.year, year.tokens.lowerBound >= author.tokens.upperBound,
        year.tokens.lowerBound < author.tokens.upperBound + 4
      {
        result.tokens = author.tokens.lowerBound..<year.tokens.upperBound
      }
      counts.read(isReview: true, isMention: true, sentence, text, &result.details)
      return result
    }
    // "Research published in X (2018) found", "research in the journal X": a study without a noun of its own.
    let work = cues.first { $0.cue == .research || $0.cue == .people || $0.cue == .results }
    guard let work, !isFollow else { return nil }
    let isNear = found.venue.map { venue in
      venue.tokens.lowerBound >= work.tokens.upperBound
        && venue.tokens.lowerBound <= work.tokens.upperBound + 8
    }
    let published = found.year.flatMap { $0.rule == "published-year" ? $0.tokens : nil }
    if let place = found.venue.flatMap({
      $0.rule != "journal-name" || found.year != nil || isNear == true ? $0.tokens : nil
    }) ?? published {
      var result = StudyReference(kind: .mention, tokens: place, details: found)
      counts.read(isReview: false, isMention: true, sentence, text, &result.details)
      return result
    }
    return nil
  }

  /// "The findings", "these results", "the researchers", "the authors of the review", "this research".
  private func follow(
    _ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText
  ) -> StudyReference? {
    for cue in cues {
      guard cue.tokens.lowerBound > sentence.lowerBound else { continue }
      let before = text.tokens[cue.tokens.lowerBound - 1].word
      let isPointing = words.definite.contains(before) || words.these.contains(before)
      let farther =
        cue.tokens.lowerBound >= sentence.lowerBound + 2
        && words.definite.contains(text.tokens[cue.tokens.lowerBound - 2].word)
      let points: Bool
      switch cue.cue {
      case .people, .authors: points = isPointing || farther || cue.cue == .authors
      case .results: points = isPointing || farther
      case .research:
        points =
          isPointing && text.tokens[cue.tokens.lowerBound].word == WordHash("research")
          && before != StudyWords.the
      default: points = false
      }
      guard points else { continue }
      var result = StudyReference(
        kind: .follow, tokens: cue.tokens.lowerBound - 1..<cue.tokens.upperBound,
        details: details.read(nil, cues, sentence, text))
      result.isExplicit = cue.cue == .people || cue.cue == .authors
      counts.read(isReview: true, isMention: false, sentence, text, &result.details)
      return result
    }
    return nil
  }

  /// "Researchers recruited 80 adults", "Scientists at X compared".
  private func work(
    _ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText
  ) -> StudyReference? {
    guard let cue = cues.first(where: { $0.cue == .people }) else { return nil }
    var found = details.read(nil, cues, sentence, text)
    let near = text.tokens[cue.tokens.upperBound..<min(sentence.upperBound, cue.tokens.upperBound + 10)]
    let verb = near.first { words.studyVerbs.contains($0.word) }
    let hasRun = near.prefix { $0.word != verb?.word }.contains { $0.word == WordHash("have") }
    counts.read(isReview: true, isMention: true, sentence, text, &found)
    guard found.institution != nil || verb != nil && !hasRun || found.nParticipants != nil else { return nil }
    var wording = cue.tokens
    if cue.tokens.lowerBound > sentence.lowerBound,
      words.indefinite.contains(text.tokens[cue.tokens.lowerBound - 1].word)
        || names.isCapitalised(text.tokens[cue.tokens.lowerBound - 1])
    {
      wording = cue.tokens.lowerBound - 1..<cue.tokens.upperBound
    }
    // "an Australian team of experts": the only name they have.
    if found.institution == nil, names.isCapitalised(text.tokens[wording.lowerBound]),
      wording.lowerBound > sentence.lowerBound, wording.count > cue.tokens.count
    {
      found.institution = Found(value: text.string(tokens: wording), tokens: wording, rule: "named-team")
    }
    // "Scientists" alone says of no study which it is: "scientists at Yale", "scientists compared" does.
    if wording.count == 1 {
      let verbPlace = verb.flatMap { verb in
        (cue.tokens.upperBound..<sentence.upperBound).first { text.tokens[$0].word == verb.word }
      }
      let end = found.institution?.tokens.upperBound ?? 0
      if end > wording.upperBound, end <= wording.upperBound + 10 {
        wording = wording.lowerBound..<end
      } else if let verbPlace {
        wording = wording.lowerBound..<verbPlace + 1
      }
    }
    var result = StudyReference(kind: .work, tokens: wording, details: found)
    if let verb = cues.first(where: { $0.cue == .surveyed }) {
      result.design = .survey
      result.designTokens = verb.tokens
    }
    return result
  }

  private var names: CapitalisedNames { details.names }

  private func rest(
    _ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText
  ) -> StudyReference {
    if let cue = cues.first(where: { $0.cue == .research }) {
      return StudyReference(kind: .research, tokens: cue.tokens)
    }
    // "Results have been mixed", "more recent results": those of nobody.
    if let first = cues.first, first.cue == .results,
      first.tokens.lowerBound == sentence.lowerBound
        || words.quantifiers.contains(text.tokens[first.tokens.lowerBound - 1].word)
    {
      return StudyReference(kind: .research, tokens: first.tokens)
    }
    if let cue = cues.first(where: { $0.cue == .people || $0.cue == .results }) {
      return StudyReference(kind: cue.cue == .people ? .research : .subjects, tokens: cue.tokens)
    }
    if let cue = cues.first(where: { $0.cue == .subjects || $0.cue == .randomized }) {
      var result = StudyReference(kind: .subjects, tokens: cue.tokens)
      let random = cues.first { $0.cue == .randomized }
      result.designTokens = random?.tokens
      if random != nil { result.details = details.read(nil, cues, sentence, text) }
      counts.read(isReview: false, isMention: random != nil, sentence, text, &result.details)
      return result
    }
    return Self.nothing(sentence)
  }

  private static func nothing(_ sentence: Range<Int>) -> StudyReference {
    StudyReference(kind: .none, tokens: sentence.lowerBound..<sentence.lowerBound)
  }
}
