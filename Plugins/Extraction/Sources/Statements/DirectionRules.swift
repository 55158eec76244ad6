internal import ThreshKit

/// What a statement says for the intervention.
struct DirectionRules {
  let view: UnitView
  let type: StatementType
  let certainty: Certainty
  let traits: Set<Trait>

  /// The direction, and the cue that decided; nil when no effect is stated.
  static func read(
    _ view: UnitView, type: StatementType, certainty: Certainty, traits: Set<Trait>
  ) -> (value: Direction, cue: Cue)? {
    let rules = DirectionRules(view: view, type: type, certainty: certainty, traits: traits)
    switch type {
    case .researchFinding: return rules.research()
    case .endorsement: return rules.endorsement()
    case .anecdote: return rules.anecdote()
    case .safety: return rules.safety()
    case .effectivenessClaim: return rules.effectiveness()
    case .mechanism: return rules.mechanism()
    case .tradition: return rules.tradition()
    case .cost, .advice, .course, .epidemiology: return nil
    }
  }

  private var main: CueSet { view.inMain }
  private var all: CueSet { view.all }

  /// The first of `cues` that the unit has: what the direction rests on.
  private func found(_ cues: Cue...) -> Cue { cues.first { all.contains($0) } ?? cues[0] }

  private func research() -> (Direction, Cue)? {
    let acts = all.containsAny(.benefitVerb, .effective, .improvement, .effectNoun, .effectVerb, .safe)
    if all.contains(.mixed), !all.contains(.uncertainEvidence) { return (.mixed, .mixed) }
    if main.contains(.uncertainEvidence), certainty == .denied || !main.containsAny(.benefitVerb, .effective)
    {
      return (.unclear, .uncertainEvidence)
    }
    if main.contains(.unknown), certainty == .denied { return (.unclear, .unknown) }
    // Better than nothing and as good as another treatment speaks for it.
    if main.containsAny(.improvement, .effective), all.contains(.overNothing), certainty != .denied {
      return (.favours, found(.improvement, .effective))
    }
    if main.contains(.equal) { return (.noDifference, .equal) }
    if all.contains(.failure) || certainty == .denied { return denied }
    if all.contains(.worsening) || all.contains(.sideEffect) || causesHarm(all),
      !all.containsAny(.benefitVerb, .reducer)
    {
      return (.against, found(.worsening, .sideEffect, .causing))
    }
    guard all.contains(.result) || (acts && !all.contains(.describes)) else { return nil }
    if main.contains(.describes), !main.contains(.result) { return nil }
    guard acts || all.contains(.mechanism) else { return nil }
    return (
      .favours,
      found(.benefitVerb, .effective, .improvement, .effectNoun, .effectVerb, .safe, .mechanism)
    )
  }

  /// What a denied effect says: nothing gained over another treatment, no harm, or no help.
  private var denied: (Direction, Cue) {
    let denial = found(.failure, .negation, .lack)
    if main.contains(.comparison) { return (.noDifference, denial) }
    // "does not raise the risk" speaks for it, "does not prevent injuries" against.
    let denied = view.cues.first { [.failure, .negation, .lack].contains($0.cue) }?.tokens.lowerBound ?? 0
    let isBenefit = view.cues.contains { $0.cue == .benefitVerb && $0.tokens.lowerBound >= denied }
    let isHarm = all.containsAny(.harm, .risk, .sideEffect, .worsening, .causing)
    return isHarm && !isBenefit ? (.favours, denial) : (.against, denial)
  }

  /// True when the main clause has `cue` outside a clause about a noun ("tension which can cause pain"), and not denied
  /// ("a chair that doesn't support your back").
  private func asserts(_ cue: Cue) -> Bool {
    view.cues.contains { match in
      guard match.cue == cue, view.isInMain(match) else { return false }
      let before = match.tokens.lowerBound
      return !view.cues.contains {
        ($0.cue == .negation || $0.cue == .relative) && $0.tokens.upperBound <= before
          && $0.tokens.upperBound + 2 > before
      }
    }
  }

  /// The cue that something gets worse: "worsens", or "leads to" with nothing welcome.
  private var worse: Cue? {
    asserts(.worsening) ? .worsening : asserts(.causing) && causesHarm(main) ? .causing : nil
  }

  /// "leads to relaxation" and "causes less pain" speak for it.
  private func causesHarm(_ cues: CueSet) -> Bool {
    cues.contains(.causing) && !cues.containsAny(.welcome, .improvement)
  }

  private func endorsement() -> (Direction, Cue)? {
    if certainty == .denied || all.containsAny(.harm, .sideEffect) && !main.contains(.benefitVerb)
      || all.containsAny(.legal, .contraindication)
    {
      return (.against, found(.contraindication, .negation, .lack, .harm, .sideEffect, .legal))
    }
    if main.contains(.regulation) { return (.favours, .regulation) }
    return all.containsAny(.effective, .effectNoun, .symptom, .benefitVerb, .safe) || view.namesFocus
      ? (.favours, found(.endorsementVerb, .organisation)) : nil
  }

  private func anecdote() -> (Direction, Cue)? {
    if all.containsAny(.sideEffect, .harm), !all.contains(.reducer), !all.contains(.improvement) {
      return (.against, found(.harm, .sideEffect))
    }
    return all.containsAny(.effective, .improvement, .benefitVerb, .effectNoun)
      ? (.favours, found(.improvement, .benefitVerb, .effective, .effectNoun)) : nil
  }

  private func safety() -> (Direction, Cue)? {
    if main.containsAny(.unknown, .uncertainEvidence) {
      return (.unclear, found(.unknown, .uncertainEvidence))
    }
    if main.contains(.mixed) { return (.mixed, .mixed) }
    if main.contains(.equal) { return (.noDifference, .equal) }
    if main.containsAny(.safe, .invasive), !main.containsAny(.worsening, .causing) {
      return (.favours, found(.safe, .invasive))
    }
    if main.containsAny(.harm, .risk, .sideEffect, .contraindication, .worsening, .causing, .discomfort) {
      if main.contains(.contraindication) { return (.against, .contraindication) }
      let harm = found(.harm, .sideEffect, .risk, .discomfort, .worsening, .causing)
      guard isReduced else { return (.against, harm) }
      // "are rare and include fainting": few, but named.
      return listsHarms ? (.mixed, harm) : (.favours, .reducer)
    }
    return all.contains(.safe) ? (.favours, .safe) : (.against, found(.harm, .sideEffect, .risk, .symptom))
  }

  /// A second predicate names the harms: "… are rare and include fainting".
  private var listsHarms: Bool {
    view.cues.contains { list in
      list.cue == .listing && view.isInMain(list)
        && view.cues.contains {
          ($0.cue == .harm || $0.cue == .symptom) && $0.tokens.lowerBound >= list.tokens.upperBound
        }
    }
  }

  /// A word that makes smaller stands next to a harm: "few side effects", "the risks are low".
  private var isReduced: Bool {
    let harms = view.cues.filter {
      ($0.cue == .harm || $0.cue == .risk || $0.cue == .sideEffect || $0.cue == .discomfort)
        && view.isInMain($0)
    }
    return view.cues.contains { reducer in
      reducer.cue == .reducer
        && harms.contains {
          $0.tokens.lowerBound - 5 <= reducer.tokens.lowerBound
            && reducer.tokens.lowerBound <= $0.tokens.upperBound + 4
        }
    } || !harms.isEmpty && main.contains(.isMild)
  }

  private func effectiveness() -> (Direction, Cue)? {
    if main.containsAny(.unknown, .uncertainEvidence), certainty == .denied {
      return (.unclear, found(.unknown, .uncertainEvidence))
    }
    if main.contains(.mixed), !main.contains(.benefitVerb) { return (.mixed, .mixed) }
    if main.contains(.equal), certainty != .hedged { return (.noDifference, .equal) }
    if certainty == .denied || main.contains(.failure) { return denied }
    if main.contains(.modifier), !main.containsAny(.benefitVerb, .improvement, .effective) { return nil }
    if let worse, !asserts(.benefitVerb), !main.contains(.effective) { return (.against, worse) }
    return (.favours, found(.effectVerb, .effective, .improvement, .effectNoun, .benefitVerb, .symptom))
  }

  private func mechanism() -> (Direction, Cue)? {
    if certainty == .denied || main.contains(.unknown) {
      return (.unclear, found(.unknown, .negation, .lack))
    }
    if let worse, !asserts(.benefitVerb) { return (.against, worse) }
    return (.favours, .mechanism)
  }

  private func tradition() -> (Direction, Cue)? {
    guard certainty != .hedged, main.containsAny(.benefitVerb, .mechanismVerb) || main.contains(.improvement),
      view.namesFocus, !main.contains(.isA), !traits.contains(.year), !traits.contains(.number)
    else { return nil }
    return (.favours, found(.benefitVerb, .mechanismVerb, .improvement))
  }
}
