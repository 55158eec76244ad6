import Testing
import ThreshKit

@testable import Extraction

@Suite struct TypeRulesTests {
  @Test(arguments: [
    ("A 2019 trial found that yoga reduces neck pain.", StatementType.researchFinding),
    ("In a 2019 trial, yoga eased neck pain by half.", .researchFinding),
    ("Studies of yoga have had mixed results.", .researchFinding),
    ("Yoga has been shown to lower blood pressure.", .researchFinding),
    ("More research on yoga is needed.", .researchFinding),
    ("We’ve also found that yoga eases neck pain.", .researchFinding),
    ("Yoga did not work better than walking in a 2008 study of 84 nurses.", .researchFinding),
    ("The World Health Organization recommends yoga for older adults.", .endorsement),
    ("Yoga supplements are not FDA approved.", .endorsement),
    ("Many of our patients turn to yoga after an operation.", .anecdote),
    ("Common side effects of yoga are soreness and dizziness.", .safety),
    ("Yoga carries a small risk of injury.", .safety),
    ("Some people may feel soreness after yoga.", .safety),
    ("Most people tolerate yoga well.", .safety),
    ("Yoga classes are expensive in most cities.", .cost),
    ("Talk to your doctor before you begin yoga.", .advice),
    ("Instead, try yoga in the morning.", .advice),
    ("Yoga teachers warn against yoga on a full stomach.", .advice),
    ("You should practice yoga with a qualified teacher.", .advice),
    ("Roe recommends yoga in the morning.", .advice),
    ("Roe suggests trying yoga in the morning.", .advice),
    ("Yoga relieves neck pain and improves sleep.", .effectivenessClaim),
    ("Yoga is linked to a lower risk of stroke.", .effectivenessClaim),
    ("Yoga has several benefits for adults.", .effectivenessClaim),
    ("How yoga works is not fully understood.", .mechanism),
    ("Yoga stimulates the vagus nerve and lowers cortisol.", .mechanism),
    ("Most adults take yoga classes twice a week.", .course),
    ("Yoga involves postures held for five minutes.", .course),
    ("Yoga dates back thousands of years to ancient India.", .tradition),
    ("Yoga is increasingly popular among office workers.", .epidemiology),
  ])
  func sentenceHasType(_ sentence: String, _ type: StatementType) throws {
    let row = try #require(try TestPages.unit(sentence))
    #expect(row.type == type)
  }

  /// Of two rules that fit, the one earlier in the guideline decides.
  @Test func theSourceComesBeforeTheContent() throws {
    let row = try #require(try TestPages.unit("Researchers found that yoga has few side effects."))
    #expect(row.type == .researchFinding)
  }

  /// "Melatonin" is a hormone in the body, but on a page about it the name of the supplement.
  @Test func theNameOfAnInterventionIsNoProcess() throws {
    let row = try #require(
      try TestPages.unit("Melatonin helps you fall asleep.", about: "Melatonin for insomnia"))
    #expect(row.type == .effectivenessClaim)
    let chi = try #require(try TestPages.unit("Tai chi improves balance.", about: "Tai chi for older adults"))
    #expect(chi.type == .effectivenessClaim)
  }

  /// Commands begin with verbs of all kinds, and advice has frames of its own.
  @Test(arguments: [
    "Automate your yoga reminders.", "Afterwards, rub your neck.", "Slice the mat in half before yoga.",
    "Perhaps scale back your yoga.", "The key is to practice yoga every day.",
    "It's better to do yoga with a teacher than alone.", "You want to keep your yoga mat clean.",
  ])
  func isAdvice(_ sentence: String) throws {
    #expect(try #require(try TestPages.unit(sentence)).type == .advice)
  }

  /// Words that are nouns more often than verbs begin no command when no article or particle follows.
  @Test(arguments: ["Top yoga teachers relieve neck pain.", "Help from yoga relieves neck pain."])
  func aNounIsNoCommand(_ sentence: String) throws {
    #expect(try #require(try TestPages.unit(sentence)).type != .advice)
  }

  /// A word that can begin a command is a subject where a verb follows it.
  @Test(arguments: ["Exercise relieves neck pain.", "Then yoga relieves neck pain."])
  func isNoCommand(_ sentence: String) throws {
    #expect(
      try #require(try TestPages.unit(sentence, about: "Yoga and exercise")).type == .effectivenessClaim)
  }

  @Test func whatStandsUnderSideEffectsIsAHarm() throws {
    let text = """
      # Yoga
      Yoga relieves neck pain.
      # Side effects
      Some people report increased anxiety after yoga.
      - Panic attacks
      - Never try yoga without a teacher.
      """
    let rows = try TestPages.units(text)
    #expect(rows.map(\.type) == [.effectivenessClaim, .safety, .safety, .advice])
    #expect(rows[1...2].allSatisfy { $0.direction == .against })
  }

  /// "Risk factors" are causes of the condition, and who reports relief under another heading tells an experience.
  @Test func otherHeadingsAnnounceNoHarms() throws {
    let text = "# Yoga and risk factors\nMany people report less pain after yoga."
    #expect(try TestPages.units(text).map(\.type) == [.anecdote])
  }

  @Test func resultsOfAStudyAreCarriedOn() throws {
    let text =
      "# Yoga\nA 2020 trial of yoga examined 90 adults. The researchers concluded that it relieves pain."
    #expect(try TestPages.units(text).map(\.type) == [.researchFinding, .researchFinding])
  }
}
