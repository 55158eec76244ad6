import Testing
import ThreshKit

@testable import Extraction

@Suite struct RuleAuditTests {
  @Test func rulesThatTheModelOverrulesAreCounted() {
    var audit = RuleAudit()
    let clinic = RuleAudit.Rule(type: .anecdote, cue: .clinic)
    audit.add(clinic, type: .anecdote)
    audit.add(clinic, type: .course)
    for _ in 0..<2 { audit.add(clinic, type: .effectivenessClaim) }
    audit.add(RuleAudit.Rule(type: .cost, cue: .cost), type: .cost)
    audit.add(RuleAudit.Rule(type: .safety, cue: .risk), type: .epidemiology)
    #expect(
      audit.overruled == [
        OverruledRule(
          rule: "clinic", value: "anecdote", count: 4, overruled: 3, instead: "effectiveness-claim"),
        OverruledRule(rule: "risk", value: "safety", count: 1, overruled: 1, instead: "epidemiology"),
      ])
  }

  @Test func rulesThatDecideNothingAreNamed() {
    var audit = RuleAudit()
    audit.add(RuleAudit.Rule(type: .anecdote, cue: .clinic), type: .course)
    let anecdotes = audit.unused.map(\.entry).filter { $0.hasPrefix("anecdote") }
    #expect(anecdotes == ["anecdote: patient-report"])
  }

  /// A rule that is not listed could never be named as unused.
  @Test func everyTypeHasItsRules() {
    #expect(Set(RuleAudit.known.map(\.0)) == Set(StatementType.allCases))
    for (type, cues) in RuleAudit.known { #expect(Set(cues).count == cues.count, "\(type)") }
  }

  @Test func aPageTellsWhichRulesDecide() throws {
    let stage = try TestPages.shared.get()
    let page = TestPages.document("# Yoga\nYoga eases back pain. Yoga costs 20 dollars a class.")
    let unused = try stage.audit([page]).unused.filter { $0.list == "rules of types" }.map(\.entry)
    #expect(!unused.contains("cost: cost"))
    #expect(unused.contains("tradition: tradition"))
  }
}
