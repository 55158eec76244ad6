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
    guard !cues.isEmpty else { return Self.nothing(sentence) }
    let found = headsIn(sentence, cues, text)
    if let head = found.first(where: { isMention($0, sentence, cues, text) }) {
      return mention(head, found, sentence, cues, text)
    }
    if let head = found.first(where: { !$0.isPlural && $0.determiner == .definite }) {
      return back(head, found, sentence, cues, text)
    }
    if let author = citation(sentence, cues, text) { return author }
    let isFollow = follow(sentence, cues, text)
    // "The data from many studies" are of studies in general.
    let isOfMany = found.contains { $0.isPlural && $0.determiner == .quantifier && !$0.isWanted }
    if let isFollow, isFollow.isExplicit || !isOfMany { return isFollow }
    if let head = found.first(where: { ($0.isPlural || $0.design != nil) && !$0.isWanted }) {
      let pointsBack = head.isPlural && (head.determiner == .these || head.determiner == .definite)
      if pointsBack || head.design != nil {
        return reference(pointsBack ? .backPlural : .generic, head, found, sentence, cues, text)
      }
    }
    if let work = work(sentence, cues, text) { return work }
    return rest(sentence, cues, text)
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
    guard !head.isPlural else { return false }
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
    let isReview =
      head.design == nil || head.design == .metaAnalysis || head.design == .systematicReview
      || head.design == .review
    counts.read(isReview: isReview, isMention: true, sentence, text, &result.details)
    if let name = head.name { result.name = text.string(tokens: name).lowercased() }
    return result
  }

  private func back(
    _ head: StudyHead, _ all: [StudyHead], _ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>,
    _ text: TokenizedText
  ) -> StudyReference {
    var result = reference(.back, head, all, sentence, cues, text)
    result.isExplicit = true
    counts.read(isReview: true, isMention: false, sentence, text, &result.details)
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
      guard joins, head.isPlural ? isJoined(head, other, text) : other.determiner != .counted else {
        continue
      }
      if Self.rank(other.design) < Self.rank(strongest.design) { strongest = other }
    }
    let details = self.details.read(head, cues, sentence, text)
    return StudyReference(
      kind: kind, head: head, design: strongest.design,
      designTokens: strongest.design == nil ? nil : strongest.tokens,
      tokens: wording(head, details, sentence), details: details)
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

  static func rank(_ design: Design?) -> Int {
    design.flatMap { Design.allCases.firstIndex(of: $0) } ?? Int.max
  }

  /// "(Smith et al., 2019)", "Smith and colleagues found".
  private func citation(
    _ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText
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
    // "Research published in X (2018) found": a study without a noun of its own.
    if let venue = found.venue, venue.rule != "journal-name" || found.year != nil,
      cues.contains(where: { $0.cue == .research || $0.cue == .people || $0.cue == .results })
    {
      var result = StudyReference(kind: .mention, tokens: venue.tokens, details: found)
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
    guard found.institution != nil || verb != nil && !hasRun else { return nil }
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
    counts.read(isReview: true, isMention: true, sentence, text, &found)
    return StudyReference(kind: .work, tokens: wording, details: found)
  }

  private var names: CapitalisedNames { details.names }

  private func rest(
    _ sentence: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText
  ) -> StudyReference {
    if let cue = cues.first(where: { $0.cue == .research }) {
      return StudyReference(kind: .research, tokens: cue.tokens)
    }
    if let cue = cues.first(where: { $0.cue == .people || $0.cue == .results }) {
      return StudyReference(kind: cue.cue == .people ? .research : .subjects, tokens: cue.tokens)
    }
    if let cue = cues.first(where: { $0.cue == .subjects || $0.cue == .randomized }) {
      var result = StudyReference(kind: .subjects, tokens: cue.tokens)
      counts.read(isReview: false, isMention: false, sentence, text, &result.details)
      return result
    }
    return Self.nothing(sentence)
  }

  private static func nothing(_ sentence: Range<Int>) -> StudyReference {
    StudyReference(kind: .none, tokens: sentence.lowerBound..<sentence.lowerBound)
  }
}
