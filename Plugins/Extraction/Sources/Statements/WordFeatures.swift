internal import ThreshText

/// The words of a unit, and the classes they belong to, as features of a ``HashedModel``.
enum WordFeatures {
  /// Where a word or a pair stands.
  private enum Place: UInt64 {
    case anywhere = 1
    case pair, main, opening, heading, before
  }

  /// How many words of the sentence count as its opening.
  private static let openingLength = 4
  /// Two words of a class make a pair when no more tokens lie between them.
  private static let reach = 6

  /// A feature with the token of the unit that gives it; none for words of the heading and of the unit before.
  struct Found: Sendable {
    var hash: UInt32
    var token: Int?
  }

  /// Each feature once, in ascending order of the hashes.
  static func of(_ view: UnitView, _ words: MaskedWords, previous: Unit?) -> [Found] {
    // The hash above the token, so that whole numbers are sorted: there are hundreds for a unit.
    var list: [UInt64] = []
    list.reserveCapacity(16 * view.unit.tokens.count)
    func add(_ hash: UInt32, _ token: Int?) {
      list.append(UInt64(hash) << 32 | UInt64(token.map { UInt32(truncatingIfNeeded: $0) } ?? noToken))
    }
    func add(_ place: Place, _ word: MaskedWords.Word, _ token: Int? = nil) {
      add(hash(place, word.stem), token)
      for name in word.classes { add(hash(place, name), token) }
    }
    var last: UInt64 = 1
    var read = 0
    var classed: (index: Int, classes: [UInt64])?
    for index in view.unit.tokens {
      let word = words.words[index]
      guard !word.isEmpty else { continue }
      add(.anywhere, word, index)
      add(hash(.pair, last, word.form), index)
      last = word.form
      if read < openingLength { add(.opening, word, index) }
      read += 1
      guard view.main.contains(index) else { continue }
      add(.main, word, index)
      guard !word.classes.isEmpty else { continue }
      if let classed, index - classed.index <= reach {
        for first in classed.classes {
          for second in word.classes { add(hash(.pair, first, second), index) }
        }
      }
      classed = (index, word.classes)
    }
    add(hash(.pair, last, 2), nil)
    for word in view.heading.words where !word.isEmpty { add(.heading, word) }
    for index in previous?.tokens ?? 0..<0 where !words.words[index].isEmpty {
      add(.before, words.words[index])
    }
    list.sort()
    var found: [Found] = []
    found.reserveCapacity(list.count)
    for key in list where found.last?.hash != UInt32(key >> 32) {
      let token = UInt32(truncatingIfNeeded: key)
      found.append(Found(hash: UInt32(key >> 32), token: token == noToken ? nil : Int(token)))
    }
    return found
  }

  private static let noToken = UInt32.max

  private static func hash(_ place: Place, _ first: UInt64, _ second: UInt64 = 0) -> UInt32 {
    var value = (first ^ (second &* 0x9E37_79B9_7F4A_7C15)) &+ place.rawValue &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 31)) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: value >> 32)
  }
}
