internal import ThreshText

/// Reads how many studies a review took in, and how many people took part.
struct StudyCounts: Sendable {
  let words: StudyWords

  /// A number of studies or of people in a sentence.
  private struct Count {
    var value: Int
    var tokens: Range<Int>
    var isStudies: Bool
    /// Words around it say that these people were in the study.
    var isEnrolled = false
  }

  /// - Parameters:
  ///   - isReview: the sentence mentions a review or analysis, whose parts are studies.
  ///   - isMention: the sentence mentions the study for the first time, which makes the first number of people its own.
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
        // "Out of 54 enrolled", "212 were randomized".
        if reading.value >= 5, reading.value == reading.value.rounded(), isMention,
          isEnrolling(end, sentence, text)
        {
          people.append(
            Count(value: Int(reading.value), tokens: index..<end + 1, isStudies: false, isEnrolled: true))
        }
        continue
      }
      let isStudies = StudyWords.studies.contains(text.tokens[noun].word)
      var count = Count(value: Int(reading.value), tokens: index..<noun + 1, isStudies: isStudies)
      if isStudies {
        if reading.value >= 2 || text.tokens[index].kind == .number { studies.append(count) }
      } else if reading.value >= 5 || isMention && isOfFew(index, sentence, text),
        !isPart(count.tokens, sentence, text)
      {
        count.isEnrolled = isEnrolled(count.tokens, isMention, sentence, text)
        if count.isEnrolled || isMention && isCounted(count, sentence, text) { people.append(count) }
      }
    }
    // Several parts with numbers of their own: the whole has no number of its own.
    if studies.count >= 2, people.count >= 2 { return }
    if isReview, let first = studies.first, details.nStudies == nil {
      details.nStudies = Found(value: first.value, tokens: first.tokens, rule: "number-of-studies")
    }
    if let first = people.first(where: \.isEnrolled) ?? people.first, details.nParticipants == nil {
      details.nParticipants = Found(value: first.value, tokens: first.tokens, rule: "number-of-participants")
    } else if isMention, details.nParticipants == nil {
      details.nParticipants = sample(sentence, text)
    }
  }

  /// True for people who are a part of those in the study, or the whole of a share: "25 people per group", "the other 30
  /// patients", "one in ten adults", "for every 90 people".
  private func isPart(_ count: Range<Int>, _ sentence: Range<Int>, _ text: TokenizedText) -> Bool {
    let end = count.upperBound
    for at in end..<max(end, min(sentence.upperBound - 1, end + 2))
    where Self.each.contains(text.tokens[at].word) {
      let isBeforeIn = at == end || text.tokens[end].word == StudyWords.in
      if isBeforeIn, text.tokens[at + 1].word != Self.cent, text.tokens[at + 1].kind == .word { return true }
    }
    guard count.lowerBound > sentence.lowerBound else { return false }
    let before = text.tokens[count.lowerBound - 1].word
    if Self.partial.contains(before) { return true }
    guard count.lowerBound >= sentence.lowerBound + 2, before == StudyWords.in || before == StudyWords.of
    else {
      return false
    }
    let share = count.lowerBound - 2
    if text.tokens[share].word == Self.out { return true }
    return before == StudyWords.in && text.year(share) == nil
      && NumberWords.read(text, at: share, limit: share + 1) != nil
  }

  private func isEnrolling(_ index: Int, _ sentence: Range<Int>, _ text: TokenizedText) -> Bool {
    guard index + 1 < sentence.upperBound else { return false }
    let isWere = text.tokens[index].word == Self.were
    return Self.enrolling.contains(text.tokens[isWere ? index + 1 : index].word)
  }

  private static let were = WordHash("were")
  private static let enrolling = Set(
    ["enrolled", "recruited", "randomized", "randomised"].map { WordHash($0) })

  /// "A study of four people": right after the study even a small number is that of its people.
  private func isOfFew(_ index: Int, _ sentence: Range<Int>, _ text: TokenizedText) -> Bool {
    index >= sentence.lowerBound + 2 && text.tokens[index - 1].word == StudyWords.of
      && Self.heads.contains(text.tokens[index - 2].word)
  }

  private static let heads = Set(["study", "trial", "experiment", "survey", "series"].map { WordHash($0) })

  /// A number of people in the sentence that mentions a study, where nothing says that they are others: millions are.
  private func isCounted(_ count: Count, _ sentence: Range<Int>, _ text: TokenizedText) -> Bool {
    guard count.value < 1_000_000 else { return false }
    guard count.tokens.lowerBound > sentence.lowerBound else { return true }
    let before = text.tokens[count.tokens.lowerBound - 1].word
    return before != StudyWords.the && !words.these.contains(before)
  }

  private static let out = WordHash("out")
  private static let cent = WordHash("cent")
  private static let each = Set(["per", "each"].map { WordHash($0) })
  private static let partial = Set(
    ["per", "every", "each", "other", "remaining", "extra", "another", "additional"].map { WordHash($0) })
  /// Words between a number and a noun that show that something else was counted: "40-year-old women", "17 percent more".
  private static let units = Set(
    [
      "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute",
      "minutes",
      "percent", "per", "cent", "pounds", "grams", "points", "times", "centers", "centres", "countries",
      "hospitals",
    ].map { WordHash($0) })

  /// The counted noun after a number, over words that describe it: "21 high-quality randomized controlled trials".
  private func noun(after end: Int, _ sentence: Range<Int>, _ text: TokenizedText) -> Int? {
    var index = end
    var steps = 0
    while index < sentence.upperBound, steps < 8 {
      let token = text.tokens[index]
      switch token.kind {
      case .number: return nil
      case .punctuation:
        // The stops of "29,615 U.S. adults".
        guard text.isInitial(index) else { return nil }
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
        if words.definite.contains(token.word) || words.months.contains(token.word)
          || Self.units.contains(token.word) || words.indefinite.contains(token.word)
        {
          return nil
        }
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
    // "120 adults took part", "120 women aged 50 or older were randomized".
    for index in noun + 1..<max(noun + 1, min(sentence.upperBound, noun + 10)) {
      let token = text.tokens[index]
      if token.kind == .punctuation { break }
      if Self.takingPart.contains(token.word) { return true }
    }
    return false
  }

  /// Words after a number of people by which they were in the study.
  private static let takingPart = Set(
    [
      "randomized", "randomised", "enrolled", "recruited", "participated", "completed", "part", "assigned",
      "allocated", "divided", "split", "joined", "volunteered", "took", "received",
    ].map { WordHash($0) })
}
