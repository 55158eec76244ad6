internal import ThreshKit
internal import ThreshText

/// What a unit is like beside its cues.
enum Trait: Int, CaseIterable, Sendable {
  case bias
  case namesIntervention, namesFocus, namesCondition, namesFocalCondition, namesSubject, namesNothing
  case namesOtherOnly, headingNamesFocus, headingNamesCondition
  case command, question, colon, quoted, unterminated, list, answered
  case words4, words8, words14, words24, words40, wordsMore
  case blockStart, listItem, quoteBlock, marginalBlock
  case pageStart, pageEnd
  case number, percent, year
  case afterResearch, afterStudy, carriesStudy
  case subjectIsFocus, subjectIsPronoun
  case hedgedMain, deniedMain, boostedMain
  case afterFocus
  case verbless, conditionOnly
  // Parts of a journal article.
  case inAbstract, inIntroduction, inMethods, inResults, inDiscussion, inConclusion, inOtherPart

  // Small numbers of its own need no hashing against chosen keys.
  func _rawHashValue(seed: Int) -> Int { rawValue ^ seed }
}

/// The features of a unit: places in ``names``.
enum Features {
  private static let cues = Cue.allCases.count

  static func index(of trait: Trait) -> Int { 4 * cues + trait.rawValue }
  static func index(ofRule type: StatementType) -> Int {
    4 * cues + Trait.allCases.count + (StatementType.allCases.firstIndex(of: type) ?? 0)
  }

  /// Names in data files of all features: those of the unit itself and those of its ``Surroundings``.
  static let names = ownNames + Surroundings.names

  /// Hashes of ``names``.
  static let hashes = names.map { FeatureHash($0).value }

  /// Of a journal article, whose sentences are worded otherwise than those of other pages, every feature counts once more
  /// under a name of its own (Daumé 2007, "Frustratingly easy domain adaptation").
  static let articleNames = names.map { "article|" + $0 }

  /// Hashes of ``articleNames``.
  static let articleHashes = articleNames.map { FeatureHash($0).value }

  /// What the rules answer, as features of the models of types and directions.
  static func ofRules(direction: Direction?, certainty: Certainty) -> [UInt32] {
    [
      FeatureHash("rule-direction:").adding(direction?.rawValue ?? "null").value,
      FeatureHash("rule-certainty:").adding(certainty.rawValue).value,
    ]
  }

  /// `research-noun`, `research-noun@main`, `@head`, `@heading`, `trait:question`, `rule:safety`, `group:effect`.
  static let ownNames: [String] = {
    let cues = Cue.allCases.map(\.name)
    return cues + cues.map { $0 + "@main" } + cues.map { $0 + "@head" } + cues.map { $0 + "@heading" }
      + Trait.allCases.map { "trait:\($0)" }
      + StatementType.allCases.map { "rule:\($0.rawValue)" } + CueGroup.names
  }()

  private static let firstGroup = 4 * cues + Trait.allCases.count + StatementType.allCases.count

  /// The features of the unit, without those of rules.
  static func of(_ view: UnitView, traits: [Trait]) -> [Int] {
    var list: [Int] = []
    list.reserveCapacity(64)
    view.all.forEachNumber { list.append($0) }
    view.inMain.forEachNumber { list.append(cues + $0) }
    view.inHead.forEachNumber { list.append(2 * cues + $0) }
    view.heading.cues.forEachNumber { list.append(3 * cues + $0) }
    for trait in traits { list.append(index(of: trait)) }
    for place in CueGroup.places(in: view) { list.append(firstGroup + place) }
    return list
  }
}
