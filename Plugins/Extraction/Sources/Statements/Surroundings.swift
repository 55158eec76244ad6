/// What a unit's features say of the units around it: statements stand together, and so does what is none.
enum Surroundings {
  /// What is read of the unit before and the one after.
  static let neighbourFeatures: [Int] =
    [
      Trait.conditionOnly, .question, .verbless, .namesOtherOnly, .unterminated, .namesNothing, .namesFocus,
    ].map(Features.index(of:))
    + [Cue.cause, .pageMeta, .callToAction, .firstPerson, .filler].map { Int($0.rawValue) }

  /// How many of the units around name the focus, and how far back the last one is, in these steps.
  static let nearSteps = [0, 1, 2, 3, 4]
  static let sinceSteps = [0, 1, 2, 3, 5]
  private static let reach = 3

  static let names: [String] =
    neighbourFeatures.map { "previous:\(Features.ownNames[$0])" }
    + neighbourFeatures.map { "next:\(Features.ownNames[$0])" }
    + nearSteps.map { "focus-near:\($0)" } + sinceSteps.map { "focus-since:\($0)" }

  /// For each unit of a page the features of its surroundings, from the features of the units themselves.
  static func features(of units: [[Int]]) -> [[Int]] {
    var places = [Int](repeating: -1, count: Features.ownNames.count)
    for (place, feature) in neighbourFeatures.enumerated() { places[feature] = place }
    let seen = units.map { $0.map { places[$0] }.filter { $0 >= 0 }.sorted() }
    let focus = Features.index(of: .namesFocus)
    let named = units.map { $0.contains(focus) }
    let first = Features.ownNames.count
    let kinds = neighbourFeatures.count
    var since = Int.max
    return units.indices.map { i in
      var list: [Int] = []
      if i > 0 { list += seen[i - 1].map { first + $0 } }
      if i + 1 < units.count { list += seen[i + 1].map { first + kinds + $0 } }
      // Of a few sentences on their own nobody expects that they name the focus again and again.
      if units.count > reach {
        let around = max(0, i - reach)...min(units.count - 1, i + reach)
        let near = around.count { $0 != i && named[$0] }
        list.append(first + 2 * kinds + step(near, nearSteps))
      }
      since = named[i] ? 0 : since == .max ? .max : since + 1
      list.append(first + 2 * kinds + nearSteps.count + step(since, sinceSteps))
      return list
    }
  }

  /// The last of `steps` that is not above `value`.
  private static func step(_ value: Int, _ steps: [Int]) -> Int {
    steps.lastIndex { $0 <= value } ?? 0
  }
}
