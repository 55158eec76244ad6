internal import ThreshText

/// Reads the words of units, and the classes they belong to, as features of a ``HashedModel``.
struct WordFeatures {
  /// Where a word or a pair stands.
  private enum Place: UInt64 {
    case anywhere = 1
    case pair, main, opening, heading, before
  }

  /// How many words of the sentence count as its opening.
  private static let openingLength = 4
  /// Two words of a class make a pair when no more tokens lie between them.
  private static let reach = 6

  /// A feature of a unit.
  struct Found: Sendable {
    let hash: UInt32
    private let place: Int32

    /// The token of the unit that gives it first; none for words of the heading and of the unit before.
    var token: Int? { place < 0 ? nil : Int(place) }

    fileprivate init(hash: UInt32, token: Int?) {
      self.hash = hash
      place = token.map { Int32(truncatingIfNeeded: $0) } ?? -1
    }
  }

  private let words: [MaskedWords.Word]
  /// Of a journal article each feature counts once more: see ``Features/articleNames``.
  private let isArticle: Bool
  /// See ``WordClasses/names``.
  private let classes: [UInt64]
  private var seen = SeenHashes()
  private var list: [Found] = []

  /// - Parameter words: those of the page.
  init(_ words: MaskedWords, _ lexicon: Lexicon, isArticle: Bool) {
    self.words = words.words
    self.isArticle = isArticle
    classes = lexicon.classes.names
  }

  /// Each feature of a unit once, in the order in which they are met.
  mutating func of(_ view: UnitView, previous: Unit?) -> [Found] {
    seen.forget()
    list.removeAll(keepingCapacity: true)
    var last: UInt64 = 1
    var read = 0
    var classed: (index: Int, classes: Range<Int32>)?
    for index in view.unit.tokens {
      let word = words[index]
      guard !word.isEmpty else { continue }
      add(.anywhere, word, index)
      add(Self.hash(.pair, last, word.form), index)
      last = word.form
      if read < Self.openingLength { add(.opening, word, index) }
      read += 1
      guard view.main.contains(index) else { continue }
      add(.main, word, index)
      guard !word.classes.isEmpty else { continue }
      if let classed, index - classed.index <= Self.reach {
        for first in classed.classes {
          for second in word.classes {
            add(Self.hash(.pair, classes[Int(first)], classes[Int(second)]), index)
          }
        }
      }
      classed = (index, word.classes)
    }
    add(Self.hash(.pair, last, 2), nil)
    for word in view.heading.words where !word.isEmpty { add(.heading, word) }
    for index in previous?.tokens ?? 0..<0 where !words[index].isEmpty { add(.before, words[index]) }
    return list
  }

  private mutating func add(_ place: Place, _ word: MaskedWords.Word, _ token: Int? = nil) {
    add(Self.hash(place, word.stem), token)
    for name in word.classes { add(Self.hash(place, classes[Int(name)]), token) }
  }

  private mutating func add(_ hash: UInt32, _ token: Int?) {
    guard seen.insert(hash) else { return }
    list.append(Found(hash: hash, token: token))
    // Odd, so that different features stay different; the last bits of the product choose another bucket.
    if isArticle { list.append(Found(hash: hash &* 0x9E37_79B1 &+ 1, token: token)) }
  }

  private static func hash(_ place: Place, _ first: UInt64, _ second: UInt64 = 0) -> UInt32 {
    var value = (first ^ (second &* 0x9E37_79B9_7F4A_7C15)) &+ place.rawValue &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 31)) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: value >> 32)
  }
}
