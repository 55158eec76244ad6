internal import ThreshText

/// Rows of ``WordVectors`` by the place of the words in a unit. What the page is about has none: what is learnt of one
/// topic must hold for another.
struct WordRows: Sendable {
  /// All words, and the first words of the main clause.
  let whole: [Int32]
  let opening: [Int32]
  /// The first, the second and the third word of the main clause, where they are known.
  let first: [Int32?]

  fileprivate static let openingLength = 6
  fileprivate static let firstLength = 3

  /// What goes to the model: for each place its vector, the sum of the words' where there are several.
  func values(_ vectors: WordVectors) -> [Float] {
    vectors.sum(of: whole) + vectors.sum(of: opening)
      + (0..<Self.firstLength).flatMap { place in
        place < first.count ? first[place].map(vectors.vector) ?? vectors.zero : vectors.zero
      }
  }

  /// The names of ``values(_:)``: the place and the dimension, `whole:0` to `third:95`.
  static func names(dimensions: Int) -> [String] {
    ["whole", "opening", "first", "second", "third"].flatMap { place in
      (0..<dimensions).map { "\(place):\($0)" }
    }
  }

  /// The rows for training: -1 for a word without a vector.
  var lists: [[Int32]] { [whole, opening, first.map { $0 ?? -1 }] }
}

extension WordRows {
  init(_ view: UnitView, _ page: PageContext, _ vectors: WordVectors) {
    let terms = page.terms(in: view.unit.tokens).filter { page.lexicon.terms[$0.term].kind != .outcomes }
    let named = Set(terms.flatMap(\.tokens))
    func row(_ index: Int) -> Int32? {
      let token = page.text.tokens[index]
      guard page.lexicon.isEnglish, !page.focus.words.contains(token.word), !named.contains(index) else {
        return nil
      }
      return vectors.row(of: token)
    }
    func words(_ tokens: Range<Int>) -> some Sequence<Int> {
      tokens.lazy.filter { page.text.tokens[$0].kind == .word || page.text.tokens[$0].kind == .number }
    }
    whole = words(view.unit.tokens).compactMap(row)
    let opening = words(view.main).prefix(Self.openingLength).map(row)
    self.opening = opening.compactMap(\.self)
    first = Array(opening.prefix(Self.firstLength))
  }
}
