/// Splits running text into sentences.
public enum Sentences {
  /// Tokens, marks included, beyond which a sentence is cut: whoever reads a sentence compares its parts with one another,
  /// which must not take minutes on a page without full stops. The longest of 621 statements charted by hand has 91.
  static let longest = 400

  /// Byte ranges of the sentences in `range` of the text, without the white space around them.
  ///
  /// A sentence ends at `.`, `!`, `?` or an ellipsis, with the quotation marks and brackets that close after it,
  /// when a new one begins: abbreviations (`Dr.`, `vs.`, `et al.`), initials, decimals and marks inside brackets do
  /// not end one. What runs on for ``longest`` tokens is no sentence, and is cut at the next space.
  public static func split(_ text: TokenizedText, in range: Range<Int>) -> [Range<Int>] {
    let indices = text.tokens(in: range)
    guard !indices.isEmpty else { return [] }
    var sentences: [Range<Int>] = []
    var first = indices.lowerBound
    var index = first
    var bracketEnd = first
    while index < indices.upperBound {
      let token = text.tokens[index]
      if index - first >= longest, token.spaceBefore || index - first >= 2 * longest {
        sentences.append(text.tokens[first].start..<text.tokens[index - 1].end)
        first = index
        bracketEnd = first
      }
      guard token.kind == .punctuation else {
        index += 1
        continue
      }
      if index > first, index >= bracketEnd, let close = closingBracket(text, index, indices.upperBound) {
        bracketEnd = close
      }
      guard index >= bracketEnd, isTerminator(text, token) else {
        index += 1
        continue
      }
      let last = endOfMarks(text, index, indices.upperBound)
      if last + 1 < indices.upperBound,
        endsSentence(
          text, terminator: index, last: last, first: first, next: last + 1, limit: indices.upperBound)
      {
        sentences.append(text.tokens[first].start..<text.tokens[last].end)
        first = last + 1
        bracketEnd = first
      }
      index = last + 1
    }
    if first < indices.upperBound {
      let end = min(text.tokens[indices.upperBound - 1].end, max(range.upperBound, text.tokens[first].end))
      sentences.append(text.tokens[first].start..<end)
    }
    return sentences
  }

  /// The last of the marks that belong to the end at `index`: "?!", "...", closing quotes and brackets, and what points
  /// to a note.
  private static func endOfMarks(_ text: TokenizedText, _ index: Int, _ limit: Int) -> Int {
    var last = index
    while last + 1 < limit, !text.tokens[last + 1].spaceBefore {
      let next = text.tokens[last + 1]
      if let close = closingNote(text, last + 1, limit) {
        last = close
      } else if isNoteMark(text, last + 1, limit)
        || next.kind == .punctuation && (isTerminator(text, next) || isCloser(text, next))
      {
        last += 1
      } else {
        break
      }
    }
    return last
  }

  private static func endsSentence(
    _ text: TokenizedText, terminator: Int, last: Int, first: Int, next: Int, limit: Int
  ) -> Bool {
    let following = text.tokens[next]
    guard following.spaceBefore else { return isRunTogether(text, terminator, last, next, limit) }
    let start = opening(text, next, limit)
    let mark = text.bytes[text.tokens[terminator].start]
    if start < limit {
      let token = text.tokens[start]
      if token.kind == .word, token.shape == .lower, !following.lineBreakBefore,
        !isListLetter(text, next, limit)
      {
        return false
      }
    }
    guard mark == UInt8(ascii: "."), last == terminator || !isTerminator(text, text.tokens[terminator + 1])
    else { return true }
    guard terminator > first else { return false }
    let before = text.tokens[terminator - 1]
    guard before.end == text.tokens[terminator].start else { return true }
    if before.kind == .number {
      // A list number at the beginning: "1. Sit down."
      return terminator - 1 > first
    }
    guard before.kind == .word else { return true }
    if before.word == no { return !(start < limit && text.tokens[start].kind == .number) }
    if neverLast.contains(before.word), before.shape == .lower || before.end - before.start > 1 {
      return false
    }
    if rarelyLast.contains(before.word) {
      // "U.S." and "et al." may end a sentence: then a word that opens sentences follows.
      return start < limit && openers.contains(text.tokens[start].word)
    }
    if before.end - before.start == 1, before.shape != .lower {
      return !isInitial(text, terminator - 1, first: first, next: start, limit: limit)
    }
    return true
  }

  /// A single capital letter before a full stop: part of a name or an abbreviation such as "U.S."?
  private static func isInitial(_ text: TokenizedText, _ index: Int, first: Int, next: Int, limit: Int)
    -> Bool
  {
    if index >= first + 2, text.tokens[index - 1].start == text.tokens[index - 1].end - 1,
      text.bytes[text.tokens[index - 1].start] == UInt8(ascii: "."), !text.tokens[index].spaceBefore
    {
      return !(next < limit && openers.contains(text.tokens[next].word))
    }
    guard index > first else { return true }
    let before = text.tokens[index - 1]
    if next < limit, !openers.contains(text.tokens[next].word) {
      if before.word == by { return true }
      // "J. Roe and A. Lim": not so "vitamins A and D".
      if before.word == and, hasInitial(text, first..<index - 1) { return true }
    }
    return before.kind == .punctuation || (before.kind == .word && before.shape != .lower)
  }

  private static func hasInitial(_ text: TokenizedText, _ tokens: Range<Int>) -> Bool {
    tokens.dropLast().contains { index in
      let token = text.tokens[index]
      return token.kind == .word && token.shape != .lower && token.end - token.start == 1
        && text.tokens[index + 1].start == token.end && text.bytes[token.end] == UInt8(ascii: ".")
    }
  }

  /// A new sentence without a space before it: "… for the back.It is safe." Only a word that opens sentences shows that,
  /// for names of sites and files are written so too.
  private static func isRunTogether(
    _ text: TokenizedText, _ terminator: Int, _ last: Int, _ next: Int, _ limit: Int
  ) -> Bool {
    guard terminator == last, terminator > 0, next + 1 < limit, text.tokens[next].kind == .word,
      text.tokens[next].shape == .capitalized, text.tokens[next + 1].spaceBefore,
      openers.contains(text.tokens[next].word)
    else { return false }
    let before = text.tokens[terminator - 1]
    return before.kind == .word && before.shape == .lower && before.end - before.start > 2
      && !neverLast.contains(before.word)
  }

  /// "b)" before an item of a list in running text.
  private static func isListLetter(_ text: TokenizedText, _ index: Int, _ limit: Int) -> Bool {
    let token = text.tokens[index]
    guard index + 1 < limit, token.kind == .word, token.end - token.start == 1 else { return false }
    return text.tokens[index + 1].start == token.end && text.bytes[token.end] == UInt8(ascii: ")")
  }

  /// The index of the first token after opening quotes and brackets, of which there are a few at most.
  private static func opening(_ text: TokenizedText, _ index: Int, _ limit: Int) -> Int {
    let limit = min(limit, index + 8)
    var index = index
    while index < limit, text.tokens[index].kind == .punctuation || text.tokens[index].kind == .hyphen {
      index += 1
    }
    return index
  }

  /// One past the bracket that closes the one opened at `index`, when it does so within 60 tokens.
  private static func closingBracket(_ text: TokenizedText, _ index: Int, _ limit: Int) -> Int? {
    let open = text.bytes[text.tokens[index].start]
    guard open == UInt8(ascii: "(") || open == UInt8(ascii: "[") else { return nil }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    var depth = 0
    for i in index..<min(limit, index + 60) where text.tokens[i].kind == .punctuation {
      let byte = text.bytes[text.tokens[i].start]
      if byte == open { depth += 1 }
      if byte == close {
        depth -= 1
        if depth == 0 {
          // A sentence that is wholly in brackets ends inside them.
          return i
        }
      }
    }
    return nil
  }

  private static func isTerminator(_ text: TokenizedText, _ token: Token) -> Bool {
    let byte = text.bytes[token.start]
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { return true }
    return byte == 0xE2 && token.end - token.start == 3 && text.bytes[token.start + 1] == 0x80
      && text.bytes[token.start + 2] == 0xA6
  }

  private static func isCloser(_ text: TokenizedText, _ token: Token) -> Bool {
    switch text.bytes[token.start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): return true
    case 0xE2:
      // U+2019 and U+201D.
      return token.end - token.start == 3 && text.bytes[token.start + 1] == 0x80
        && (text.bytes[token.start + 2] == 0x99 || text.bytes[token.start + 2] == 0x9D)
    default: return false
    }
  }

  /// The last token of what points to a note in digits, right after a full stop: "pain.[2]", "pain.3,4 The".
  private static func closingNote(_ text: TokenizedText, _ index: Int, _ limit: Int) -> Int? {
    let token = text.tokens[index]
    if token.kind == .number {
      let word = text.tokens[max(0, index - 2)]
      let isLast = index + 1 == limit || text.tokens[index + 1].spaceBefore
      return isLast && index >= 2 && word.kind == .word && word.shape == .lower && word.end - word.start > 2
        && word.end == text.tokens[index - 1].start && !neverLast.contains(word.word) ? index : nil
    }
    guard text.bytes[token.start] == UInt8(ascii: "[") else { return nil }
    for i in index + 1..<max(index + 1, min(limit, index + 8)) {
      let inside = text.tokens[i]
      if text.bytes[inside.start] == UInt8(ascii: "]") { return i > index + 1 ? i : nil }
      guard inside.kind == .number || inside.kind == .hyphen || text.bytes[inside.start] == UInt8(ascii: ",")
      else { return nil }
    }
    return nil
  }

  /// Whether the token is a raised number that points to a note (`pain.¹,²`), or a sign between two of them.
  private static func isNoteMark(_ text: TokenizedText, _ index: Int, _ limit: Int) -> Bool {
    let token = text.tokens[index]
    if isRaised(text, token) { return true }
    guard index + 1 < limit, isRaised(text, text.tokens[index - 1]) else { return false }
    return !text.tokens[index + 1].spaceBefore && isRaised(text, text.tokens[index + 1])
  }

  /// Whether the token is one of `¹²³⁰⁴⁵⁶⁷⁸⁹⁺⁻`.
  private static func isRaised(_ text: TokenizedText, _ token: Token) -> Bool {
    let bytes = text.bytes[token.start..<token.end]
    switch bytes.first {
    case 0xC2: return [0xB9, 0xB2, 0xB3].contains(bytes[token.start + 1])
    case 0xE2: return bytes.count == 3 && bytes[token.start + 1] == 0x81 && bytes[token.start + 2] >= 0xB0
    default: return false
    }
  }

  private static func set(_ words: String) -> Set<WordHash> {
    Set(words.split(separator: " ").map { WordHash(String($0)) })
  }

  private static let no = WordHash("no")
  private static let by = WordHash("by")
  private static let and = WordHash("and")
  /// Abbreviations that a sentence does not end with.
  private static let neverLast = set(
    "dr mr mrs ms mx prof st ste rev hon gen col capt lt sgt vs v fig figs nos vol vols pp p ed eds ref refs eq g e i "
      + "approx ca cf viz resp dept univ assn incl excl max min avg tel ext")
  /// Abbreviations that a sentence may end with.
  private static let rarelyLast = set(
    "al etc inc ltd co corp jr sr phd md esq u.s u.k e.u a.m p.m am pm jan feb mar apr jun jul aug sep sept oct nov dec"
  )
  /// Words that open a new sentence after an abbreviation.
  private static let openers = set(
    "the a an this that these those it its they their he she we our you your i in on at for from with by to as if when while "
      + "although though however but and or so there here most many some several all no not what how why who where which "
      + "research studies study researchers after before during because since then now patients people according both each"
  )
}
