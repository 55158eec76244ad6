/// A phrase to look for, written in a small pattern language: see ``PhraseMatcher``.
struct PhrasePattern {
  enum Word: Hashable {
    case exact(WordHash)
    case capitals(WordHash)
    case prefix(WordHash, length: Int, first: UInt8, second: UInt8)
    case number
  }

  indirect enum Item {
    case word(Word)
    /// Up to so many words in between.
    case gap(Int)
    /// One of several rows of items; `isOptional` when it may be missing.
    case choice([[Item]], isOptional: Bool)
  }

  /// The ways to read the pattern from its beginning; each begins with something that must be there.
  var rows: [[Item]]

  init(_ pattern: String) throws(PhraseError) {
    var parser = Parser(pattern: pattern, bytes: Array(pattern.utf8))
    rows = []
    for row in try parser.alternatives(nested: false) {
      var row = row[...]
      // What may be missing at the beginning is left out in a row of its own.
      while let first = row.first {
        rows.append(Array(row))
        guard case .choice(let options, isOptional: true) = first else { break }
        rows[rows.count - 1][0] = .choice(options, isOptional: false)
        row = row.dropFirst()
      }
    }
    guard !rows.isEmpty else { throw PhraseError(pattern, "the pattern is empty") }
  }

  private struct Parser {
    let pattern: String
    let bytes: [UInt8]
    var position = 0
    var depth = 0

    /// Reads `a b|c` up to the end or the closing parenthesis.
    mutating func alternatives(nested: Bool) throws(PhraseError) -> [[Item]] {
      var all: [[Item]] = []
      var current: [Item] = []
      var isOpen = nested
      while position < bytes.count {
        let byte = bytes[position]
        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") {
          position += 1
        } else if byte == UInt8(ascii: ")") {
          guard nested else { throw PhraseError(pattern, "a ')' without its '('") }
          isOpen = false
          break
        } else if byte == UInt8(ascii: "|") {
          position += 1
          all.append(try checked(current))
          current = []
        } else {
          current += try element()
        }
      }
      guard !isOpen else { throw PhraseError(pattern, "a '(' without its ')'") }
      all.append(try checked(current))
      return all
    }

    private func checked(_ row: [Item]) throws(PhraseError) -> [Item] {
      guard let first = row.first, let last = row.last else {
        throw PhraseError(pattern, "an alternative is empty")
      }
      if case .gap = first { throw PhraseError(pattern, "a gap cannot come first") }
      if case .gap = last { throw PhraseError(pattern, "a gap cannot come last") }
      return row
    }

    private mutating func element() throws(PhraseError) -> [Item] {
      let items: [Item]
      if bytes[position] == UInt8(ascii: "(") {
        guard depth < 8 else { throw PhraseError(pattern, "too many parentheses") }
        position += 1
        depth += 1
        items = [.choice(try alternatives(nested: true), isOptional: false)]
        depth -= 1
        position += 1
      } else {
        items = try word()
      }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "?") else { return items }
      position += 1
      if items.count == 1, case .choice(let options, _) = items[0] {
        return [.choice(options, isOptional: true)]
      }
      return [.choice([try checked(items)], isOptional: true)]
    }

    private mutating func word() throws(PhraseError) -> [Item] {
      if bytes[position] == UInt8(ascii: "#") {
        position += 1
        return [.word(.number)]
      }
      let start = position
      while position < bytes.count, !" -()|?#".utf8.contains(bytes[position]) { position += 1 }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
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
        return [.word(.prefix(WordHash(stem), length: folded.count, first: folded[0], second: folded[1]))]
      }
      guard !text.contains("*") else { throw PhraseError(pattern, "'*' ends a word") }
      // The tokenizer decides what the words of the pattern are, so that both sides agree.
      return TokenizedText(text).tokens.map { token in
        .word(token.kind == .word && token.shape == .upper ? .capitals(token.word) : .exact(token.word))
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
