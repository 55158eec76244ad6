import Testing
import ThreshKit

@testable import Extraction

@Suite struct DirectionRulesTests {
  @Test(arguments: [
    ("Yoga relieves neck pain.", Direction.favours),
    ("Yoga has few side effects.", .favours),
    ("Side effects of yoga, such as sore muscles, are rare.", .favours),
    ("The American Heart Association recommends yoga.", .favours),
    ("The American Heart Association recommends against yoga.", .against),
    ("How yoga works is not fully understood.", .unclear),
    ("Yoga carries a serious risk of injury.", .against),
    ("Side effects of yoga are rare.", .favours),
    ("Side effects of yoga are rare and include fainting.", .mixed),
    ("Yoga may worsen neck pain.", .against),
    ("Yoga may lead to neck pain.", .against),
    ("Yoga may lead to relaxation.", .favours),
    ("Yoga is unlikely to prevent injuries.", .against),
    ("Yoga does not raise the risk of injury.", .favours),
    ("Yoga does not work better than walking for neck pain.", .noDifference),
    ("A trial found that yoga was as effective as walking and more effective than no treatment.", .favours),
    // What a clause about a noun does is not what the intervention does.
    ("Yoga relaxes muscles that cause tension.", .favours),
    ("Yoga does not relieve neck pain.", .against),
    ("A trial found that yoga was as effective as medication for anxiety.", .noDifference),
    ("Studies of yoga have produced mixed results.", .mixed),
    ("More research on yoga is needed.", .unclear),
  ])
  func direction(_ sentence: String, _ direction: Direction) throws {
    let unit = try #require(try TestPages.unit(sentence))
    #expect(unit.direction == direction)
  }

  @Test(arguments: [
    ("Yoga is safe for most people.", "safe"), ("Yoga is non-invasive.", "invasive"),
    ("Yoga has side effects such as dizziness.", "harm"), ("Yoga is not a cure for neck pain.", "failure"),
    ("Yoga improves sleep.", "effect-verb"),
  ])
  func restsOnWordsOfTheQuote(_ sentence: String, _ rule: String) throws {
    let row = try #require(try TestPages.row(sentence))
    let state = try #require(row.states["direction"])
    #expect(state.basis == .stated)
    #expect(state.rule == rule)
    let start = try #require(state.start)
    #expect((row.start..<row.end).contains(start))
  }

  @Test(arguments: [
    "Yoga involves postures held for five minutes.", "Talk to your doctor before you begin yoga.",
    "A 2019 trial of yoga examined 90 adults.",
  ])
  func noEffectIsStated(_ sentence: String) throws {
    let row = try #require(try TestPages.row(sentence))
    #expect(row.direction == nil)
    #expect(row.states["direction"] == nil)
    let expected: CellState.State = row.type == .researchFinding ? .notReported : .notApplicable
    #expect(row.state(of: .direction, isStated: false).state == expected)
  }
}
