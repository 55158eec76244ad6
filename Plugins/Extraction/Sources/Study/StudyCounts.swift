internal import ThreshText

/// Reads how many studies a review took in, and how many people took part.
struct StudyCounts: Sendable {
  let words: StudyWords

  /// A number of studies or of people in a sentence.
  private struct Count {
    var value: Int
    var tokens: Range<Int>
    var isStudies: Bool
  }

  /// - Parameters:
  ///   - isReview: the sentence mentions a review or analysis, whose parts are studies.
  ///   - isMention: the sentence mentions the study for the first time, which makes any number of people its own.
  func read(
    isReview: Bool, isMention: Bool, _ sentence: Range<Int>, _ text: TokenizedText,
    _ details: inout StudyDetails
  ) {
    var studies: [Count] = []
    var people: [Count] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard let reading = NumberWords.read(text, at: index, limit: sentence.upperBound), !reading.isAdverb,
        text.year(index) == nil, reading.value >= 1, reading.value < 1e9
      else {
        index += 1
        continue
      }
      let end = reading.tokens.upperBound
      defer { index = max(index + 1, end) }
      guard reading.value == reading.value.rounded(), let noun = noun(after: end, sentence, text) else {
        continue
      }
      let isStudies = StudyWords.studies.contains(text.tokens[noun].word)
      let count = Count(value: Int(reading.value), tokens: index..<noun + 1, isStudies: isStudies)
      if isStudies {
        if reading.value >= 2 || text.tokens[index].kind == .number { studies.append(count) }
      } else if reading.value >= 5, !isShare(index, sentence, text),
        isEnrolled(count.tokens, isMention, sentence, text)
      {
        people.append(count)
      }
    }
    // Several parts with numbers of their own: the whole has no number of its own.
    if studies.count >= 2, people.count >= 2 { return }
    if isReview, let first = studies.first, details.nStudies == nil {
      details.nStudies = Found(value: first.value, tokens: first.tokens, rule: "number-of-studies")
    }
    if let first = people.first, details.nParticipants == nil {
      details.nParticipants = Found(value: first.value, tokens: first.tokens, rule: "number-of-participants")
    } else if isMention, details.nParticipants == nil {
      details.nParticipants = sample(sentence, text)
    }
  }

  /// Whether the number at `index` is the whole of a share, as in "one in ten adults": nobody counted ten people.
  private func isShare(_ index: Int, _ sentence: Range<Int>, _ text: TokenizedText) -> Bool {
    index >= sentence.lowerBound + 2 && text.tokens[index - 1].word == StudyWords.in
      && text.year(index - 2) == nil && NumberWords.read(text, at: index - 2, limit: index - 1) != nil
  }

  /// The counted noun after a number, over words that describe it: "21 high-quality randomized controlled trials".
  private func noun(after end: Int, _ sentence: Range<Int>, _ text: TokenizedText) -> Int? {
    var index = end
    var steps = 0
    while index < sentence.upperBound, steps < 8 {
      let token = text.tokens[index]
      switch token.kind {
      case .punctuation, .number: return nil
      case .hyphen: break
      case .word:
        if words.participants.contains(token.word) || StudyWords.studies.contains(token.word) {
          // "meta-analyses" reads as "meta", and "people" may describe the noun that follows: take the last.
          if index + 1 < sentence.upperBound, words.participants.contains(text.tokens[index + 1].word) {
            return index + 1
          }
          return index
        }
        if words.functionWords.contains(token.word), !words.describing.contains(token.word) {
          return nil
        }
        if words.definite.contains(token.word) || words.months.contains(token.word) { return nil }
      }
      index += 1
      steps += 1
    }
    return nil
  }

  private func isInBrackets(_ index: Int, _ sentence: Range<Int>, _ text: TokenizedText) -> Bool {
    for i in stride(from: index, through: max(sentence.lowerBound, index - 8), by: -1) {
      if text.tokens[i].word == StudyWords.close { return false }
      if text.tokens[i].word == StudyWords.open { return true }
    }
    return false
  }

  /// "(n = 1,034)".
  private func sample(_ sentence: Range<Int>, _ text: TokenizedText) -> Found<Int>? {
    for index in sentence where text.tokens[index].end - text.tokens[index].start == 1 {
      let token = text.tokens[index]
      guard text.bytes[token.start] | 0x20 == UInt8(ascii: "n"), index + 2 < sentence.upperBound,
        text.bytes[text.tokens[index + 1].start] == UInt8(ascii: "="), text.tokens[index + 2].kind == .number,
        let value = NumberWords.value(ofDigits: text.string(text.tokens[index + 2])), value >= 5, value < 1e9
      else { continue }
      return Found(value: Int(value), tokens: index..<index + 3, rule: "sample-size")
    }
    return nil
  }

  /// True for a number of people who were in the study, as against people of the world or a part of a group.
  private func isEnrolled(
    _ count: Range<Int>, _ isMention: Bool, _ sentence: Range<Int>, _ text: TokenizedText
  ) -> Bool {
    let noun = count.upperBound - 1
    // "276-person trial"
    if count.lowerBound + 1 < text.tokens.count, text.tokens[count.lowerBound + 1].kind == .hyphen {
      return isMention
    }
    for index in stride(
      from: count.lowerBound - 1, through: max(sentence.lowerBound, count.lowerBound - 6), by: -1)
    {
      let token = text.tokens[index]
      if token.word == StudyWords.open { return true }
      if token.kind == .punctuation {
        if token.word == StudyWords.comma, isInBrackets(index, sentence, text) { return true }
        break
      }
      if words.enrolled.contains(token.word) {
        // "with", "of", "among" and "data from" are said of a study only where it is mentioned.
        let isSmall =
          token.word == StudyWords.with || token.word == StudyWords.of || token.word == StudyWords.from
          || token.word == StudyWords.among
        if isSmall, !isMention { continue }
        return true
      }
    }
    if count.lowerBound > sentence.lowerBound, text.tokens[count.lowerBound - 1].word == StudyWords.in,
      isMention
    {
      return true
    }
    // "120 adults took part", "120 women were randomized".
    for index in noun + 1..<max(noun + 1, min(sentence.upperBound, noun + 5)) {
      let token = text.tokens[index]
      if token.kind == .punctuation { break }
      if Self.takingPart.contains(token.word) { return true }
    }
    return false
  }

  /// Words after a number of people by which they were in the study.
  private static let takingPart = Set(
    ["randomized", "randomised", "enrolled", "recruited", "participated", "completed", "part"]
      .map { WordHash($0) })
}
