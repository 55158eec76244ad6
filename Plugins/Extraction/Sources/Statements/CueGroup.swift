/// Cues that speak alike for or against a statement. A rare cue has too few examples for a weight of its own that can
/// be trusted; what it shares with its group is learnt from all of them.
enum CueGroup: String, CaseIterable, Sendable {
  /// The page itself, selling, credits, instructions, law and filling: what the guideline leaves out.
  case aside
  /// Causes of the condition, conventional care, and products.
  case elsewhere
  case research, effect, process, safety

  static let names =
    allCases.map { "group:\($0.rawValue)" } + allCases.map { "group:\($0.rawValue)@main" }

  /// Places in ``names`` of the groups that the unit has cues of, anywhere and in its main clause.
  static func places(in view: UnitView) -> [Int] {
    allCases.indices.filter { members[$0].contains(where: view.all.contains) }
      + allCases.indices.filter { members[$0].contains(where: view.inMain.contains) }
      .map { $0 + allCases.count }
  }

  private static let members: [[Cue]] = allCases.map { group in
    switch group {
    case .aside: [.pageMeta, .callToAction, .credit, .howTo, .legal, .filler]
    case .elsewhere: [.cause, .conventional, .productFeature]
    case .research:
      [
        .researchNoun, .researchWork, .researchPeople, .researchVerb, .researchShown, .researchDetail,
        .evidenceBody, .uncertainEvidence,
      ]
    case .effect: [.effectVerb, .benefitVerb, .effective, .improvement, .effectNoun]
    case .process: [.mechanism, .mechanismVerb]
    case .safety: [.sideEffect, .harm, .discomfort, .risk, .safe, .contraindication, .invasive]
    }
  }
}
