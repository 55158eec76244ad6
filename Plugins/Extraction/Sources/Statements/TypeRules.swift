internal import ThreshKit

/// The types of statements by the first rule that fits the main clause, in the guideline's order.
struct TypeRules {
  let view: UnitView
  let traits: Set<Trait>

  /// The type, and the cue that decided.
  static func first(_ view: UnitView, traits: Set<Trait>) -> (value: StatementType, cue: Cue) {
    let rules = TypeRules(view: view, traits: traits)
    if let cue = rules.research() { return (.researchFinding, cue) }
    if let cue = rules.endorsement() { return (.endorsement, cue) }
    if let cue = rules.listedHarm() { return (.safety, cue) }
    if let cue = rules.anecdote() { return (.anecdote, cue) }
    if let cue = rules.safety() { return (.safety, cue) }
    if rules.main.contains(.cost), !view.isCommand { return (.cost, .cost) }
    if let cue = rules.advice() { return (.advice, cue) }
    return rules.content()
  }

  private var main: CueSet { view.inMain }
  private var all: CueSet { view.all }

  private func research() -> Cue? {
    if main.contains(.researchShown) { return .researchShown }
    if main.contains(.uncertainEvidence), all.containsAny(.researchNoun, .researchWork, .evidenceBody) {
      return .uncertainEvidence
    }
    for cue in [Cue.researchWork, .researchPeople, .researchNoun, .evidenceBody]
    where main.contains(cue) && main.contains(.researchVerb) { return cue }
    if main.contains(.evidenceBody), !main.contains(.cost) { return .evidenceBody }
    if all.contains(.researchWork), all.containsAny(.result, .describes) || all.contains(.researchDetail) {
      return .researchWork
    }
    // "It did not work better than exercise in a 2008 study."
    if main.contains(.researchWork), main.containsAny(.failure, .equal, .comparison, .mixed) {
      return .researchWork
    }
    // "In a 2019 trial, yoga eased neck pain."
    let sources: [Cue] = [.researchWork, .researchPeople, .evidenceBody]
    if !view.isCommand, let cue = sources.first(where: view.inOpening.contains) { return cue }
    return carriedResearch()
  }

  /// A sentence that carries on the results of the study described before it.
  private func carriedResearch() -> Cue? {
    if traits.contains(.carriesStudy) { return .researchDetail }
    guard traits.contains(.afterStudy) else { return nil }
    if main.contains(.researchDetail) { return .researchDetail }
    if view.inHead.contains(.pronounSubject), view.inHead.containsAny(.result, .describes) { return .result }
    guard traits.contains(.afterResearch) else { return nil }
    if main.contains(.equal) { return .equal }
    if traits.contains(.percent) || (traits.contains(.number) && main.contains(.prevalence)) {
      return .prevalence
    }
    return nil
  }

  private func endorsement() -> Cue? {
    if main.contains(.urge) || (main.contains(.adviceModal) && !view.inHead.contains(.organisation)) {
      return nil
    }
    guard !(main.contains(.sideEffect) && !main.contains(.regulation)) else { return nil }
    if main.contains(.regulation) { return .regulation }
    if all.contains(.organisation), main.contains(.endorsementVerb) { return .organisation }
    return nil
  }

  private func anecdote() -> Cue? {
    if main.contains(.patientReport) { return .patientReport }
    // "We see many patients improve" tells of a practice; "it helps our patients" is a claim.
    guard let clinic = view.first(.clinic) else { return nil }
    return view.first(.effectVerb).map { clinic < $0 } ?? true ? .clinic : nil
  }

  /// What stands under "Side effects" and names something bad, or is an item of a list there, is a harm; also when
  /// people report it.
  private func listedHarm() -> Cue? {
    guard view.isUnderHarms, !view.isCommand, !main.containsAny(.adviceModal, .urge, .safe, .callToAction),
      !main.containsAny(.benefitVerb, .improvement)
    else { return nil }
    let named = [Cue.sideEffect, .harm, .discomfort, .worsening, .causing, .symptom].first {
      main.contains($0)
    }
    if view.isHarmItem { return named ?? .harm }
    return main.containsAny(.patientReport, .hedgePeople, .hedge) ? named : nil
  }

  private func safety() -> Cue? {
    if main.contains(.contraindication) { return .contraindication }
    guard !view.isCommand || main.contains(.noteThat), !main.contains(.urge) else { return nil }
    if main.contains(.adviceModal), all.containsAny(.practitioner, .patients, .reader),
      !main.contains(.sideEffect)
    {
      return nil
    }
    if main.contains(.invasive) { return .invasive }
    if main.contains(.sideEffect) { return .sideEffect }
    // "reduces the risk of stroke" is an effect, "has a low risk" is safety.
    let acts = view.first(.benefitVerb)
    for cue in [Cue.harm, .risk] {
      if let harm = view.first(cue), acts.map({ $0 > harm }) ?? true { return cue }
    }
    if main.contains(.discomfort), acts == nil,
      !main.containsAny(.effective, .improvement, .effectNoun) || main.contains(.reducer)
    {
      return .discomfort
    }
    if main.contains(.safe), acts == nil || view.inHead.contains(.safe) { return .safe }
    if all.contains(.sideEffect), !main.contains(.benefitVerb) { return .sideEffect }
    return nil
  }

  private func advice() -> Cue? {
    if main.contains(.urge) { return .urge }
    guard !main.contains(.noteThat) else { return nil }
    if main.contains(.consult) { return .consult }
    if view.isCommand { return .adviceVerb }
    if view.inHead.contains(.adviceFrame) { return .adviceFrame }
    guard main.contains(.adviceModal) else { return nil }
    // "You should see a change" expects, "you should see a doctor" advises.
    return main.contains(.improvement) && main.contains(.reader) && !main.contains(.consult)
      ? nil : .adviceModal
  }

  /// What is asserted, when no source, harm or advice decides.
  private func content() -> (value: StatementType, cue: Cue) {
    let verb = view.first(.effectVerb)
    let process = view.first(.mechanismVerb)
    let body = view.first(.mechanism)
    let symptom = view.first(.symptom)
    if main.contains(.tradition), !main.contains(.effective) || main.contains(.isA),
      verb == nil || body == nil
    {
      return (.tradition, .tradition)
    }
    // "How it works is not known."
    if main.contains(.unknown), process != nil { return (.mechanism, .unknown) }
    if main.contains(.failure) { return (.effectivenessClaim, .failure) }
    // "is a well-known technique in which …" says what it is.
    if view.inHead.contains(.popularity), !main.containsAny(.hedge, .dose),
      !main.contains(.isA) || !main.contains(.procedure)
    {
      return (.epidemiology, .popularity)
    }
    if view.inHeadNamesCondition, !view.namesIntervention,
      main.containsAny(.worsening, .causing, .burden, .prevalence)
    {
      return (.epidemiology, .burden)
    }
    if main.containsAny(.prevalence, .burden, .popularity),
      view.namesCondition || main.containsAny(.popularity, .burden),
      !view.namesFocus || main.contains(.popularity), !main.containsAny(.hedgePeople, .dose),
      !main.contains(.benefitVerb)
    {
      return (.epidemiology, main.contains(.burden) ? .burden : .prevalence)
    }
    if main.contains(.effective), !main.contains(.mechanism) || verb == nil {
      return (.effectivenessClaim, .effective)
    }
    if let body {
      // What is acted on first decides: "reduces pain and inflammation", "lowers cortisol and stress".
      let action = [verb, process].compactMap { $0 }.min()
      if let action, !main.contains(.isA) || process != nil || main.contains(.effective) {
        if let symptom, symptom < body, symptom > action { return (.effectivenessClaim, .symptom) }
        return (.mechanism, .mechanism)
      }
    }
    if verb != nil, main.containsAny(.symptom, .effectNoun, .improvement), !main.contains(.isA) {
      return (.effectivenessClaim, .effectVerb)
    }
    if let worse = [Cue.worsening, .causing].first(where: main.contains), symptom != nil {
      return (.effectivenessClaim, worse)
    }
    if main.contains(.tradition) { return (.tradition, .tradition) }
    if main.contains(.modifier), main.containsAny(.effectNoun, .symptom, .improvement) {
      return (.effectivenessClaim, .modifier)
    }
    if main.contains(.improvement), !main.contains(.procedure) { return (.effectivenessClaim, .improvement) }
    if main.containsAny(.procedure, .dose, .isA) { return (.course, .procedure) }
    if main.containsAny(.prevalence, .burden, .popularity) { return (.epidemiology, .prevalence) }
    if main.contains(.modifier) { return (.course, .modifier) }
    if verb != nil, !main.contains(.cost) { return (.effectivenessClaim, .effectVerb) }
    if main.contains(.symptom), main.contains(.hedge) { return (.effectivenessClaim, .symptom) }
    if body != nil { return (.mechanism, .mechanism) }
    return (.course, .isA)
  }
}
