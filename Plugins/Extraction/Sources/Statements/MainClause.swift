internal import ThreshText

/// Finds the main clause of a sentence: without its label, the subordinate clause that opens it, and the clauses and
/// participles that trail it.
enum MainClause {
  /// Token range of the main clause within `tokens`; never empty unless `tokens` is.
  static func find(in tokens: Range<Int>, _ text: TokenizedText) -> Range<Int> {
    let limit = endOfSpeech(tokens, text)
    var start = skipMarks(tokens.lowerBound, limit, text)
    start = skipLabel(start, limit, text)
    // "So, if you have pain, …" opens twice.
    for _ in 0..<2 { start = skipOpening(start, limit, text) }
    guard start < limit else { return tokens }
    return start..<max(start + 1, end(from: start, limit, text))
  }

  /// What stands in brackets, or between commas that break the clause.
  static func asides(in tokens: Range<Int>, _ text: TokenizedText) -> [Range<Int>] {
    var list: [Range<Int>] = []
    var open: Int?
    for index in tokens {
      switch byte(index, text) {
      case UInt8(ascii: "("), UInt8(ascii: "["): open = open ?? index
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if let start = open { list.append(start..<index + 1) }
        open = nil
      default:
        if let resumed = interruption(at: index, tokens.upperBound, text) { list.append(index..<resumed) }
      }
    }
    return list
  }

  /// Leaves out who said it, after the words: "…," says Jane Roe. What is left must be longer than that.
  private static func endOfSpeech(_ tokens: Range<Int>, _ text: TokenizedText) -> Int {
    guard let first = tokens.first, text.isQuotationMark(first) else { return tokens.upperBound }
    for index in tokens.dropFirst(2)
    where text.isQuotationMark(index) && byte(index - 1, text) == UInt8(ascii: ",") {
      let after = text.tokens[index..<min(tokens.upperBound, index + 5)]
      guard after.contains(where: { speech.contains($0.word) }), tokens.upperBound - index < index - first
      else {
        return tokens.upperBound
      }
      return index - 1
    }
    return tokens.upperBound
  }

  private static let speech = Set(
    words:
      "says said explains explained notes noted adds added tells told states stated cautions argues writes wrote advises"
  )

  private static func skipMarks(_ index: Int, _ limit: Int, _ text: TokenizedText) -> Int {
    var index = index
    while index < limit, text.tokens[index].kind == .punctuation || text.tokens[index].kind == .hyphen {
      index += 1
    }
    return index
  }

  /// Leaves out "Minimal Side Effects:" and the like.
  private static func skipLabel(_ start: Int, _ limit: Int, _ text: TokenizedText) -> Int {
    for index in start..<min(limit, start + 8) where byte(index, text) == UInt8(ascii: ":") {
      let next = skipMarks(index + 1, limit, text)
      guard next + 2 < limit, text.tokens[next].kind == .word, text.tokens[next].shape != .lower else {
        return start
      }
      return next
    }
    return start
  }

  /// Leaves out an opening clause or phrase up to its comma: "If you have back pain, …".
  private static func skipOpening(_ start: Int, _ limit: Int, _ text: TokenizedText) -> Int {
    guard start < limit,
      subordinators.contains(text.tokens[start].word) || isAdverbial(start, limit, text)
        || isPassive(start, limit, text)
    else {
      return start
    }
    // "In-person classes …": a word of its own.
    if start + 1 < limit, text.tokens[start + 1].kind == .hyphen, !text.tokens[start + 1].spaceBefore {
      return start
    }
    if let main = afterYear(start, limit, text) { return main }
    var depth = 0
    for index in start..<limit {
      switch byte(index, text) {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: ",") where depth <= 0 && limit - index > 3:
        let next = skipMarks(index + 1, limit, text)
        // "When it goes in there may be a pinch, but …" is all of the opening.
        guard next < limit, !coordinators.contains(text.tokens[next].word) else { return start }
        // "Even a few minutes can calm you, …" has its verb: that is the main clause.
        if text.tokens[start].word == even, start + 2 < index,
          (start + 2..<index).contains(where: { modals.contains(text.tokens[$0].word) }),
          !subordinators.contains(text.tokens[start + 1].word)
        {
          return start
        }
        // A list goes on: "In the muscles, nerves and fascia, …".
        if index > start + 1, let listed = nextComma(next, limit, text), listed - next <= 3 { continue }
        return next
      default: break
      }
    }
    return start
  }

  /// An adverb or two before a comma: "However," "Most importantly,".
  private static func isAdverbial(_ start: Int, _ limit: Int, _ text: TokenizedText) -> Bool {
    for index in start..<min(limit, start + 4) where byte(index, text) == UInt8(ascii: ",") {
      return index > start
        && (start..<index).contains {
          adverbs.contains(text.tokens[$0].word) || isAdverb(text.tokens[$0], text)
        }
    }
    return false
  }

  /// "Combined with a balanced diet, …", "Worn for an hour, …"
  private static func isPassive(_ start: Int, _ limit: Int, _ text: TokenizedText) -> Bool {
    guard start + 3 < limit, prepositionsOfUse.contains(text.tokens[start + 1].word) else { return false }
    let token = text.tokens[start]
    return participles.contains(token.word)
      || token.kind == .word && token.end - token.start >= 5 && text.bytes[token.end - 2] == UInt8(ascii: "e")
        && text.bytes[token.end - 1] == UInt8(ascii: "d")
  }

  private static let participles = Set(words: "worn taken done given eaten made drunk chosen kept taught")
  private static let prepositionsOfUse = Set(
    words: "with for in by at on as before after during correctly properly daily regularly early right well")

  private static func isAdverb(_ token: Token, _ text: TokenizedText) -> Bool {
    token.end - token.start >= 5 && token.kind == .word && text.bytes[token.end - 2] == UInt8(ascii: "l")
      && text.bytes[token.end - 1] == UInt8(ascii: "y")
  }

  /// "In 2018 the agency approved it": the year is the opening.
  private static func afterYear(_ start: Int, _ limit: Int, _ text: TokenizedText) -> Int? {
    guard start + 2 < limit, text.tokens[start + 1].kind == .number, text.tokens[start + 2].kind == .word,
      text.tokens[start + 1].end - text.tokens[start + 1].start == 4
    else { return nil }
    return start + 2
  }

  private static func nextComma(_ start: Int, _ limit: Int, _ text: TokenizedText) -> Int? {
    (start..<min(limit, start + 4)).first { byte($0, text) == UInt8(ascii: ",") }
  }

  private static func end(from start: Int, _ limit: Int, _ text: TokenizedText) -> Int {
    var index = start + 1
    while index < limit {
      if let resumed = interruption(at: index, limit, text) {
        index = resumed
        continue
      }
      let token = text.tokens[index]
      if index >= start + 3 {
        if token.kind == .word, enders.contains(token.word), ends(index, from: start, limit, text) {
          return index
        }
        if byte(index, text) == UInt8(ascii: ",") || token.kind == .hyphen && token.spaceBefore {
          let next = index + 1
          if next < limit, text.tokens[next].kind == .word,
            trailers.contains(text.tokens[next].word) || isParticiple(text.tokens[next], text)
          {
            return index
          }
        }
      }
      index += 1
    }
    return limit
  }

  /// Whether the word at `index` begins a clause that is not the main one. "so far" and "so calm" do not, nor does
  /// "before bed" in "A cup before bed may help".
  private static func ends(_ index: Int, from start: Int, _ limit: Int, _ text: TokenizedText) -> Bool {
    if text.tokens[index].word == so {
      return byte(index - 1, text) == UInt8(ascii: ",")
        || index + 1 < limit
          && afterSo.contains(text.tokens[index + 1].word)
    }
    if text.tokens[index - 1].kind == .punctuation { return true }
    // "have since found"
    if perfects.contains(text.tokens[index - 1].word) { return false }
    guard prepositions.contains(text.tokens[index].word) else { return true }
    // What stands before has its verb already: "Trials are needed before doctors can …"
    let clause = (start..<index).reversed().prefix { text.tokens[$0].kind != .punctuation }
    guard
      !clause.contains(where: {
        Answers.finiteVerbs.contains(text.tokens[$0].word)
          && text.tokens[$0 - ($0 > start ? 1 : 0)].kind != .hyphen
      })
    else { return true }
    // "Reliving the event while the body is on alert may …": the subject is what is done, and waits for its verb.
    if isParticiple(text.tokens[start], text, capitalised: true) { return false }
    // A verb that has no pronoun before it takes up the subject that came first.
    return !(index + 2..<max(index + 2, min(limit, index + 4))).contains {
      (modals.contains(text.tokens[$0].word) || reports.contains(text.tokens[$0].word))
        && !pronouns.contains(text.tokens[$0 - 1].word)
    }
  }

  private static let so = WordHash("so")
  private static let even = WordHash("even")
  private static let afterSo = Set(words: "that you it they we he she i the your this these as")
  private static let prepositions = Set(words: "before until since when while")
  private static let perfects = Set(words: "have has had")
  private static let modals = Set(words: "may might can could will should")
  private static let pronouns = Set(words: "it they you we i he she this that these those which who")

  /// Where the clause goes on after what a comma at `index` breaks it with: "Side effects, such as a rash, are rare."
  private static func interruption(at index: Int, _ limit: Int, _ text: TokenizedText) -> Int? {
    guard byte(index, text) == UInt8(ascii: ","), index + 2 < limit,
      enders.contains(text.tokens[index + 1].word) || trailers.contains(text.tokens[index + 1].word)
    else { return nil }
    return (index + 2..<min(limit, index + longestInterruption)).first {
      byte($0 - 1, text) == UInt8(ascii: ",")
        && (Answers.finiteVerbs.contains(text.tokens[$0].word)
          || reports.contains(text.tokens[$0].word))
    }
  }

  private static let longestInterruption = 20
  private static let reports = Set(
    words: "showed shown concluded reported found made revealed noted said felt saw had gave led")

  private static func isParticiple(
    _ token: Token, _ text: TokenizedText, capitalised: Bool = false
  ) -> Bool {
    token.end - token.start >= 6 && (capitalised ? token.kind == .word : token.shape == .lower)
      && text.bytes[token.end - 3] == UInt8(ascii: "i")
      && text.bytes[token.end - 2] == UInt8(ascii: "n") && text.bytes[token.end - 1] == UInt8(ascii: "g")
  }

  private static func byte(_ index: Int, _ text: TokenizedText) -> UInt8 {
    let token = text.tokens[index]
    return token.kind == .punctuation && token.end == token.start + 1 ? text.bytes[token.start] : 0
  }

  static let subordinators = Set(
    words:
      "if when while although though because since as unless until once before after whether despite in for by with like "
      + "unlike similar along according due at from during on given through over under among of to following even contrary"
  )
  private static let adverbs = Set(
    words:
      "however therefore thus hence moreover furthermore also besides still nevertheless nonetheless instead meanwhile "
      + "otherwise then so and but or yet first second third next last today now sometimes often overall again likewise "
      + "indeed plus yes no well once here fact example instance addition contrast course too")
  private static let coordinators = Set(words: "and but or")
  private static let enders = Set(
    words:
      "because although though while whereas unless since if when so until before")
  private static let trailers = Set(
    words:
      "which who where especially particularly including such as though although while whereas even")
}
