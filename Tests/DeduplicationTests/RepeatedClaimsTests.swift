import Testing
import ThreshKit

@testable import Deduplication

@Suite struct RepeatedClaimsTests {
  private func row(
    _ page: String, _ quote: String, _ type: StatementType = .mechanism,
    _ change: (inout Evidence) -> Void = { _ in }
  ) -> Evidence {
    var row = Evidence(
      sourceID: page, source: page, quote: quote, start: 0, end: quote.unicodeScalars.count, type: type)
    row.intervention = "acupuncture"
    change(&row)
    return row
  }

  private func run(_ rows: [Evidence]) throws -> GroupRun<RepeatedClaims> {
    try GroupRun(RepeatedClaims(.init(), emptyContext), rows)
  }

  private let endorphins = "Acupuncture stimulates the release of endorphins, the body's natural painkillers."
  private let endorphinsAgain =
    "Acupuncture may stimulate the body to release endorphins, which are natural painkillers."

  @Test func aRestatementIsJoinedAndTheReasonNamesTheWords() throws {
    let rows = [
      row("p1", endorphins), row("p2", endorphinsAgain),
      row("p3", "Needles improve local blood circulation."),
    ]
    let run = try run(rows)
    #expect(run.groups == [[rows[0].id, rows[1].id].sorted()])
    #expect(run.output.filter { $0.duplicateGroup != nil }.count == 2)
    #expect(Set(run.output.compactMap(\.duplicateGroup)).count == 1)
    #expect(run.links[0].reason.contains("endorphins"))
  }

  @Test func theSameSentenceOnTwoPagesIsOneClaim() throws {
    let run = try run([row("p1", "It can."), row("p2", "It can.")])
    #expect(run.links.map(\.reason) == ["the same words"])
  }

  @Test func wordsAloneAreNotEnough() throws {
    func joined(_ change: (inout Evidence) -> Void) throws -> Bool {
      try !run([row("p1", endorphins), row("p2", endorphins, .mechanism, change)]).links.isEmpty
    }
    #expect(try joined { _ in })
    #expect(try !joined { $0.type = .researchFinding })
    #expect(try !joined { $0.certainty = .denied })
    #expect(try !joined { $0.studyID = "S1" })
    #expect(try !joined { $0.study.year = 2017 } == false, "one that states no year does not contradict")
    #expect(try !joined { $0.intervention = "yoga" })
    #expect(
      try run([
        row("p1", endorphins) { $0.direction = .favours }, row("p2", endorphins) { $0.direction = .against },
      ]).links.isEmpty)
    #expect(
      try run([
        row("p1", endorphins) { $0.condition = "migraine" },
        row("p2", endorphins) { $0.condition = "back pain" },
      ]).links.isEmpty)
  }

  @Test func otherNumbersAreAnotherClaim() throws {
    let run = try run([
      row("p1", "Patients lost 5 kilograms of body weight within 12 weeks.", .effectivenessClaim),
      row("p2", "Patients lost 11 kilograms of body weight within 30 weeks.", .effectivenessClaim),
    ])
    #expect(run.links.isEmpty)
  }

  @Test func theSubjectOfThePageJoinsNothing() throws {
    let run = try run([
      row("p1", "Acupuncture for back pain is popular.", .epidemiology) { $0.condition = "back pain" },
      row("p2", "Acupuncture for back pain is covered.", .epidemiology) { $0.condition = "back pain" },
    ])
    #expect(run.links.isEmpty)
  }

  @Test func theOrderOfRowsDecidesNothing() throws {
    let rows = [
      row("p1", endorphins), row("p2", endorphinsAgain),
      row("p3", endorphins + " It also relaxes tense muscles."),
      row("p4", "It relaxes tense muscles."), row("p5", "Acupuncture relaxes the tense muscles."),
    ]
    let reference = try run(rows)
    #expect(!reference.groups.isEmpty)
    #expect(try run(rows.reversed()).groups == reference.groups)
    #expect(try run(Array(rows[2...] + rows[..<2])).groups == reference.groups)
  }

  @Test func wordsThatMeanTheSameJoin() throws {
    let run = try run([
      row("p1", "Acupuncture lessens inflammation around the joints."),
      row("p2", "Acupuncture can decrease inflammation around joints."),
    ])
    #expect(run.output.allSatisfy { $0.duplicateGroup != nil })
  }

  @Test func aQuestionStatesNothing() throws {
    let quote = "Does acupuncture release endorphins, the natural painkillers?"
    #expect(try run([row("p1", quote), row("p2", quote)]).links.isEmpty)
  }

  @Test func aLeadInThatBreaksOffStatesNothing() throws {
    func joined(_ quote: String) throws -> Bool {
      try !run([row("p1", quote), row("p2", quote)]).links.isEmpty
    }
    #expect(try !joined("Research suggests that needles may relax tense muscles by:"))
    #expect(try joined("Several studies support needles for tense muscles:"))
  }

  private func likeness(_ a: Evidence, _ b: Evidence) throws -> Double {
    let terms = try Terms()
    return ClaimProfile(a, terms).likeness(ClaimProfile(b, terms))
  }

  @Test func thatBothNameTheConditionAsOutcomeSaysLittle() throws {
    func likeness(_ first: [String], _ second: [String]) throws -> Double {
      try self.likeness(
        row("p1", endorphins) {
          $0.condition = "pain"
          $0.outcomes = first
        },
        row("p2", endorphinsAgain) {
          $0.condition = "pain"
          $0.outcomes = second
        })
    }
    let same = try likeness(["pain", "sleep"], ["pain", "sleep"])
    #expect(try likeness(["pain"], ["pain"]) == same)
    #expect(try likeness(["pain", "sleep"], ["pain"]) < same)
    #expect(try likeness(["pain", "sleep"], ["pain", "mobility"]) < likeness(["pain", "sleep"], ["pain"]))
    #expect(
      try likeness(["sleep", "mood"], ["sleep", "mobility", "posture"])
        < likeness(["sleep"], ["sleep", "mood"]),
      "most of the outcomes must be the same")
  }

  @Test func aStatementThatSaysLittleNeedsMoreInCommon() throws {
    let short = try likeness(
      row("p1", "Acupuncture relaxes muscles."),
      row("p2", "Acupuncture therapists relax shoulder muscles with lamps and ointment."))
    let longer = try likeness(
      row("p1", "Acupuncture relaxes tense muscles."),
      row("p2", "Acupuncture therapists relax tense shoulder muscles with lamps and ointment."))
    #expect(short < 0.6 && longer >= 0.6, "\(short), \(longer)")
    #expect(short > 0.5, "but for the little it says it would be a restatement")
  }

  @Test func sentencesUnderOtherHeadingsOfAPageAreAboutOtherThings() throws {
    func joined(_ quote: String, _ type: StatementType, _ headings: [String]) throws -> Bool {
      var rows = [row("p1", quote, type), row("p1", quote, type)]
      for index in rows.indices {
        rows[index].section = [headings[index]]
        rows[index].id += "-\(index)"
      }
      return try !run(rows).links.isEmpty
    }
    let loss = "Patients may lose some of their body weight."
    #expect(try !joined(loss, .effectivenessClaim, ["Orlistat", "Phentermine"]))
    #expect(try joined(loss, .effectivenessClaim, ["Orlistat", "Orlistat"]))
    #expect(try joined("Talk to your doctor about your medicines.", .advice, ["Orlistat", "Phentermine"]))
  }

  @Test func listsWithTheSameItemsUnderOtherLeadInsAreApart() throws {
    let items = "\n- bruising\n- soreness\n- dizziness"
    let run = try run([
      row("p1", "Rare complications reported by hospitals:" + items, .safety),
      row("p2", "Stop the session and rest after noticing:" + items, .safety),
    ])
    #expect(run.links.isEmpty)
  }

  @Test func inAGroupEveryTwoAreAlike() throws {
    let rows = [
      row("p1", "Needles relax tense neck muscles."),
      row("p2", "Needles relax tense neck muscles and release endorphins from the brain."),
      row("p3", "The needles release endorphins from the brain."),
    ]
    let run = try run(rows)
    let groups = Dictionary(grouping: run.output) { $0.duplicateGroup }
    #expect(!run.links.isEmpty, "the second says what the first and the third say")
    #expect(groups.allSatisfy { group, members in group == nil || members.count == 2 })
  }
}
