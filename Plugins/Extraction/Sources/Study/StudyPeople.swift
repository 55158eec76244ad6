internal import ThreshText

extension StudyDetailReader {
  /// Who ran the study: "researchers at X", "performed at X", "a study from X", "X-supported", "a Harvard study".
  func readInstitution(
    _ head: StudyHead?, _ cues: ArraySlice<StudyCues.Match>, _ sentence: Range<Int>, _ text: TokenizedText,
    _ details: inout StudyDetails
  ) {
    for index in sentence where text.tokens[index].kind == .word {
      let word = text.tokens[index].word
      guard words.runBy.contains(word) else { continue }
      // "NCCIH-supported"
      if index >= sentence.lowerBound + 2, text.tokens[index - 1].kind == .hyphen,
        !text.tokens[index].spaceBefore, names.isCapitalised(text.tokens[index - 2])
      {
        return setInstitution(index - 2..<index - 1, "sponsored", sentence, text, &details)
      }
      if let name = nameAfterPreposition(index, sentence, text), isRunner(name, cues, text) {
        return setInstitution(name, "run-by", sentence, text, &details)
      }
    }
    if let head {
      if let name = nameAfterPreposition(head.tokens.upperBound - 1, sentence, text),
        name != details.venue?.tokens, isRunner(name, cues, text) || isFrom(head.tokens.upperBound, text)
      {
        return setInstitution(name, "head-from", sentence, text, &details)
      }
      if let known = cues.first(where: {
        $0.cue == .institution && head.phrase.contains($0.tokens.lowerBound)
      }),
        names.isCapitalised(text.tokens[known.tokens.lowerBound])
      {
        return setInstitution(known.tokens, "institution-before-design", sentence, text, &details)
      }
      let phrase = head.phrase.lowerBound..<head.tokens.lowerBound
      if let named = modifier(head, text), details.venue.map({ !$0.tokens.overlaps(named) }) ?? true {
        return setInstitution(named, "name-before-design", sentence, text, &details)
      }
      if let word = phrase.first(where: { words.institutionWords.contains(text.tokens[$0].word) }),
        names.isCapitalised(text.tokens[word]), head.name == nil
      {
        var first = word
        while first > phrase.lowerBound, names.isCapitalised(text.tokens[first - 1]) { first -= 1 }
        if let name = names.read(text, at: first, limit: head.tokens.lowerBound), name.count > 1 {
          return setInstitution(name, "institution-before-design", sentence, text, &details)
        }
      }
    }
    for cue in cues where cue.cue == .people || cue.cue == .authors {
      if let name = nameAfterPreposition(cue.tokens.upperBound - 1, sentence, text),
        isRunner(name, cues, text)
      {
        return setInstitution(name, "researchers-at", sentence, text, &details)
      }
    }
    if text.tokens[sentence.lowerBound].word == StudyWords.according, sentence.count > 3 {
      let start = text.tokens[sentence.lowerBound + 2].word == StudyWords.the ? 3 : 2
      if let name = names.read(text, at: sentence.lowerBound + start, limit: sentence.upperBound),
        isRunner(name, cues, text), head?.name.map({ !$0.overlaps(name) }) ?? true
      {
        setInstitution(name, "according-to", sentence, text, &details)
      }
    }
  }

  /// "a Gartner survey", "a 2020 Deloitte survey": the capitalised words between article and head.
  private func modifier(_ head: StudyHead, _ text: TokenizedText) -> Range<Int>? {
    guard head.determiner == .indefinite, head.name == nil, !head.isPlural else { return nil }
    var first = head.tokens.lowerBound
    while first > head.phrase.lowerBound + 1 {
      let token = text.tokens[first - 1]
      guard names.isCapitalised(token), token.end - token.start > 2, !words.notAJournal.contains(token.word),
        !words.knownAcronyms.contains(token.word) || words.institutionAcronyms.contains(token.word)
      else { break }
      first -= 1
    }
    guard first < head.tokens.lowerBound else { return nil }
    let name = first..<head.tokens.lowerBound
    return names.looksLikeJournal(text, name) ? nil : name
  }

  private func isFrom(_ index: Int, _ text: TokenizedText) -> Bool {
    guard text.tokens.indices.contains(index), text.tokens.indices.contains(index + 1) else { return false }
    let next = text.tokens[index + 1]
    guard text.tokens[index].word == StudyWords.from, !words.notAJournal.contains(next.word) else {
      return false
    }
    return next.shape == .upper
      || next.shape == .capitalized && text.tokens.indices.contains(index + 2)
        && names.isCapitalised(text.tokens[index + 2])
  }

  /// The name after "by", "at" or "from", at most one word away.
  private func nameAfterPreposition(_ index: Int, _ sentence: Range<Int>, _ text: TokenizedText) -> Range<
    Int
  >? {
    for at in index + 1..<max(index + 1, min(sentence.upperBound, index + 4)) {
      let word = text.tokens[at].word
      guard word == StudyWords.by || word == StudyWords.at || word == StudyWords.from else {
        if text.tokens[at].kind == .punctuation { return nil }
        continue
      }
      var start = at + 1
      while start < min(sentence.upperBound, at + 6) {
        let token = text.tokens[start]
        if names.isCapitalised(token), token.end - token.start > 1 { break }
        if token.end - token.start == 1, token.shape != .lower {
          start += 1
          continue
        }
        // "the U.S. Department of Defense"
        if token.kind == .punctuation, text.bytes[token.start] == UInt8(ascii: ".") {
          start += 1
          continue
        }
        guard token.kind == .word,
          token.word == StudyWords.the || words.notAPerson.contains(token.word) || token.word == StudyWords.at
            || token.word == StudyWords.from
        else { break }
        start += 1
      }
      if let name = names.read(text, at: start, limit: sentence.upperBound) { return name }
    }
    return nil
  }

  /// True for a name that is known, or has a word such as "University" in it.
  private func isRunner(_ name: Range<Int>, _ cues: ArraySlice<StudyCues.Match>, _ text: TokenizedText)
    -> Bool
  {
    if names.looksLikeInstitution(text, name) { return true }
    return cues.contains { $0.cue == .institution && $0.tokens.overlaps(name) }
      || name.count == 1 && text.tokens[name.lowerBound].shape == .upper
  }

  func setInstitution(
    _ name: Range<Int>, _ rule: String, _ sentence: Range<Int>, _ text: TokenizedText,
    _ details: inout StudyDetails
  ) {
    guard details.institution == nil, details.venue.map({ !$0.tokens.overlaps(name) }) ?? true else { return }
    let whole = names.withAbbreviation(text, name, limit: sentence.upperBound)
    details.institution = Found(value: text.string(tokens: whole), tokens: whole, rule: rule)
  }

  /// "Smith et al.", "Jane Smith and colleagues", "study author Jane Smith", "led by Dr. Jane Smith".
  func readAuthor(
    _ cues: ArraySlice<StudyCues.Match>, _ sentence: Range<Int>, _ text: TokenizedText,
    _ details: inout StudyDetails
  ) {
    let limit = sentence.upperBound
    for index in sentence where text.tokens[index].kind == .word {
      let word = text.tokens[index].word
      if word == StudyWords.et, index + 1 < limit, text.tokens[index + 1].word == StudyWords.al,
        index > sentence.lowerBound
      {
        var end = index + 2
        if end < limit, text.bytes[text.tokens[end].start] == UInt8(ascii: ".") { end += 1 }
        var first = index
        while first > sentence.lowerBound, first > index - 3, names.isCapitalised(text.tokens[first - 1]) {
          first -= 1
        }
        guard first < index else { continue }
        details.author = Found(value: text.string(tokens: first..<end), tokens: first..<end, rule: "et-al")
        for at in end..<min(limit, end + 3) {
          if let year = text.year(at), details.year == nil {
            details.year = Found(value: year, tokens: at..<at + 1, rule: "author-year")
          }
        }
        return
      }
      if word == StudyWords.colleagues, index >= sentence.lowerBound + 2,
        text.tokens[index - 1].word == StudyWords.and || text.tokens[index - 1].word == WordHash("her")
          || text.tokens[index - 1].word == WordHash("his")
      {
        var last = index - 1
        while last > sentence.lowerBound, !names.isCapitalised(text.tokens[last]), last > index - 4 {
          last -= 1
        }
        var first = last
        while first > sentence.lowerBound, first > last - 3, names.isCapitalised(text.tokens[first - 1]) {
          first -= 1
        }
        if names.isCapitalised(text.tokens[last]) {
          return setAuthor(first..<last + 1, "and-colleagues", text, &details)
        }
      }
    }
    for cue in cues where cue.cue == .authors {
      var start = cue.tokens.upperBound
      while start < min(limit, cue.tokens.upperBound + 3), !names.isCapitalised(text.tokens[start]),
        text.tokens[start].kind == .punctuation
      {
        start += 1
      }
      if let name = person(start, limit, text) { return setAuthor(name, "author-named", text, &details) }
    }
    for index in sentence where text.tokens[index].word == WordHash("led") {
      guard index + 2 < limit, text.tokens[index + 1].word == StudyWords.by,
        let name = person(index + 2, limit, text)
      else { continue }
      return setAuthor(name, "led-by", text, &details)
    }
  }

  /// Two to five capitalised words that are no institution.
  private func person(_ start: Int, _ limit: Int, _ text: TokenizedText) -> Range<Int>? {
    var start = start
    if start < limit, StudyWords.titles.contains(text.tokens[start].word) {
      start += 1
      if start < limit, text.tokens[start].kind == .punctuation { start += 1 }
    }
    // A double name, "Ana Lopez-Garcia", is two tokens longer.
    let near = start..<max(start, min(limit, start + 4))
    let length = text.tokens[near].contains { $0.kind == .hyphen } ? 5 : 3
    guard let name = names.read(text, at: start, limit: min(limit, start + length)), name.count >= 2,
      !names.looksLikeInstitution(text, name)
    else { return nil }
    return name
  }

  private func setAuthor(
    _ name: Range<Int>, _ rule: String, _ text: TokenizedText, _ details: inout StudyDetails
  ) {
    guard details.author == nil else { return }
    details.author = Found(value: text.string(tokens: name), tokens: name, rule: rule)
  }
}
