import Testing
import ThreshKit

@testable import Extraction

@Suite struct CertaintyRulesTests {
  @Test(arguments: [
    ("Yoga relieves neck pain.", Certainty.asserted),
    ("Yoga may relieve neck pain.", .hedged),
    ("Yoga does not relieve neck pain.", .denied),
    ("Yoga significantly relieves neck pain.", .strong),
    ("Yoga may significantly relieve neck pain.", .hedged),
    ("Evidence on yoga for neck pain is insufficient.", .denied),
    // A hedge in a clause about a noun, or in an opening clause, is not over the main assertion.
    ("Yoga releases hormones that can calm the body.", .asserted),
    ("While drugs may help, yoga relieves neck pain.", .asserted),
    ("Yoga has no known serious side effects.", .asserted),
    ("Yoga relieves pain for people whose pain does not go away.", .asserted),
    ("Yoga usually relieves neck pain.", .asserted),
    // Of "not X but Y" the second is asserted, of "X but not Y" the first.
    ("Yoga does not cure neck pain, but it relieves the stiffness.", .asserted),
    ("Yoga relieves neck pain but not headaches.", .asserted),
    ("Yoga may relieve neck pain but does not cure it.", .hedged),
    // What stands in brackets is not asserted.
    ("Yoga (which may be hard at first) relieves neck pain.", .asserted),
    ("That may relieve neck pain in yoga classes.", .hedged),
    ("For some people, yoga relieves neck pain.", .hedged),
    ("We think yoga relieves neck pain.", .hedged),
    // A comparison with nothing denies nothing.
    ("Yoga relieves pain better than no treatment.", .asserted),
  ])
  func wording(_ sentence: String, _ certainty: Certainty) throws {
    let row = try #require(try TestPages.row(sentence))
    #expect(row.certainty == certainty)
  }

  @Test func theCueIsNamedWithItsPlace() throws {
    let row = try #require(try TestPages.row("Yoga may relieve neck pain."))
    let state = try #require(row.states["certainty"])
    #expect(state.rule == "hedge")
    let start = try #require(state.start) - row.start
    #expect(Array(row.quote.unicodeScalars)[start..<start + 3].map(String.init).joined() == "may")
  }
}
