internal import ThreshText

/// What tells how likely a sentence answers a question.
struct RankingFeatures {
  private let article: ArticleText
  private let terms: QuestionTerms
  private let words: QuestionWords
  /// The share of the outcome's weight that each sentence has.
  private let outcome: [Double]
  private let best: Double
  private let weights: Weights

  /// How much each word of the question tells.
  private struct Weights {
    var outcome, intervention, comparator: [WordHash: Double]

    static func share(_ weights: [WordHash: Double], in stems: Set<WordHash>) -> Double {
      var found = 0.0
      var all = 0.0
      // In a fixed order, so that sums are the same every time.
      for (stem, weight) in weights.sorted(by: { $0.key.value < $1.key.value }) {
        all += weight
        if stems.contains(stem) { found += weight }
      }
      return all > 0 ? found / all : 0
    }
  }

  init(_ terms: QuestionTerms, in article: ArticleText, _ words: QuestionWords) {
    func weights(_ stems: Set<WordHash>) -> [WordHash: Double] {
      Dictionary(uniqueKeysWithValues: stems.map { ($0, article.weight($0)) })
    }
    var outcome = weights(terms.outcome)
    for (stem, weight) in outcome where !terms.telling.contains(stem) { outcome[stem] = 0.4 * weight }
    let all = Weights(
      outcome: outcome, intervention: weights(terms.allIntervention),
      comparator: weights(terms.allComparator))
    self.article = article
    self.terms = terms
    self.words = words
    self.weights = all
    self.outcome = article.sentences.map { Weights.share(all.outcome, in: $0.stems) }
    best = self.outcome.max().flatMap { $0 > 0 ? $0 : nil } ?? 1
  }

  private static let shares = [0.01, 0.2, 0.34, 0.5, 0.67, 0.8, 0.99]
  private static let armShares = [0.01, 0.34, 0.67, 0.99]
  private static let nearShares = [0.34, 0.67, 0.99]
  private static let lengths: [Double] = [4, 8, 12, 20, 30, 45, 70, 100]

  /// The features of sentence `index`.
  func features(of index: Int) -> [UInt32] {
    let sentence = article.sentences[index]
    let masked = MaskedSentence(sentence.tokens, of: article, terms, words.cues).words.prefix(80)
    let outcome = outcome[index]
    let relative = outcome / best
    let intervention = Weights.share(weights.intervention, in: sentence.stems)
    let comparator = Weights.share(weights.comparator, in: sentence.stems)
    var list = FeatureList()
    list.add("bias")
    list.add("section", sentence.section.code)
    list.add("outcome", outcome, reaching: Self.shares)
    list.add("relative", relative, reaching: Self.shares)
    list.add("intervention", intervention, reaching: Self.armShares)
    list.add("comparator", comparator, reaching: Self.armShares)
    let arms = arms(sentence.stems)
    list.add("arms", arms)
    if hasPhrase(sentence.tokens) { list.add("phrase") }
    list.add(
      "heading", Weights.share(weights.outcome, in: sentence.headingStems), reaching: [0.01, 0.5, 0.99])
    for (name, neighbour): (StaticString, Int) in [("before", index - 1), ("after", index + 1)]
    where article.sentences.indices.contains(neighbour)
      && article.sentences[neighbour].section == sentence.section
    {
      list.add(name, self.outcome[neighbour], reaching: Self.nearShares)
    }
    let signs = Signs(masked, hasInterval: hasInterval(sentence.tokens))
    for (place, sign) in signs.all.enumerated() where sign { list.add("sign", UInt64(place)) }
    let decides: UInt64 = signs.decides ? 1 : 0
    let place = sentence.section.part == .results ? 100 : sentence.section.code
    let (a, r) = (UInt64(outcome * 4.01), UInt64(relative * 4.01))
    list.add("r,decides,place", r, decides, place)
    list.add("a,place", a, place)
    list.add("r,signs", r, signs.code)
    list.add("a,names", a, UInt64(intervention * 2.01), UInt64(comparator * 2.01))
    list.add("a,arms,decides", a, arms, decides)
    let length = sentence.tokens.count
    list.add("length", Double(length), reaching: Self.lengths)
    list.add("length,decides", UInt64(min(length / 6, 12)), decides)
    list.add("first", sentence.isFirst ? 1 : 0)
    var previous = MaskedWord.edge
    for word in masked {
      list.add("1", word.symbol)
      list.add("2", previous.symbol, word.symbol)
      previous = word
    }
    list.add("2", previous.symbol, MaskedWord.edge.symbol)
    return list.values
  }

  /// 1 when it names the intervention, 2 the comparator, 3 both.
  private func arms(_ stems: Set<WordHash>) -> UInt64 {
    (stems.isDisjoint(with: terms.intervention) ? 0 : 1)
      + (stems.isDisjoint(with: terms.comparator) ? 0 : 2)
  }

  /// Whether the outcome stands there as it is written in the question.
  private func hasPhrase(_ tokens: Range<Int>) -> Bool {
    guard let first = terms.phrase.first else { return false }
    let stems = tokens.filter {
      article.text.tokens[$0].kind == .word || article.text.tokens[$0].kind == .number
    }.map { article.stems[$0] }
    return stems.indices.contains { start in
      stems[start] == first && stems[start...].starts(with: terms.phrase)
    }
  }

  private static let interval = Set(["ci", "confidence"].map { WordHash($0) })

  private func hasInterval(_ tokens: Range<Int>) -> Bool {
    article.text.tokens[tokens].contains { Self.interval.contains($0.word) }
  }

  /// What in a sentence may decide a comparison.
  private struct Signs {
    let all: [Bool]

    init(_ words: ArraySlice<MaskedWord>, hasInterval: Bool) {
      let marks = Set(words.compactMap(\.mark))
      let denies = marks.contains(.not) && (marks.contains(.significant) || marks.contains(.difference))
      all = [
        marks.contains { $0.isPValue }, marks.contains { $0.compares },
        denies || marks.contains(.same), marks.contains(.significant), hasInterval, marks.contains(.number),
      ]
    }

    var decides: Bool { all.dropLast().contains(true) }
    /// Numbers alone say little.
    var code: UInt64 { all.dropLast().reduce(0) { $0 * 2 + ($1 ? 1 : 0) } }
  }
}
