/// A phrase to look for, written in a small pattern language.
///
/// A pattern is a row of elements: `word` (any letter case; in capitals, such as `WHO`, only capitals match),
/// `word*` (any word that begins so), `#` (a number in digits), `(a|b c)` (one of several), `word?` or `(a|b)?`
/// (may be missing), `~` (up to 3 words in between) and `~5` (up to 5). Hyphens are read as spaces, in the pattern
/// and in the text.
struct PhrasePattern {
  enum Element: Hashable {
    case exact(WordHash)
    case capitals(WordHash)
    case prefix(WordHash, length: Int, first: UInt8, second: UInt8)
    case number
    case gap(Int)
  }

  /// Every way to read the pattern: alternatives and optional elements written out.
  var sequences: [[Element]]

  init(_ pattern: String) throws(PhraseError) {
    var parser = Parser(pattern: pattern, bytes: Array(pattern.utf8))
    sequences = try parser.alternatives(nested: false)
    guard parser.position == parser.bytes.count else { throw PhraseError(pattern, "a ')' without its '('") }
    sequences.removeAll { $0.isEmpty }
    for sequence in sequences {
      if case .gap = sequence[0] { throw PhraseError(pattern, "a pattern cannot begin with a gap") }
      if case .gap = sequence[sequence.count - 1] {
        throw PhraseError(pattern, "a pattern cannot end with a gap")
      }
    }
    guard !sequences.isEmpty else { throw PhraseError(pattern, "the pattern is empty") }
  }

  private struct Parser {
    let pattern: String
    let bytes: [UInt8]
    var position = 0
    var depth = 0

    /// Reads `a b|c` up to the end or the closing parenthesis.
    mutating func alternatives(nested: Bool) throws(PhraseError) -> [[Element]] {
      var all: [[Element]] = []
      var current: [[Element]] = [[]]
      while position < bytes.count {
        let byte = bytes[position]
        var options: [[Element]]
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"):
          position += 1
          continue
        case UInt8(ascii: ")"):
          guard nested else { throw PhraseError(pattern, "a ')' without its '('") }
          return all + current
        case UInt8(ascii: "|"):
          position += 1
          all += current
          current = [[]]
          continue
        case UInt8(ascii: "("):
          guard depth < 8 else { throw PhraseError(pattern, "too many parentheses") }
          position += 1
          depth += 1
          options = try alternatives(nested: true)
          depth -= 1
          guard position < bytes.count else { throw PhraseError(pattern, "a '(' without its ')'") }
          position += 1
        default:
          options = [try word()]
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: "?") {
          position += 1
          options.append([])
        }
        current = current.flatMap { head in options.map { head + $0 } }
        guard current.count <= 4096 else {
          throw PhraseError(pattern, "the pattern stands for too many phrases")
        }
      }
      if nested { throw PhraseError(pattern, "a '(' without its ')'") }
      return all + current
    }

    private mutating func word() throws(PhraseError) -> [Element] {
      let start = position
      while position < bytes.count, !Array(" -()|?".utf8).contains(bytes[position]) { position += 1 }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      if text == "#" { return [.number] }
      if text.hasPrefix("~") {
        if text.count == 1 { return [.gap(3)] }
        guard let length = Int(text.dropFirst()), (1...20).contains(length) else {
          throw PhraseError(pattern, "a gap is written ~ or ~1 to ~20")
        }
        return [.gap(length)]
      }
      if text.hasSuffix("*") {
        let stem = String(text.dropLast())
        let folded = stem.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        guard folded.count >= 2, folded.count < 64 else {
          throw PhraseError(pattern, "'*' needs two letters before it")
        }
        return [.prefix(WordHash(stem), length: folded.count, first: folded[0], second: folded[1])]
      }
      // The tokenizer decides what the words of the pattern are, so that both sides agree.
      return TokenizedText(text).tokens.map { token in
        token.kind == .word && token.shape == .upper ? .capitals(token.word) : .exact(token.word)
      }
    }
  }
}

/// A phrase that is not written as ``PhraseMatcher`` expects.
public struct PhraseError: Error, Sendable, Hashable {
  public var pattern: String
  public var message: String

  init(_ pattern: String, _ message: String) {
    self.pattern = pattern
    self.message = message
  }
}
