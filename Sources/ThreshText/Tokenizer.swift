/// Splits UTF-8 bytes into ``Token``s in one pass.
enum Tokenizer {
  static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 5)
    bytes.withUnsafeBufferPointer { buffer in
      var scan = Scan(bytes: buffer)
      while let token = scan.next() { tokens.append(token) }
    }
    return tokens
  }

  private struct Scan {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    mutating func next() -> Token? {
      var space = position == 0
      var lineBreak = position == 0
      while position < bytes.count {
        let scalar = ScalarClass(bytes, position)
        guard scalar.kind == .space else { break }
        space = true
        if bytes[position] == 0x0A || bytes[position] == 0x0D { lineBreak = true }
        position += scalar.length
      }
      guard position < bytes.count else { return nil }
      let scalar = ScalarClass(bytes, position)
      var token = Token(
        start: position, end: position + scalar.length, kind: .punctuation, shape: .lower, spaceBefore: space,
        lineBreakBefore: lineBreak, word: WordHash())
      switch scalar.kind {
      case .letter: word(&token)
      case .digit: number(&token)
      case .apostrophe where isPossessive(position):
        token.kind = .word
        token.end = position + scalar.length + 1
      case .hyphen: token.kind = .hyphen
      default: break
      }
      position = token.end
      var i = token.start
      while i < token.end {
        i += Folding.step(token.end - i, { bytes[i + $0] }, { token.word.add($0) })
      }
      return token
    }

    /// Letters and digits; an apostrophe stays inside before a letter, unless it opens a final `'s`.
    private func word(_ token: inout Token) {
      var end = token.start
      var letters = 0
      var capitals = 0
      var startsCapital = false
      while end < bytes.count {
        let scalar = ScalarClass(bytes, end)
        if scalar.kind == .apostrophe {
          let after = end + scalar.length
          guard after < bytes.count, ScalarClass(bytes, after).kind == .letter, !isPossessive(end) else {
            break
          }
        } else if scalar.kind == .letter {
          letters += 1
          if scalar.isCapital {
            capitals += 1
            if letters == 1 { startsCapital = true }
          }
        } else if scalar.kind != .digit {
          break
        }
        end += scalar.length
      }
      token.end = end
      token.kind = .word
      token.shape =
        capitals == 0
        ? .lower
        : capitals == letters && letters > 1 ? .upper : startsCapital && capitals == 1 ? .capitalized : .mixed
    }

    /// Digits, with a comma or point where a digit follows.
    private func number(_ token: inout Token) {
      var end = token.start
      while end < bytes.count {
        let byte = bytes[end]
        let isMark = (byte == 0x2C || byte == 0x2E) && end + 1 < bytes.count && bytes[end + 1] &- 0x30 < 10
        guard byte &- 0x30 < 10 || isMark else { break }
        end += 1
      }
      token.end = max(end, token.start + 1)
      token.kind = .number
    }

    /// True for an apostrophe before a final `s`.
    private func isPossessive(_ offset: Int) -> Bool {
      let after = offset + ScalarClass(bytes, offset).length
      guard after < bytes.count, bytes[after] | 0x20 == 0x73 else { return false }
      guard after + 1 < bytes.count else { return true }
      let kind = ScalarClass(bytes, after + 1).kind
      return kind != .letter && kind != .digit
    }
  }
}

/// What the scalar at an offset is, as far as tokens need to know.
struct ScalarClass {
  enum Kind { case letter, digit, space, apostrophe, hyphen, other }
  var kind: Kind
  var length: Int
  var isCapital = false

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) {
    let byte = bytes[offset]
    length = 1
    if byte < 0x80 {
      switch byte {
      case 0x61...0x7A: kind = .letter
      case 0x41...0x5A:
        kind = .letter
        isCapital = true
      case 0x30...0x39: kind = .digit
      case 0x20, 0x09...0x0D: kind = .space
      case 0x27: kind = .apostrophe
      case 0x2D: kind = .hyphen
      default: kind = .other
      }
      return
    }
    let left = bytes.count - offset
    length = byte >= 0xF0 ? min(4, left) : byte >= 0xE0 ? min(3, left) : byte >= 0xC0 ? min(2, left) : 1
    var scalar = UInt32(byte) & (length == 4 ? 0x07 : length == 3 ? 0x0F : length == 2 ? 0x1F : 0x3F)
    for i in 1..<max(length, 1) { scalar = scalar << 6 | UInt32(bytes[offset + i] & 0x3F) }
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: kind = .space
    case 0x2018, 0x2019, 0x2BC: kind = .apostrophe
    case 0x2010...0x2015, 0x2212, 0xAD: kind = .hyphen
    case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7, 0x2016...0x206F, 0x2190...0x2BFF,
      0x3001...0x303F, 0xFE30...0xFE4F, 0xFF01...0xFF0F, 0xFFFC...0xFFFF, 0x1F000...0x1FAFF:
      kind = .other
    default:
      kind = .letter
      isCapital =
        (0xC0...0xDE).contains(scalar) || (0x391...0x3A9).contains(scalar) || (0x410...0x42F).contains(scalar)
    }
  }
}
