internal import ThreshText

extension TokenizedText {
  /// The words of a range of tokens, verbatim.
  func string(tokens range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<tokens.count)
    guard let last = range.last else { return "" }
    return string(tokens[range.lowerBound].start..<tokens[last].end)
  }

  /// The year that a token writes: four digits from 1900 to 2099.
  func year(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), tokens[index].kind == .number,
      tokens[index].end - tokens[index].start == 4
    else { return nil }
    var value = 0
    for byte in bytes[tokens[index].range] {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return (1900...2099).contains(value) ? value : nil
  }

  /// True for the stops of "U.S.".
  func isInitial(_ index: Int) -> Bool {
    guard index > 0, tokens[index].kind == .punctuation, bytes[tokens[index].start] == UInt8(ascii: ".")
    else {
      return false
    }
    let before = tokens[index - 1]
    return before.kind == .word && before.end - before.start == 1 && before.shape != .lower
      && before.end == tokens[index].start
  }

  /// True for a straight double quotation mark, and for either curly one.
  func isQuotationMark(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .punctuation else { return false }
    if bytes[token.start] == UInt8(ascii: "\"") { return true }
    return token.end - token.start == 3 && bytes[token.start] == 0xE2 && bytes[token.start + 1] == 0x80
      && (0x9C...0x9D).contains(bytes[token.start + 2])
  }
}

extension TokenizedText {
  /// The stem of each token.
  var stems: [WordHash] {
    var known: [WordHash: WordHash] = [:]
    return tokens.map { token in
      guard token.kind == .word else { return token.word }
      if let stem = known[token.word] { return stem }
      let stem = WordHash(Stemmer.stem(string(token).lowercased()))
      known[token.word] = stem
      return stem
    }
  }
}
