/// What a stretch of text looks like from outside: how long it is, how it ends, how its words are capitalised.
struct LineShape {
  enum Ending: Hashable {
    case none, period, question, exclamation, colon, semicolon, comma
  }

  /// How the longer words after the first are written.
  enum Style: Hashable {
    case title, sentence
    /// Too few long words to tell.
    case unclear
  }

  /// Unicode scalars.
  private(set) var length = 0
  private(set) var words = 0
  /// Letters, digits and hyphens of the first word, in lower case.
  private(set) var firstWord = ""
  private(set) var lastWord = ""
  private(set) var startsLower = false
  /// The last mark, closing quotes and brackets after it passed over.
  private(set) var ending = Ending.none
  /// Whether a sentence ends before the end.
  private(set) var hasInnerStop = false
  /// Whether a colon is followed by a word in lower case, as in "Lunch: bean soup".
  private(set) var isLabelled = false
  private(set) var style = Style.unclear

  init(_ text: [UInt8], _ range: Range<Int>) {
    var capitals = 0
    var smalls = 0
    var previousEnd = Ending.none
    var at = range.lowerBound
    while at < range.upperBound {
      if let size = TextBytes.spaceAt(text, at) {
        at += size
        length += 1
        continue
      }
      let word = Word(text, from: &at, to: range.upperBound)
      length += word.length
      words += 1
      if words == 1 {
        firstWord = word.letters
        startsLower = word.isLower
      } else {
        if previousEnd == .period || previousEnd == .question || previousEnd == .exclamation, !word.isLower {
          hasInnerStop = true
        }
        if previousEnd == .colon, word.isLower { isLabelled = true }
        if word.letterCount >= 4 {
          if word.isUpper { capitals += 1 } else if word.isLower { smalls += 1 }
        }
      }
      if !word.letters.isEmpty { lastWord = word.letters }
      // "Dr." and "U.S." do not end a sentence.
      previousEnd = word.ending == .period && word.isAbbreviation ? .none : word.ending
      ending = word.ending
    }
    if capitals + smalls > 0 {
      style = capitals >= smalls * 2 ? .title : smalls > capitals ? .sentence : .unclear
    }
  }

  /// Whether it is short and does not end as a sentence does.
  var isFragment: Bool { ending == .none && !hasInnerStop && words <= 18 && length <= 120 }

  /// Whether it ends as a sentence does, or holds the end of one.
  var isSentence: Bool { endsSentence || hasInnerStop }

  /// Whether the last mark is one that ends a sentence.
  var endsSentence: Bool { ending == .period || ending == .question || ending == .exclamation }

  private struct Word {
    var letters = ""
    var length = 0
    var letterCount = 0
    var isLower = false
    var isUpper = false
    var ending = Ending.none
    var isAbbreviation: Bool { letterCount <= 2 || innerPeriod || LineShape.abbreviations.contains(letters) }
    private var innerPeriod = false

    /// Reads the word at `at`, which becomes its end.
    init(_ text: [UInt8], from at: inout Int, to end: Int) {
      var sawFirst = false
      while at < end, TextBytes.spaceAt(text, at) == nil {
        let (scalar, size) = TextBytes.scalar(text, at)
        at += size
        length += 1
        if size == 1, LineShape.isASCIILetter(text[at - 1]) {
          // What the properties below say, found without a search in their tables.
          if ending == .period { innerPeriod = true }
          ending = .none
          letterCount += 1
          if !sawFirst {
            sawFirst = true
            isLower = text[at - 1] & 0x20 != 0
            isUpper = !isLower
          }
          letters.unicodeScalars.append(Unicode.Scalar(text[at - 1] | 0x20))
          continue
        }
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil || scalar == "-" {
          if ending == .period { innerPeriod = true }
          ending = .none
          if properties.isAlphabetic { letterCount += 1 }
          if !sawFirst {
            sawFirst = true
            isLower = properties.isLowercase
            isUpper = properties.isUppercase
          }
          letters.append(properties.lowercaseMapping)
          continue
        }
        switch scalar {
        case ".", "…", "。": ending = .period
        case "?", "？": ending = .question
        case "!", "！": ending = .exclamation
        case ":", "：": ending = .colon
        case ";": ending = .semicolon
        case ",": ending = .comma
        // Quotes, brackets and footnote signs after a mark leave it the last.
        case "\"", "'", "”", "’", "»", ")", "]", "*", "_", "†": break
        default: ending = .none
        }
      }
    }
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  fileprivate static let abbreviations: Set<String> = [
    "mrs", "prof", "vol", "vs", "etc", "fig", "inc", "ltd", "corp", "dept", "est", "approx", "jan", "feb",
    "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]
}
