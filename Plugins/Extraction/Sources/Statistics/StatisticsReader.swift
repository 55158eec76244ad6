internal import Algorithms
internal import ThreshKit
internal import ThreshText

/// Finds the numbers that a statement gives.
struct StatisticsReader: Sendable {
  let words: StatisticsWords

  init(resources: ResourceLocator) throws(ConfigurationError) {
    words = try StatisticsWords(resources: resources)
  }

  /// A number and the tokens it rests on.
  struct Reading: Sendable, Hashable {
    var statistic: Statistic
    var tokens: Range<Int>
  }

  /// Where effect sizes are named, in the order of the text: looked for once for all sentences of a page.
  func effects(in text: TokenizedText) -> [Range<Int>] {
    words.effectPhrases.matches(in: text, tokens: 0..<text.tokens.count).map(\.tokens)
  }

  /// - Parameter effects: what ``effects(in:)`` gives for the text.
  func read(_ sentence: Range<Int>, _ text: TokenizedText, effects: [Range<Int>]) -> [Reading] {
    var scan = StatisticsScan(words: words, text: text, sentence: sentence)
    let first = effects.partitioningIndex { $0.lowerBound >= sentence.lowerBound }
    scan.run(
      effects: effects[first...].prefix { $0.lowerBound < sentence.upperBound }
        .filter { $0.upperBound <= sentence.upperBound })
    return scan.found
  }
}

/// One pass over the tokens of a sentence.
struct StatisticsScan {
  let words: StatisticsWords
  let text: TokenizedText
  let sentence: Range<Int>
  var found: [StatisticsReader.Reading] = []

  mutating func run(effects: [Range<Int>]) {
    var index = sentence.lowerBound
    readEffects(effects)
    while index < sentence.upperBound {
      if let end = taken(index) {
        index = end
      } else if let end = repeated(index) ?? numbered(index) ?? vague(index) {
        index = max(end, index + 1)
      } else {
        index += 1
      }
    }
    found.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// One past a reading that already holds the token.
  private func taken(_ index: Int) -> Int? {
    found.first { $0.tokens.contains(index) }?.tokens.upperBound
  }

  mutating func add(_ kind: Statistic.Kind, _ value: String, _ unit: String, _ tokens: Range<Int>) {
    found.append(.init(statistic: Statistic(kind, value, unit: unit), tokens: tokens))
  }

  func token(_ index: Int) -> Token? {
    index < sentence.upperBound && index >= sentence.lowerBound ? text.tokens[index] : nil
  }

  func word(_ index: Int) -> WordHash? { token(index)?.word }

  func byte(_ index: Int) -> UInt8? { token(index).map { text.bytes[$0.start] } }

  /// "daily", "weekly", "once daily", "every morning", "each hour".
  private mutating func repeated(_ index: Int) -> Int? {
    guard let token = token(index), token.kind == .word else { return nil }
    if let period = words.adverbs[token.word] {
      var next = index + 1
      while self.token(next)?.kind == .hyphen { next += 1 }
      // "daily mindfulness practice" counts, "daily life" and "daily living skills" do not.
      let barred = word(next).map { words.notRepeated.contains($0) } ?? false
      let isAdverbOfAdverb =
        found.last.map { $0.statistic.kind == .frequency && $0.tokens.upperBound == index } ?? false
      guard !barred, !isAdverbOfAdverb else { return nil }
      add(.frequency, "1", "per " + period, index..<index + 1)
      return index + 1
    }
    if token.word == Self.every || token.word == Self.each, let next = word(index + 1) {
      guard words.every.contains(next), let period = words.periods[next] else { return nil }
      add(.frequency, "1", "per " + period, index..<index + 2)
      return index + 2
    }
    return nil
  }

  /// A number with what follows it.
  private mutating func numbered(_ index: Int) -> Int? {
    guard let token = token(index), token.kind == .number || token.kind == .word,
      let number = NumberRange.read(text, at: index, limit: sentence.upperBound)
    else { return nil }
    let end = number.tokens.upperBound
    if number.isAdverb { return frequency(number, after: end) ?? end }
    if isName(index, number) || isMoney(index) { return end }
    if let age = age(number) { return age }
    var next = end
    while self.token(next)?.kind == .hyphen, !(self.token(next)?.spaceBefore ?? true) { next += 1 }
    if let end = percent(number, index, next) { return end }
    guard let unit = word(next) else { return end }
    if unit == Self.times { return frequency(number, after: next + 1) ?? end }
    if words.measures.contains(unit) { return next + 1 }
    if let time = words.times[unit] { return duration(number, index, time, next) }
    if text.year(index) != nil, number.parts.count == 1 { return end }
    return perPeriod(number, next) ?? count(number, index, next) ?? end
  }

  /// "twice a week", "three times per day", "once or twice a week", "once daily".
  private mutating func frequency(_ number: NumberRange, after index: Int) -> Int? {
    var next = index
    if word(next) == Self.article || word(next) == Self.per || word(next) == Self.each
      || word(next) == Self.every
    {
      next += 1
    }
    guard let unit = word(next) else { return nil }
    if let period = next > index ? words.periods[unit] : words.adverbs[unit] {
      add(.frequency, number.text, "per " + period, number.tokens.lowerBound..<next + 1)
      return next + 1
    }
    return nil
  }

  /// "1-2 a day", "four tablets a day".
  private mutating func perPeriod(_ number: NumberRange, _ index: Int) -> Int? {
    var next = index
    var noun: Int?
    if word(next) != Self.article, word(next) != Self.per, let token = token(next), token.kind == .word,
      token.shape == .lower, !words.notNouns.contains(token.word)
    {
      noun = next
      next += 1
    }
    guard word(next) == Self.article || word(next) == Self.per || word(next) == Self.each,
      let unit = word(next + 1), let period = words.periods[unit]
    else { return nil }
    let name = noun.map { text.string(text.tokens[$0]) + " " } ?? ""
    add(.frequency, number.text, name + "per " + period, number.tokens.lowerBound..<next + 2)
    return next + 2
  }

  private mutating func percent(_ number: NumberRange, _ index: Int, _ next: Int) -> Int? {
    let isSign = byte(next) == UInt8(ascii: "%")
    guard isSign || word(next) == Self.percentWord || word(next) == Self.per && word(next + 1) == Self.cent
    else {
      return nil
    }
    let end = next + (word(next) == Self.per ? 2 : 1)
    // "95% CI" is the interval's own figure.
    if word(end) == Self.ci || word(end) == Self.confidence { return interval(number, end) ?? end }
    let isChange =
      number.parts.count == 2 && index > sentence.lowerBound && word(index - 1) == StudyWords.from
      && text.tokens[sentence.lowerBound..<index].contains { words.changes.contains($0.word) }
    for part in isChange ? number.parts : [number.text] { add(.percent, part, "%", index..<end) }
    return end
  }

  private mutating func duration(_ number: NumberRange, _ index: Int, _ time: String, _ unit: Int) -> Int? {
    let end = unit + 1
    // "10-year-old", "12 years and older", "aged 4 to 17 years".
    var next = end
    while token(next)?.kind == .hyphen { next += 1 }
    if word(next) == Self.old || isOlder(next) {
      add(.age, number.text, time, index..<next + 1)
      return next + 1
    }
    let before = word(index - 1)
    if before == Self.every {
      add(.frequency, number.text, time, index - 1..<end)
      return end
    }
    if before == Self.aged || before == Self.ages || before == Self.age {
      add(.age, number.text, time, index..<end)
      return end
    }
    add(.duration, number.text, time, index..<end)
    return end
  }

  /// "and older", "or more", "or above" after an age.
  private func isOlder(_ index: Int) -> Bool {
    guard word(index) == StudyWords.and || word(index) == StudyWords.or || word(index) == Self.ofWord,
      let next = word(index + 1)
    else { return false }
    if next == Self.age { return true }
    return Self.older.contains(next)
  }

  /// "aged 60", "over 65s", "adults 65 and older".
  private mutating func age(_ number: NumberRange) -> Int? {
    let index = number.tokens.lowerBound
    let end = number.tokens.upperBound
    guard number.low < 120 else { return nil }
    let before = word(index - 1)
    let hasUnit = word(end).map { words.times[$0] != nil } ?? false
    if !hasUnit, token(end)?.kind != .hyphen,
      before == Self.aged || before == Self.ages || before == Self.age && word(end) != Self.percentWord
    {
      add(.age, number.text, "years", index..<end)
      return end
    }
    if !hasUnit, word(end) == StudyWords.and || word(end) == StudyWords.or, let next = word(end + 1),
      Self.olderOnly.contains(next)
    {
      add(.age, number.text, "years and older", index..<end + 2)
      return end + 2
    }
    return nil
  }

  /// A number with a counted noun.
  private mutating func count(_ number: NumberRange, _ index: Int, _ next: Int) -> Int? {
    let isOne = number.low == 1 && number.parts.count == 1
    // "the two drugs", "these three": two things already spoken of.
    if number.isWord, !isOne, number.parts.count == 1, let before = word(index - 1),
      words.pointing.contains(before)
    {
      return nil
    }
    var start = next
    // "55 of those studies"
    if word(next) == StudyWords.of, let pointing = word(next + 1), words.pointing.contains(pointing) {
      start = next + 2
    }
    start = overDose(start)
    guard let noun = noun(start, isOne: isOne) else { return nil }
    if isOne, !words.countedOnes.contains(text.tokens[noun].word),
      number.isWord || !words.digitOnes.contains(text.tokens[noun].word)
    {
      return nil
    }
    add(.count, number.text, text.string(tokens: start..<noun + 1), index..<noun + 1)
    return number.tokens.upperBound
  }

  /// Over the strength of what is counted: "one 120 mg capsule".
  private func overDose(_ index: Int) -> Int {
    var next = index
    while let token = token(next), token.kind == .number || byte(next) == UInt8(ascii: "/") { next += 1 }
    guard next > index, let unit = word(next), words.measures.contains(unit) else { return index }
    return next + 1
  }

  /// The plural noun that a number counts, over at most five words that describe it.
  private func noun(_ start: Int, isOne: Bool) -> Int? {
    var index = start
    var last: Int?
    while let token = token(index), index < start + 7 {
      if token.kind == .hyphen, !token.spaceBefore {
        index += 1
        continue
      }
      guard token.kind == .word else { break }
      if words.notNouns.contains(token.word) {
        // "college and university students", "one reported event"
        let joins = token.word == StudyWords.and || token.word == StudyWords.or
        guard joins && last == nil && index > start || isOne && token.word == Self.reported else { break }
        index += 1
        continue
      }
      if words.measures.contains(token.word), index == start { return nil }
      // "15 list refers": the number is a name, and what follows says something of it.
      if words.verbs.contains(token.word) || Answers.finiteVerbs.contains(token.word) { return last }
      // "4K monitors", "3D videos", "2x50m strides": part of the number.
      if index == start, token.start == text.tokens[start - 1].end, token.kind == .word { return nil }
      if isPlural(token)
        || isOne && (words.countedOnes.contains(token.word) || words.digitOnes.contains(token.word))
      {
        last = index
        // "reports of adverse events" is counted by its first noun.
        if !(self.token(index + 1).map { $0.kind == .word && isPlural($0) } ?? false) { break }
      }
      index += 1
    }
    return last
  }

  private func isPlural(_ token: Token) -> Bool {
    if words.plurals.contains(token.word) { return true }
    guard token.kind == .word, token.end - token.start > 3,
      text.bytes[token.end - 1] | 0x20 == UInt8(ascii: "s"),
      text.bytes[token.end - 2] | 0x20 != UInt8(ascii: "s"), text.bytes[token.end - 2] != UInt8(ascii: "'")
    else { return false }
    return !words.singulars.contains(token.word)
  }

  /// "millions of people", "a few minutes each day", "a week or two".
  private mutating func vague(_ index: Int) -> Int? {
    guard let word = word(index) else { return nil }
    if word == Self.millions || word == Self.billions, self.word(index + 1) == StudyWords.of,
      let noun = noun(index + 2, isOne: false)
    {
      add(
        .count, text.string(text.tokens[index]).lowercased(), text.string(tokens: index + 2..<noun + 1),
        index..<noun + 1)
      return noun + 1
    }
    if word == Self.article, let unit = self.word(index + 1), let time = words.times[unit],
      self.word(index + 2) == StudyWords.or, self.word(index + 3) == Self.two
    {
      add(.duration, "1-2", time, index..<index + 4)
      return index + 4
    }
    return nil
  }
}
