internal import ThreshText

/// What tells which way a passage says that an outcome went.
struct DirectionFeatures {
  let article: ArticleText
  let terms: QuestionTerms
  let cues: [WordHash: Mark]

  /// The features of a passage: those of all of it, and those of the clause that is about the outcome.
  func features(of tokens: Range<Int>) -> [UInt32] {
    let tokens = tokens.lowerBound..<min(tokens.upperBound, tokens.lowerBound + 160)
    var list = FeatureList()
    add(tokens, level: 0, to: &list)
    add(clause(in: tokens), level: 1, to: &list)
    return list.values
  }

  private func add(_ tokens: Range<Int>, level: UInt64, to list: inout FeatureList) {
    let words = MaskedSentence(tokens, of: article, terms, cues).words
    let framed = [MaskedWord.edge] + words + [.edge]
    for place in 1..<framed.count {
      let (a, b) = (framed[place - 1].symbol, framed[place].symbol)
      if place < framed.count - 1 { list.add("1", level, b) }
      list.add("2", level, a, b)
      if place > 1 { list.add("3", level, framed[place - 2].symbol, a, b) }
    }
    let marks = words.map { Self.telling($0.mark) }
    let sequence = marks.compactMap { $0 == .outcome ? nil : $0 }
    addSequence(sequence, level: level, to: &list)
    let order = Self.order(of: sequence)
    let values: UInt64 =
      (sequence.contains(.pSignificant) ? 1 : 0) + (sequence.contains(.pNotSignificant) ? 2 : 0)
    list.add("order", level, order)
    list.add("values", level, values, sequence.contains(.not) ? 1 : 0)
    for place in marks.indices where marks[place]?.compares == true {
      addComparison(at: place, of: words, marks, order, values, level, to: &list)
    }
    addPairs(tokens, order, values, level, to: &list)
    addVerdicts(words, tokens, values, level, to: &list)
  }

  /// What the comparisons and the arms' numbers come to.
  private func addVerdicts(
    _ words: [MaskedWord], _ tokens: Range<Int>, _ values: UInt64, _ level: UInt64, to list: inout FeatureList
  ) {
    let verdicts = Verdict.all(in: words, polarity: terms.polarity)
    for verdict in verdicts {
      let (subject, denied) = (verdict.subject.rawValue, verdict.isDenied ? UInt64(1) : 0)
      let near: UInt64 = verdict.distance.map { $0 <= 6 ? 2 : 1 } ?? 0
      list.add("verdict", level, verdict.code, verdict.isValue ? 1 : 0, denied)
      list.add("verdict,subject", level, verdict.code, verdict.isValue ? 1 : 0, denied, subject)
      list.add("verdict,near", level, verdict.code, denied, near)
      list.add("verdict,values", level, verdict.code, denied, subject, values)
    }
    let nearest = verdicts.min { ($0.distance ?? 99) < ($1.distance ?? 99) }
    let told = nearest.map { $0.code + ($0.isDenied ? 2 : 0) } ?? 0
    if let nearest {
      list.add("nearest", level, told, nearest.subject.rawValue)
      list.add("nearest,values", level, told, values)
    }
    var sum = 0
    for (place, sign) in armNumbers(tokens) {
      sum += sign
      list.add("arms' numbers", level, place.rawValue, UInt64(sign + 1))
      list.add("arms' numbers,values", level, UInt64(sign + 1), values)
    }
    let numbers: UInt64 = sum > 0 ? 2 : sum < 0 ? 1 : 0
    list.add("all", level, told, numbers)
    list.add("all,values", level, told, numbers, values)
  }

  /// The marks that count for the order of things; nil for the others.
  private static func telling(_ mark: Mark?) -> Mark? {
    switch mark {
    case .shared, .number, .edge, nil: nil
    default: mark
    }
  }

  private func addSequence(_ sequence: [Mark], level: UInt64, to list: inout FeatureList) {
    for mark in sequence { list.add("class", level, mark.rawValue, terms.polarity.rawValue) }
    for mark in sequence { list.add("class", level, mark.rawValue) }
    var framed: [UInt64] = [Mark.edge.rawValue]
    for mark in sequence where framed.last != mark.rawValue { framed.append(mark.rawValue) }
    framed.append(Mark.edge.rawValue)
    for place in 1..<framed.count {
      list.add("order2", level, framed[place - 1], framed[place])
      if place > 1 { list.add("order3", level, framed[place - 2], framed[place - 1], framed[place]) }
    }
  }

  /// 0 when no arm is named, else 2 or 4 when the intervention is named first or the comparator, less 1 when it is alone.
  private static func order(of sequence: [Mark]) -> UInt64 {
    let arms = sequence.filter { $0 == .intervention || $0 == .comparator }
    guard let first = arms.first else { return 0 }
    return (first == .intervention ? 1 : 3) + (arms.contains { $0 != first } ? 1 : 0)
  }

  /// "Higher", "reduced": between which arms it stands, how near the outcome, and whether it is denied.
  private func addComparison(
    at place: Int, of words: [MaskedWord], _ marks: [Mark?], _ order: UInt64, _ values: UInt64,
    _ level: UInt64, to list: inout FeatureList
  ) {
    func isArm(_ mark: Mark?) -> Bool { mark == .intervention || mark == .comparator }
    let before = marks[..<place].last(where: isArm)??.rawValue ?? 0
    let after = marks[(place + 1)...].filter(isArm).prefix(2).map { $0?.rawValue ?? 0 }
    let (next, second) = (after.first ?? 0, after.count > 1 ? after[1] : 0)
    let isDenied = marks[max(0, place - 4)..<place].contains(.not)
    let kind = (marks[place]?.rawValue ?? 0) * 2 + (isDenied ? 1 : 0)
    let distance = marks.indices.filter { marks[$0] == .outcome }.map { abs($0 - place) }.min()
    let near: UInt64 = distance.map { $0 <= 6 ? 2 : 1 } ?? 0
    for polarity in terms.polarity == .none ? [0] : [0, terms.polarity.rawValue] {
      list.add("up", level, polarity, kind)
      list.add("up,arms", level, polarity, kind, before, next)
      list.add("up,arms3", level, polarity, kind, before, next, second)
      list.add("up,order,values", level, polarity, kind, order, values)
      list.add("up,near", level, polarity, kind, near)
      list.add("up,near,arms,values", level, polarity, kind, near, before, next, values)
      list.add("up,order", level, polarity, kind, order)
    }
    list.add("word,arms", level, words[place].symbol, before, next)
    list.add("word,order", level, words[place].symbol, order)
  }

  private static let versus = Set(["vs", "versus"].map { WordHash($0) })
  private static let comparing = Set(["compared", "than", "and", "to", "against"].map { WordHash($0) })
  private static let p = WordHash("p")

  private func number(_ index: Int, after first: Int) -> Double? {
    let token = article.text.tokens[index]
    guard token.kind == .number, index == first || article.text.tokens[index - 1].word != Self.p else {
      return nil
    }
    return NumberWords.value(ofDigits: article.text.string(token))
  }

  private static func relation(_ a: Double, _ b: Double) -> UInt64 { a > b ? 2 : a < b ? 1 : 0 }

  /// "11.9 vs. 15.5": which is larger, of which arm first; and which of the numbers next to the arms' names.
  private func addPairs(
    _ tokens: Range<Int>, _ order: UInt64, _ values: UInt64, _ level: UInt64, to list: inout FeatureList
  ) {
    func first(of indices: some Collection<Int>) -> Double? {
      for index in indices { if let found = number(index, after: tokens.lowerBound) { return found } }
      return nil
    }
    for index in tokens {
      let word = article.text.tokens[index].word
      let kind: UInt64 = Self.versus.contains(word) ? 2 : Self.comparing.contains(word) ? 1 : 0
      guard kind > 0,
        let before = first(of: (max(tokens.lowerBound, index - 11)..<index).reversed()),
        let after = first(of: index..<min(tokens.upperBound, index + 12))
      else { continue }
      let relation = Self.relation(before, after)
      list.add("pair", level, kind, relation, order)
      list.add("pair,values", level, kind, relation, order, values)
    }
    guard let intervention = tokens.first(where: { terms.intervention.contains(article.stems[$0]) }),
      let comparator = tokens.first(where: { terms.comparator.contains(article.stems[$0]) })
    else { return }
    func after(_ arm: Int) -> Double? { first(of: arm..<min(tokens.upperBound, arm + 14)) }
    func before(_ arm: Int) -> Double? { first(of: (max(tokens.lowerBound, arm - 10)..<arm).reversed()) }
    for (side, a, b) in [
      (UInt64(0), after(intervention), after(comparator)), (1, before(intervention), before(comparator)),
    ] {
      guard let a, let b else { continue }
      list.add("arm numbers", level, side, Self.relation(a, b), order)
      list.add("arm numbers,values", level, side, Self.relation(a, b), values)
    }
  }
}
