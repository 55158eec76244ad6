internal import ThreshKit

/// Counts how often the rules for types decide, and how often a model says otherwise.
struct RuleAudit {
  /// A type, and the cue by which a rule gives it.
  struct Rule: Hashable {
    var type: StatementType
    var cue: Cue
  }

  private struct Count {
    var all = 0
    /// What the model said instead, and how often.
    var instead: [StatementType: Int] = [:]
    var overruled: Int { instead.values.reduce(0, +) }
  }

  private var counts: [Rule: Count] = [:]

  /// Notes that a rule gave a statement's type, and what type the statement has in the end.
  mutating func add(_ rule: Rule, type: StatementType) {
    counts[rule, default: Count()].all += 1
    if type != rule.type { counts[rule, default: Count()].instead[type, default: 0] += 1 }
  }

  /// The rules that gave no statement its type.
  var unused: [UnusedEntry] {
    Self.known.flatMap { type, cues in
      cues.filter { counts[Rule(type: type, cue: $0)] == nil }.map {
        UnusedEntry(list: "rules of types", entry: "\(type.rawValue): \($0.name)")
      }
    }
  }

  /// Those that the model overrules, most often overruled first.
  var overruled: [OverruledRule] {
    counts.compactMap { rule, count -> OverruledRule? in
      let instead = count.instead.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
      return instead.map {
        OverruledRule(
          rule: rule.cue.name, value: rule.type.rawValue, count: count.all, overruled: count.overruled,
          instead: $0.key.rawValue)
      }
    }.sorted { ($1.overruled, $0.rule, $0.value) < ($0.overruled, $1.rule, $1.value) }
  }

  /// The cues by which ``TypeRules`` gives each type.
  static let known: [(StatementType, [Cue])] = [
    (
      .researchFinding,
      [
        .researchShown, .uncertainEvidence, .researchWork, .researchPeople, .researchNoun, .evidenceBody,
        .researchDetail, .result, .equal, .prevalence,
      ]
    ),
    (.endorsement, [.regulation, .organisation]),
    (.anecdote, [.patientReport, .clinic]),
    (
      .safety,
      [
        .contraindication, .invasive, .sideEffect, .harm, .risk, .discomfort, .safe, .worsening, .causing,
        .symptom,
      ]
    ),
    (.cost, [.cost]),
    (.advice, [.urge, .consult, .adviceVerb, .adviceFrame, .adviceModal]),
    (
      .effectivenessClaim,
      [.failure, .effective, .symptom, .effectVerb, .worsening, .causing, .modifier, .improvement]
    ),
    (.mechanism, [.unknown, .mechanism]),
    (.course, [.procedure, .modifier, .isA]),
    (.tradition, [.tradition]),
    (.epidemiology, [.popularity, .burden, .prevalence]),
  ]
}
