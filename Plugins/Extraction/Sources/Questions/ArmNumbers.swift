internal import ThreshText

extension DirectionFeatures {
  /// Where the numbers of the two arms were found.
  enum NumberPlace: UInt64 {
    /// "Yoga 3.1, pilates 4.2".
    case after = 1
    /// "3.1 with yoga, 4.2 with pilates".
    case before
    /// "With yoga and pilates 3.1 and 4.2".
    case listed
  }

  /// An arm named in a passage, or a number that may be its result.
  private enum Event {
    case arm(isIntervention: Bool)
    case number(Double)
  }

  /// Whether the intervention's number is the larger (1), the smaller (-1) or the same (0), by each way to tell whose a number is.
  func armNumbers(_ tokens: Range<Int>) -> [(place: NumberPlace, sign: Int)] {
    let events = events(tokens)
    var found: [(NumberPlace, Int)] = []
    if let sign = sign(events) { found.append((.after, sign)) }
    if let sign = sign(events.reversed()) { found.append((.before, sign)) }
    if let sign = listed(events) { found.append((.listed, sign)) }
    return found
  }

  /// By the numbers that follow right after the first naming of each arm that has one.
  private func sign(_ events: [Event]) -> Int? {
    var values: [Bool: Double] = [:]
    for (event, next) in zip(events, events.dropFirst()) {
      guard case .arm(let isIntervention) = event, case .number(let value) = next else { continue }
      if values[isIntervention] == nil { values[isIntervention] = value }
    }
    guard let mine = values[true], let other = values[false] else { return nil }
    return mine > other ? 1 : mine < other ? -1 : 0
  }

  /// By two numbers that follow two arms in a row.
  private func listed(_ events: [Event]) -> Int? {
    for start in events.indices.dropLast(3) {
      guard case .arm(let first) = events[start], case .arm(let second) = events[start + 1], first != second,
        case .number(let a) = events[start + 2], case .number(let b) = events[start + 3]
      else { continue }
      return (a > b ? 1 : a < b ? -1 : 0) * (first ? 1 : -1)
    }
    return nil
  }

  private static let ci = WordHash("ci")
  private static let count = WordHash("n")

  /// Arms and numbers in order; an arm named in several words is one, and numbers that only tell how sure another is are left out.
  private func events(_ tokens: Range<Int>) -> [Event] {
    var events: [Event] = []
    var skipped = tokens.lowerBound
    for index in tokens where index >= skipped {
      if let value = PValue.read(article.text, at: index, limit: tokens.upperBound) {
        skipped = index + value.length
        continue
      }
      let stem = article.stems[index]
      if terms.intervention.contains(stem) || terms.comparator.contains(stem) {
        let isIntervention = terms.intervention.contains(stem)
        if case .arm(isIntervention)? = events.last { continue }
        events.append(.arm(isIntervention: isIntervention))
      } else if let value = result(index, in: tokens) {
        events.append(.number(value))
      }
    }
    return events
  }

  /// The number at `index`, unless it is a spread, the end of an interval, a level of confidence or a count of people.
  private func result(_ index: Int, in tokens: Range<Int>) -> Double? {
    let all = article.text.tokens
    guard all[index].kind == .number, let value = NumberWords.value(ofDigits: article.text.string(all[index]))
    else { return nil }
    func text(_ place: Int) -> String { tokens.contains(place) ? article.text.string(all[place]) : "" }
    let before = text(index - 1)
    if ["±", "–", "-", "−", "to", "/"].contains(before), index > tokens.lowerBound + 1,
      all[index - 2].kind == .number
    {
      return nil
    }
    if ["(", "["].contains(before), index > tokens.lowerBound + 1,
      all[index - 2].kind == .number || text(index - 2) == "%"
    {
      return nil
    }
    let around = max(tokens.lowerBound, index - 2)..<min(tokens.upperBound, index + 3)
    if all[around].contains(where: { $0.word == Self.ci }) {
      return nil
    }
    if before == "=", index > tokens.lowerBound + 1, all[index - 2].word == Self.count { return nil }
    return value
  }
}
