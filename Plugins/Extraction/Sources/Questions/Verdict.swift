internal import ThreshText

/// Which way a comparison in a sentence speaks for the intervention: "lower with the comparator" says higher with the intervention.
struct Verdict: Hashable {
  /// How the arm that a comparison is about was found.
  enum Subject: UInt64 {
    /// It names none.
    case none
    /// The other arm stands after "than", "compared with".
    case against
    /// The arm stands right after it, as in "lower in the yoga group"; or some way before it.
    case after, before
    /// "Than at baseline".
    case baseline
  }

  /// 1 for more of the outcome, -1 for less: a smaller fall is more.
  var sign: Int
  var subject: Subject
  /// Whether it is told by a word of value, as "better" is.
  var isValue: Bool
  var isDenied: Bool
  /// Words between it and the outcome; nil when no word of the outcome is there.
  var distance: Int?

  /// 1 for less, 2 for more.
  var code: UInt64 { sign > 0 ? 2 : 1 }
}

extension Verdict {
  private static let comparing = Set(
    ["than", "compared", "comparison", "versus", "vs", "relative", "against", "over"].map {
      WordHash($0).value
    })
  private static let linking = Set(
    ["in", "for", "with", "among", "by", "of", "after", "at", "on"].map { WordHash($0).value })
  private static let baselines = Set(
    ["baseline", "before", "pretreatment", "preoperative", "previous"].map { WordHash($0).value })

  /// How many words after "than" the other arm may stand, and after a comparison the arm it is about.
  private static let reach = 9
  private static let near = 6

  /// The verdicts of a masked sentence, in order.
  static func all(in words: [MaskedWord], polarity: QuestionTerms.Polarity) -> [Verdict] {
    let outcomes = words.indices.filter { words[$0].mark == .outcome }
    var verdicts: [Verdict] = []
    var next = 0
    for place in words.indices {
      guard place >= next, let mark = words[place].mark, mark.compares else { continue }
      var isValue = mark == .better || mark == .worse
      var sign = mark == .up || mark == .better ? 1 : -1
      // "A greater fall".
      if !isValue, let changed = change(after: place, in: words) {
        isValue = words[changed].mark == .better || words[changed].mark == .worse
        if words[changed].mark == .down || words[changed].mark == .worse { sign = -sign }
        next = changed + 1
      }
      if isValue, polarity == .harm { sign = -sign }
      let (orientation, subject) = subject(of: place, in: words)
      verdicts.append(
        Verdict(
          sign: sign * orientation, subject: subject, isValue: isValue,
          isDenied: words[max(0, place - 4)..<place].contains { $0.mark == .not },
          distance: outcomes.map { abs($0 - place) }.min()))
    }
    return verdicts
  }

  /// The word of change that the comparative at `place` is said of.
  private static func change(after place: Int, in words: [MaskedWord]) -> Int? {
    for index in (place + 1)..<max(place + 1, min(words.count, place + 4)) {
      guard let mark = words[index].mark else {
        if linking.contains(words[index].symbol) || comparing.contains(words[index].symbol) { return nil }
        continue
      }
      if mark.compares { return index }
      if mark != .significant, mark != .outcome { return nil }
    }
    return nil
  }

  /// 1 when the comparison at `place` is about the intervention or no arm, -1 when it is about the comparator.
  private static func subject(of place: Int, in words: [MaskedWord]) -> (Int, Subject) {
    func isArm(_ index: Int) -> Bool {
      words[index].mark == .intervention || words[index].mark == .comparator
    }
    func orientation(_ index: Int) -> Int { words[index].mark == .intervention ? 1 : -1 }
    let comparing = words.indices.filter { Self.comparing.contains(words[$0].symbol) }
    if let than = comparing.first(where: { $0 > place }) ?? comparing.last {
      let after = (than + 1)..<min(words.count, than + 1 + reach)
      if let other = after.first(where: isArm) { return (-orientation(other), .against) }
      if after.prefix(4).contains(where: { baselines.contains(words[$0].symbol) }) { return (1, .baseline) }
    }
    let after = (place + 1)..<max(place + 1, min(words.count, place + near))
    if let arm = after.first(where: isArm),
      words[place..<arm].contains(where: { linking.contains($0.symbol) })
    {
      return (orientation(arm), .after)
    }
    if let arm = (0..<place).last(where: isArm) { return (orientation(arm), .before) }
    return (1, .none)
  }
}
