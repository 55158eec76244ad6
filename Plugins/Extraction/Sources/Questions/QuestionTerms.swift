internal import ThreshText

/// The words of a question as one article uses them: stems, with the article's own abbreviations of them.
struct QuestionTerms: Sendable {
  /// All words of the intervention and of the comparator.
  let allIntervention, allComparator: Set<WordHash>
  /// Words that only the one or the other has, and words that stand for them.
  let intervention, comparator: Set<WordHash>
  let shared: Set<WordHash>
  /// Words of the outcome that name no arm.
  let outcome: Set<WordHash>
  /// Those of them that tell the outcome from others.
  let telling: Set<WordHash>
  /// The outcome as written, stem by stem.
  let phrase: [WordHash]
  /// Whether the outcome is itself a fall, or a rise ("reduction in pain"), or is better when there is less of it.
  let polarity: Polarity

  enum Polarity: UInt64, Sendable { case none, fall, rise, harm }

  init(_ question: Question, in article: ArticleText, words: QuestionWords) {
    var numbers: Set<WordHash> = []
    func terms(_ field: String) -> Set<WordHash> {
      let text = TokenizedText(field)
      var found: Set<WordHash> = []
      for (token, stem) in zip(text.tokens, text.stems) {
        guard token.kind == .word || token.kind == .number, !EmptyWords.english.contains(token.word) else {
          continue
        }
        found.insert(stem)
        if token.kind == .number { numbers.insert(stem) }
        if let form = article.shortForms[token.word] { found.formUnion(form.long) }
      }
      let explained = article.shortForms.values.filter { found.isSuperset(of: $0.long) }
      return found.union(explained.map(\.stem))
    }
    let intervention = terms(question.intervention)
    let comparator = terms(question.comparator)
    let outcome = terms(question.outcome)
    func own(_ words: Set<WordHash>) -> Set<WordHash> {
      let named = words.subtracting(numbers)
      return named.isEmpty ? words : named
    }
    var onlyIntervention = own(intervention.subtracting(comparator))
    var onlyComparator = own(comparator.subtracting(intervention))
    if onlyComparator.isEmpty || !onlyComparator.isDisjoint(with: words.comparator) {
      onlyComparator.formUnion(words.comparator.subtracting(onlyIntervention))
    }
    if onlyComparator.isDisjoint(with: words.intervention) {
      onlyIntervention.formUnion(words.intervention.subtracting(comparator))
    }
    let pure = outcome.subtracting(intervention).subtracting(comparator)
    allIntervention = intervention
    allComparator = comparator
    self.intervention = onlyIntervention
    self.comparator = onlyComparator
    shared = intervention.intersection(comparator)
    self.outcome = pure.isEmpty ? outcome : pure
    let telling = self.outcome.subtracting(words.measure)
    self.telling = telling.isEmpty ? self.outcome : telling
    let text = TokenizedText(question.outcome)
    phrase = zip(text.tokens, text.stems).filter { $0.0.kind == .word || $0.0.kind == .number }.map(\.1)
    let asked = Set(phrase)
    polarity =
      !asked.isDisjoint(with: words.fall)
      ? .fall
      : !asked.isDisjoint(with: words.rise) ? .rise : !asked.isDisjoint(with: words.harm) ? .harm : .none
  }
}
