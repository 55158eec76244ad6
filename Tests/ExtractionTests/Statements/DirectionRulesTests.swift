import Testing
import ThreshKit

@testable import Extraction

@Suite struct DirectionRulesTests {
  @Test(arguments: [
    ("Yoga relieves neck pain.", Direction.favours),
    ("Yoga has few side effects.", .favours),
    ("Yoga carries a serious risk of injury.", .against),
    ("Yoga does not relieve neck pain.", .against),
    ("A trial found that yoga was as effective as medication for anxiety.", .noDifference),
    ("Studies of yoga have produced mixed results.", .mixed),
    ("More research on yoga is needed.", .unclear),
  ])
  func direction(_ sentence: String, _ direction: Direction) throws {
    let row = try #require(try TestPages.row(sentence))
    #expect(row.direction == direction)
  }

  @Test(arguments: [
    "Yoga involves postures held for five minutes.", "Talk to your doctor before you begin yoga.",
    "A 2019 trial of yoga examined 90 adults.",
  ])
  func noEffectIsStated(_ sentence: String) throws {
    let row = try #require(try TestPages.row(sentence))
    #expect(row.direction == nil)
    #expect(row.states["direction"]?.state == .notReported)
  }
}
