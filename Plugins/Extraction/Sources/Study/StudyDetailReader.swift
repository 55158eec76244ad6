internal import ThreshKit
internal import ThreshText

/// Reads year, journal, institution and author of a study out of a sentence that mentions it.
struct StudyDetailReader: Sendable {
  let words: StudyWords
  let names: CapitalisedNames

  init(words: StudyWords) {
    self.words = words
    names = CapitalisedNames(words: words)
  }

  /// - Parameters:
  ///   - head: the noun that mentions the study, if it has one.
  ///   - cues: the cues of the sentence.
  func read(
    _ head: StudyHead?, _ cues: ArraySlice<StudyCues.Match>, _ sentence: Range<Int>, _ text: TokenizedText
  )
    -> StudyDetails
  {
    var details = StudyDetails()
    details.year = head?.year
    readPublication(sentence, text, &details)
    if let head { readAfterHead(head, sentence, text, &details) }
    readJournals(cues, sentence, text, &details)
    readInstitution(head, cues, sentence, text, &details)
    readAuthor(cues, sentence, text, &details)
    readOpeningYear(head, sentence, text, &details)
    readLooseYear(head, sentence, text, &details)
    // The year in which people were asked is not the year of publication.
    if head?.design == .survey, details.venue == nil { details.year = nil }
    return details
  }

  /// "published in X in January 2014", "the journal X", "published by X".
  private func readPublication(_ sentence: Range<Int>, _ text: TokenizedText, _ details: inout StudyDetails) {
    for index in sentence {
      let token = text.tokens[index]
      guard token.kind == .word else { continue }
      if token.word == Self.issue || words.publish.contains(token.word) {
        readPublished(index, sentence, text, &details)
      } else if token.word == StudyWords.journal, token.shape == .lower, details.venue == nil,
        let name = names.read(text, at: skipMarks(index + 1, text), limit: sentence.upperBound),
        !words.notAJournal.contains(text.tokens[name.lowerBound].word)
      {
        setVenue(name, "journal-name", sentence, text, &details)
      }
    }
  }

  private func readPublished(
    _ verb: Int, _ sentence: Range<Int>, _ text: TokenizedText, _ details: inout StudyDetails
  ) {
    var index = verb + 1
    let limit = min(sentence.upperBound, verb + 9)
    while index < limit {
      let word = text.tokens[index].word
      if text.tokens[index].kind == .punctuation, text.bytes[text.tokens[index].start] != UInt8(ascii: "*") {
        break
      }
      if let year = text.year(index), details.year == nil, isPublicationYear(index, after: verb, text) {
        details.year = Found(value: year, tokens: index..<index + 1, rule: "published-year")
      }
      if word == StudyWords.in || word == StudyWords.by || word == StudyWords.on
        || word == StudyWords.of && text.tokens[verb].word == Self.issue, details.venue == nil
      {
        let start = nameStart(index + 1, sentence, text)
        if let name = names.read(text, at: start, limit: sentence.upperBound),
          !words.notAJournal.contains(text.tokens[name.lowerBound].word)
            || names.looksLikeJournal(text, name),
          !words.months.contains(text.tokens[name.lowerBound].word)
        {
          let isJournal = names.looksLikeJournal(text, name)
          if word == StudyWords.in || word == StudyWords.of
            ? isJournal || Self.printing.contains(text.tokens[verb].word) || !names.isOrganisation(text, name)
            : isJournal
          {
            setVenue(name, "published-in", sentence, text, &details)
            index = name.upperBound
            continue
          }
        }
      }
      index += 1
    }
    // "published in X in January 2014": the year stands after the name.
    if let venue = details.venue, details.year == nil {
      yearAfter(venue.tokens.upperBound, sentence, text, &details)
    }
  }

  /// "In a 2023 issue of Heat & Performance".
  private static let issue = WordHash("issue")
  /// After these, "in" is followed by where something is published, whatever its name.
  private static let printing = Set(
    ["published", "printed", "appeared", "appearing", "writing", "issue"].map { WordHash($0) })

  /// A year within a few words that are prepositions, months or days.
  private func yearAfter(
    _ start: Int, _ sentence: Range<Int>, _ text: TokenizedText, _ details: inout StudyDetails
  ) {
    var index = start
    while index < min(sentence.upperBound, start + 6) {
      let token = text.tokens[index]
      if let year = text.year(index) {
        details.year = Found(value: year, tokens: index..<index + 1, rule: "year-after-journal")
        return
      }
      guard
        token.kind != .word || token.word == StudyWords.in || token.word == WordHash("last")
          || token.word == StudyWords.on || token.word == StudyWords.of || words.months.contains(token.word)
      else { return }
      index += 1
    }
  }

  /// Only prepositions, months, days and "online" may stand between the verb and the year; other words where the year
  /// follows "in": "presented at a congress in 2019".
  private func isPublicationYear(_ index: Int, after verb: Int, _ text: TokenizedText) -> Bool {
    var isAfterIn = true
    for i in stride(from: index - 1, to: verb, by: -1) {
      let token = text.tokens[i]
      guard token.kind == .word else { continue }
      if token.word == StudyWords.in, isAfterIn { break }
      if !words.months.contains(token.word) { isAfterIn = false }
    }
    for i in verb + 1..<index {
      let token = text.tokens[i]
      guard token.kind == .word else { continue }
      if words.studyVerbs.contains(token.word) || Self.periods.contains(token.word) { return false }
      let isSmall =
        token.word == StudyWords.in || token.word == StudyWords.on || token.word == WordHash("online")
        || token.word == WordHash("back") || words.months.contains(token.word)
        || token.shape != .lower
      if !isSmall, !(isAfterIn && text.tokens[index - 1].word == StudyWords.in) { return false }
    }
    return true
  }

  /// Words that make years the bounds of a period.
  private static let periods = Set(
    ["between", "from", "since", "before", "until", "after", "to", "up", "and", "that", "which"].map {
      WordHash($0)
    })

  /// "a study in X (2018)", "a review in the X", "(X, 2018)", "study (2019)", "review of nine studies from 2017".
  private func readAfterHead(
    _ head: StudyHead, _ sentence: Range<Int>, _ text: TokenizedText, _ details: inout StudyDetails
  ) {
    let end = head.tokens.upperBound
    readBeforeHead(head, sentence, text, &details)
    guard end < sentence.upperBound else { return }
    let next = text.tokens[end]
    if next.word == StudyWords.open, details.year == nil, end + 1 < sentence.upperBound {
      if let year = text.year(end + 1) {
        details.year = Found(value: year, tokens: end + 1..<end + 2, rule: "year-in-brackets")
      } else if let name = names.read(text, at: skipMarks(end + 1, text), limit: sentence.upperBound),
        names.looksLikeJournal(text, name) || names.couldBeJournal(text, name)
      {
        setVenue(name, "journal-in-brackets", sentence, text, &details)
      }
    }
    if details.venue == nil, next.word == StudyWords.in || next.word == StudyWords.from {
      let start = nameStart(end + 1, sentence, text)
      if let name = names.read(text, at: start, limit: sentence.upperBound) {
        let bracketed =
          name.upperBound + 1 < sentence.upperBound
          && text.tokens[name.upperBound].word == StudyWords.open && text.year(name.upperBound + 1) != nil
        let journal =
          names.looksLikeJournal(text, name)
          || next.word == StudyWords.in && names.couldBeJournal(text, name)
        let institution = names.isOrganisation(text, name)
        if !institution, journal || bracketed,
          !words.notAJournal.contains(text.tokens[name.lowerBound].word) || journal
        {
          setVenue(name, "head-in-journal", sentence, text, &details)
        }
      }
    }
    if details.venue == nil { readLaterJournal(head, sentence, text, &details) }
    // "from 2017", "from December 2021", "of 2017" after the head or the studies it reviews.
    if details.year == nil {
      for index in end..<min(sentence.upperBound, end + 6) {
        // "a review in 2020 looked" right after the head: what follows later may be the year of the events.
        guard
          text.tokens[index].word == StudyWords.from || text.tokens[index].word == StudyWords.of
            || text.tokens[index].word == StudyWords.in && index == end
        else { continue }
        var at = index + 1
        if at < sentence.upperBound, words.months.contains(text.tokens[at].word) { at += 1 }
        guard at < sentence.upperBound, let year = text.year(at),
          at + 1 >= sentence.upperBound
            || text.tokens[at + 1].kind != .hyphen && text.tokens[at + 1].word != StudyWords.to
        else { continue }
        details.year = Found(value: year, tokens: at..<at + 1, rule: "head-from-year")
        break
      }
    }
  }

  /// "a Pain Medicine study", "a 2016 Nutrients review".
  private func readBeforeHead(
    _ head: StudyHead, _ sentence: Range<Int>, _ text: TokenizedText, _ details: inout StudyDetails
  ) {
    guard details.venue == nil, head.determiner == .indefinite, head.name == nil else { return }
    // "Sports Medicine Today's trial"
    let owner = head.phrase.lowerBound
    if text.tokens[owner].word == StudyWords.possessive {
      var first = owner
      while first > sentence.lowerBound, names.isCapitalised(text.tokens[first - 1]),
        !words.functionWords.contains(text.tokens[first - 1].word)
      {
        first -= 1
      }
      let name = first..<owner
      if name.count >= 2, names.looksLikeJournal(text, name), !names.isOrganisation(text, name) {
        return setVenue(name, "journal-before-design", sentence, text, &details)
      }
    }
    var first = head.tokens.lowerBound
    while first > head.phrase.lowerBound + 1, names.isCapitalised(text.tokens[first - 1]) { first -= 1 }
    let name = first..<head.tokens.lowerBound
    guard !name.isEmpty, names.looksLikeJournal(text, name),
      !words.notAJournal.contains(text.tokens[first].word)
    else {
      return
    }
    setVenue(name, "journal-before-design", sentence, text, &details)
  }

  /// "a meta-analysis of 14 trials in Sports Medicine": before the first verb of the sentence.
  private func readLaterJournal(
    _ head: StudyHead, _ sentence: Range<Int>, _ text: TokenizedText, _ details: inout StudyDetails
  ) {
    for index in head.tokens
      .upperBound..<max(head.tokens.upperBound, min(sentence.upperBound, head.tokens.upperBound + 14))
    {
      let token = text.tokens[index]
      if words.studyVerbs.contains(token.word) { return }
      guard token.word == StudyWords.in,
        let name = names.read(text, at: nameStart(index + 1, sentence, text), limit: sentence.upperBound),
        names.looksLikeJournal(text, name) || names.couldBeJournal(text, name),
        !words.notAJournal.contains(text.tokens[name.lowerBound].word)
      else { continue }
      return setVenue(name, "journal-after-design", sentence, text, &details)
    }
  }

  private func readJournals(
    _ cues: ArraySlice<StudyCues.Match>, _ sentence: Range<Int>, _ text: TokenizedText,
    _ details: inout StudyDetails
  ) {
    guard details.venue == nil else { return }
    for cue in cues where cue.cue == .journal {
      guard names.isCapitalised(text.tokens[cue.tokens.lowerBound]) else { continue }
      var name = cue.tokens
      if let longer = names.read(text, at: name.lowerBound, limit: sentence.upperBound),
        longer.upperBound > name.upperBound,
        longer.upperBound - name.upperBound <= 3
      {
        name = longer
      }
      setVenue(name, "known-journal", sentence, text, &details)
      return
    }
    // "Hair grew in 210 men (Skin Letters)": only words that journals alone are called by; therapies stand in brackets too.
    for index in sentence where text.tokens[index].word == StudyWords.open {
      guard let name = names.read(text, at: skipMarks(index + 1, text), limit: sentence.upperBound),
        name.count > 1,
        name.contains(where: { words.journalNouns.contains(text.tokens[$0].word) }),
        name.upperBound < sentence.upperBound, text.tokens[name.upperBound].kind == .punctuation
      else { continue }
      setVenue(name, "journal-in-brackets", sentence, text, &details)
      return
    }
    // "The Journal of X reports", "Archives of X found".
    for index in sentence where text.tokens[index].word == StudyWords.journal {
      guard names.isCapitalised(text.tokens[index]) else { continue }
      var start = index
      while start > sentence.lowerBound, names.isCapitalised(text.tokens[start - 1]) { start -= 1 }
      if let name = names.read(text, at: start, limit: sentence.upperBound), name.count > 1 {
        setVenue(name, "journal-name", sentence, text, &details)
        return
      }
    }
  }

  /// "In 2018, researchers …", "In 2021 the Journal of X published a trial", "Then in 2021 a review …",
  /// "in 2003, when a study …".
  private func readOpeningYear(
    _ head: StudyHead?, _ sentence: Range<Int>, _ text: TokenizedText, _ details: inout StudyDetails
  ) {
    guard details.year == nil, sentence.count > 3 else { return }
    let opening = head.map { sentence.lowerBound..<$0.phrase.lowerBound } ?? sentence.prefix(2)
    for place in opening where text.tokens[place].word == StudyWords.in {
      var at = place + 1
      if at < sentence.upperBound, words.months.contains(text.tokens[at].word) { at += 1 }
      guard at + 1 < sentence.upperBound, let year = text.year(at) else { continue }
      let next = text.tokens[at + 1].word
      let isFirst = place <= sentence.lowerBound + 1
      // Farther in, the year must stand right before the study.
      let isBeforeHead =
        head.map { head in
          (at + 1..<max(at + 1, head.phrase.lowerBound)).allSatisfy {
            Self.linking.contains(text.tokens[$0].word)
          }
        } ?? false
      let isBeforeJournal =
        details.venue.map { at < $0.tokens.lowerBound && $0.tokens.lowerBound <= at + 3 } ?? false
      guard
        isFirst && (next == StudyWords.comma || words.indefinite.contains(next)) || isBeforeHead
          || isBeforeJournal
      else { continue }
      details.year = Found(value: year, tokens: at..<at + 1, rule: "opening-year")
      return
    }
  }

  /// What these introduce happened in the year, the publication did not.
  private static let events = Set(
    [
      "that", "which", "who", "began", "started", "conducted", "done", "recruited", "enrolled", "ended",
      "held",
    ].map {
      WordHash($0)
    })
  /// "It came out in 2015".
  private static let out = WordHash("out")
  private static let paper = WordHash("paper")
  private static let linking = Set([",", "when", "the", "and", "published"].map { WordHash($0) })

  /// "(2019)", "a trial of creams in 2019 found", "described in a 2019 paper", and of what reviews studies, "in 2019": a
  /// review tells of no other year than its own.
  private func readLooseYear(
    _ head: StudyHead?, _ sentence: Range<Int>, _ text: TokenizedText, _ details: inout StudyDetails
  ) {
    guard details.year == nil, let head else { return }
    let isPointing = head.determiner == .definite
    let isReview = StudyReferenceReader.isReview(head.design)
    for index in sentence.dropFirst() {
      guard let year = text.year(index), index + 1 < text.tokens.count else { continue }
      let isBracketed =
        text.tokens[index - 1].word == StudyWords.open && text.tokens[index + 1].word == StudyWords.close
      let isOfReview =
        text.tokens[index - 1].word == StudyWords.in && index > head.tokens.upperBound
        && !text.tokens[head.tokens.upperBound..<index].contains { Self.events.contains($0.word) }
        && (isReview && text.tokens[index + 1].kind == .punctuation
          || words.studyVerbs.contains(text.tokens[index + 1].word))
      let isOfPaper =
        text.tokens[index + 1].word == Self.paper || text.tokens[index + 1].word == Self.issue
        || index > 1 && text.tokens[index - 1].word == StudyWords.in
          && text.tokens[index - 2].word == Self.out
      guard isOfPaper || !isPointing && (isBracketed || isOfReview) else { continue }
      details.year = Found(value: year, tokens: index..<index + 1, rule: "year-of-mention")
      return
    }
  }

  private func setVenue(
    _ name: Range<Int>, _ rule: String, _ sentence: Range<Int>, _ text: TokenizedText,
    _ details: inout StudyDetails
  ) {
    guard details.venue == nil else { return }
    var name = name
    if name.lowerBound > sentence.lowerBound, text.tokens[name.lowerBound - 1].word == StudyWords.the,
      text.tokens[name.lowerBound - 1].shape != .lower
    {
      name = name.lowerBound - 1..<name.upperBound
    }
    details.venue = Found(value: text.string(tokens: name), tokens: name, rule: rule)
    let open = name.upperBound
    if details.year == nil {
      if open + 1 < sentence.upperBound, text.tokens[open].kind == .punctuation,
        let year = text.year(open + 1)
      {
        details.year = Found(value: year, tokens: open + 1..<open + 2, rule: "year-in-brackets")
      } else {
        yearAfter(open, sentence, text, &details)
      }
    }
  }

  private static let beforeName = Set(
    ["medical", "academic", "scientific", "peer", "reviewed", "prestigious", "online"].map { WordHash($0) })

  /// Over "the", "medical", "journal" and opening marks to where a name begins.
  private func nameStart(_ index: Int, _ sentence: Range<Int>, _ text: TokenizedText) -> Int {
    var index = skipMarks(index, text)
    var steps = 0
    while index < sentence.upperBound, steps < 4, text.tokens[index].kind == .word,
      text.tokens[index].shape == .lower,
      text.tokens[index].word == StudyWords.the || text.tokens[index].word == StudyWords.journal
        || Self.beforeName.contains(text.tokens[index].word)
    {
      index = skipMarks(index + 1, text)
      steps += 1
    }
    return index
  }

  /// Over quotation marks and emphasis marks.
  func skipMarks(_ index: Int, _ text: TokenizedText) -> Int {
    var index = index
    while index < text.tokens.count, text.tokens[index].kind == .punctuation {
      let byte = text.bytes[text.tokens[index].start]
      guard
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\"") || byte == 0xE2
          || byte == UInt8(ascii: "[")
      else { break }
      index += 1
    }
    return index
  }
}
