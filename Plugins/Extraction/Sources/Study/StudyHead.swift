internal import ThreshKit
internal import ThreshText

/// A noun that names a study, with the words around it that tell which.
struct StudyHead: Sendable {
  enum Determiner: Sendable {
    case indefinite, definite, these, quantifier, counted, none
  }

  var design: Design?
  var isPlural: Bool
  /// The head words alone.
  var tokens: Range<Int>
  /// From the determiner to the head.
  var phrase: Range<Int>
  var determiner: Determiner
  var year: Found<Int>?
  /// Capitalised words before the head that name the study itself, such as `National Health Interview`.
  var name: Range<Int>?
  /// True for studies that there are not, or not yet: "more studies are needed", "no trial has shown".
  var isWanted: Bool
}

/// Reads the noun phrase around a head.
struct StudyHeadReader: Sendable {
  let words: StudyWords

  func read(
    _ design: Design?, isPlural: Bool, _ head: Range<Int>, in sentence: Range<Int>, _ text: TokenizedText
  ) -> StudyHead {
    let tokens = text.tokens
    var result = StudyHead(
      design: design, isPlural: isPlural, tokens: head, phrase: head, determiner: .none, isWanted: false)
    var start = head.lowerBound
    var quantified = false
    var counted = false
    var wanted = false
    var absent = false
    var beyondComma = false
    var saved = start
    var index = head.lowerBound - 1
    walk: while index >= max(sentence.lowerBound, head.lowerBound - 12) {
      let token = tokens[index]
      switch token.kind {
      case .punctuation:
        let byte = text.bytes[token.start]
        if text.isInitial(index) {
          start = index
          break
        }
        guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "\"") else {
          break walk
        }
        if byte == UInt8(ascii: ",") {
          if !beyondComma { saved = start }
          beyondComma = true
        }
      case .hyphen:
        if token.spaceBefore { break walk }
      case .number:
        if let year = text.year(index) {
          if !beyondComma {
            result.year = Found(value: year, tokens: index..<index + 1, rule: "year-before-design")
          }
        } else if index + 1 == start || tokens[index + 1].spaceBefore {
          counted = true
        }
        start = index
      case .word:
        if words.definite.contains(token.word) || token.word == StudyWords.possessive {
          if beyondComma { break walk }
          // "Gallup's survey" is as new as "a survey by Gallup".
          let isOwned =
            token.word == StudyWords.possessive && index > sentence.lowerBound
            && text.tokens[index - 1].shape != .lower && index - 1 > sentence.lowerBound
          result.determiner = isOwned && !isPlural ? .indefinite : .definite
          start = index
          break walk
        }
        if words.these.contains(token.word) {
          if beyondComma { break walk }
          result.determiner = .these
          start = index
          break walk
        }
        if words.indefinite.contains(token.word), token.word != StudyWords.one || !isPlural {
          result.determiner = .indefinite
          start = index
          beyondComma = false
          break walk
        }
        // "Randomized controlled" may follow "and"; any other small word ends the phrase.
        if words.functionWords.contains(token.word) { break walk }
        if words.quantifiers.contains(token.word) { quantified = true }
        if token.word == Self.no { absent = true }
        if words.wanted.contains(token.word) { wanted = true }
        if NumberWords.read(text, at: index, limit: index + 1) != nil { counted = true }
        start = index
      }
      index -= 1
    }
    if beyondComma {
      start = saved
      result.year = result.year.flatMap { $0.tokens.lowerBound >= saved ? $0 : nil }
    }
    if result.determiner == .none {
      result.determiner = counted ? .counted : quantified ? .quantifier : .none
    } else if counted, isPlural, result.determiner != .indefinite {
      result.determiner = .these
    }
    result.phrase = start..<head.upperBound
    // "The largest trial", "the only study" names one that was not spoken of yet.
    if result.determiner == .definite, !isPlural,
      tokens[start..<head.lowerBound].contains(where: { Self.singling.contains($0.word) })
    {
      result.determiner = .indefinite
    }
    result.name = name(start, head, text, isDefinite: result.determiner == .definite)
    result.isWanted =
      absent || result.determiner != .definite && isWanted(result, sentence, text, wanted: wanted)
    return result
  }

  /// At least two capitalised words right before a capitalised head, or an acronym before a head: "the OASIS 1 trial".
  private func name(_ start: Int, _ head: Range<Int>, _ text: TokenizedText, isDefinite: Bool) -> Range<Int>?
  {
    if isDefinite {
      for index in start..<head.lowerBound where isAcronym(index, text) { return index..<head.upperBound }
    }
    guard text.tokens[head.lowerBound].shape != .lower else { return nil }
    var first = head.lowerBound
    var capitals = 0
    while first > start {
      let token = text.tokens[first - 1]
      if token.kind == .word, token.shape != .lower, !words.definite.contains(token.word),
        !words.indefinite.contains(token.word)
      {
        capitals += 1
      } else if token.word != StudyWords.possessive {
        break
      }
      first -= 1
    }
    return capitals >= 2 ? first..<head.upperBound : nil
  }

  /// Three capitals or more that are no journal or institution by themselves.
  private func isAcronym(_ index: Int, _ text: TokenizedText) -> Bool {
    let token = text.tokens[index]
    return token.kind == .word && token.shape == .upper && token.end - token.start >= 3
      && !words.knownAcronyms.contains(token.word)
  }

  /// "Larger trials that compare the two are needed", "experts call for larger trials", "a study that will compare".
  private func isWanted(
    _ head: StudyHead, _ sentence: Range<Int>, _ text: TokenizedText, wanted: Bool
  ) -> Bool {
    let end = head.tokens.upperBound
    let after = text.tokens[end..<min(sentence.upperBound, end + 4)]
    let needed = after.contains { words.needed.contains($0.word) }
    if needed && wanted || after.contains(where: { Self.lacking.contains($0.word) }) { return true }
    let isNew = head.isPlural || head.determiner == .indefinite || head.determiner == .none
    guard isNew, head.year == nil else { return false }
    if after.prefix(3).contains(where: { $0.word == Self.will }) { return true }
    // "Are needed", not "they needed less".
    for index in end..<min(sentence.upperBound, end + 14) where Self.lacking.contains(text.tokens[index].word)
    {
      if Self.being.contains(text.tokens[index - 1].word) { return true }
    }
    let start = head.phrase.lowerBound
    return text.tokens[max(sentence.lowerBound, start - 3)..<head.tokens.lowerBound].contains {
      Self.calling.contains($0.word)
    }
  }

  private static let singling = Set(
    ["only", "largest", "biggest", "best", "longest", "earliest", "single", "original", "one"].map {
      WordHash($0)
    })
  private static let no = WordHash("no")
  private static let will = WordHash("will")
  private static let lacking = Set(
    ["needed", "warranted", "overdue", "underway"].map { WordHash($0) })
  private static let being = Set(
    ["is", "are", "be", "still", "urgently", "also", "clearly"].map { WordHash($0) })
  private static let calling = Set(
    [
      "need", "needs", "call", "calls", "called", "calling", "await", "awaits", "awaiting", "wait", "hopes",
      "hope",
    ]
    .map { WordHash($0) })
}
