internal import ThreshText

/// An abbreviation that a text explains, such as "visual analogue scale (VAS)".
///
/// After Schwartz and Hearst (2003): the letters of the short form must be found in order in the words before the bracket,
/// the first at the beginning of the first word.
struct ShortForm: Sendable {
  /// Stem of the short form.
  var stem: WordHash
  /// Stems of the long form, without empty words.
  var long: [WordHash]

  /// All that `text` explains, by the short form; the first explanation counts.
  static func all(in text: TokenizedText, stems: [WordHash]) -> [WordHash: ShortForm] {
    var found: [WordHash: ShortForm] = [:]
    let tokens = text.tokens
    for open in tokens.indices.dropLast(2) where isBracket(text, tokens[open]) {
      let short = tokens[open + 1]
      let after = text.bytes[tokens[open + 2].start]
      guard short.kind == .word, (2...10).contains(short.end - short.start), found[short.word] == nil,
        after == UInt8(ascii: ")") || after == UInt8(ascii: ";") || after == UInt8(ascii: ",")
      else { continue }
      let letters = letters(of: short, in: text)
      guard letters.count > 1, let first = longForm(before: open, letters, text) else { continue }
      let words = (first..<open).filter {
        tokens[$0].kind == .word && !EmptyWords.english.contains(tokens[$0].word)
      }
      if words.count > 1 {
        found[short.word] = ShortForm(stem: stems[open + 1], long: words.map { stems[$0] })
      }
    }
    return found
  }

  private static func isBracket(_ text: TokenizedText, _ token: Token) -> Bool {
    text.bytes[token.start] == UInt8(ascii: "(") && token.end == token.start + 1
  }

  /// The letters of a short form in lower case, a plural's `s` left out; none when it does not look like one.
  private static func letters(of token: Token, in text: TokenizedText) -> [UInt8] {
    let bytes = text.bytes[token.range]
    let capitals = bytes.count { $0 &- 0x41 < 26 }
    guard capitals > 1 || capitals == 1 && token.shape == .capitalized && bytes.count <= 5 else { return [] }
    var letters = bytes.filter { ($0 | 0x20) &- 0x61 < 26 }
    if letters.last == UInt8(ascii: "s"), letters.count > 2 { letters.removeLast() }
    return letters.map { $0 | 0x20 }
  }

  /// The first token of the shortest run of words before `open` that spells `letters`.
  private static func longForm(before open: Int, _ letters: [UInt8], _ text: TokenizedText) -> Int? {
    var index = open - 1
    var words = 0
    while index >= 0, words < letters.count + 3 {
      let token = text.tokens[index]
      if token.kind == .punctuation { return nil }
      if token.kind == .word {
        words += 1
        if text.bytes[token.start] | 0x20 == letters[0],
          spells(text.bytes[token.start..<text.tokens[open].start], letters, isShort: words < letters.count)
        {
          return index
        }
      }
      index -= 1
    }
    return nil
  }

  /// Whether the letters stand in `bytes` in order: each at the beginning of a word, or, when there are fewer words than
  /// letters, anywhere.
  private static func spells(_ bytes: ArraySlice<UInt8>, _ letters: [UInt8], isShort: Bool) -> Bool {
    var next = 0
    var isStart = true
    for byte in bytes where next < letters.count {
      let lower = byte | 0x20
      let isLetter = lower &- 0x61 < 26
      if isLetter, isStart || isShort, lower == letters[next] { next += 1 }
      isStart = !isLetter
    }
    return next == letters.count
  }
}
