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
    ("Yoga has no known serious side effects.", .denied),
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

  // What the rules say, whatever the models make of the type.
  @Test(arguments: [
    // A second clause after "but" is the assertion when it hedges or denies, or when the first denies.
    ("Yoga is no cure, but it could ease neck pain.", Certainty.hedged),
    ("Yoga is high in effort, but it does not relieve neck pain.", .denied),
    ("Yoga is no cure, but it relieves neck pain.", .asserted),
    // A consequence is asserted as well, unless it is a purpose.
    ("The trials of yoga were short, so the benefit may be smaller.", .hedged),
    ("The trial of yoga was short, so it cannot show a benefit.", .denied),
    ("Yoga relaxes you before bed, so you can sleep.", .asserted),
    // "and" adds: it hedges, but it does not take back.
    ("Yoga takes practice, and the benefit may be small at first.", .hedged),
    ("Yoga costs $20 a class, and insurers do not pay for it.", .asserted),
    ("Yoga puts stress on the wrists and is not suitable for everyone.", .asserted),
    ("Yoga takes minutes, not hours.", .asserted),
    // A comparison of chances is an effect.
    ("People who practise yoga are 20 percent less likely to fall.", .asserted),
    ("People who practise yoga are likely to fall less.", .hedged),
    ("Yoga is unlikely to relieve neck pain.", .hedged),
    ("People sleep better after yoga, possibly because they breathe slowly.", .asserted),
    // What the subject is said to be holds the claim; a clause about another noun does not.
    ("Yoga is a gentle exercise that could relieve neck pain.", .hedged),
    ("There are several yoga poses that can relieve neck pain.", .hedged),
    ("Yoga builds habits you can keep.", .asserted),
    ("Yoga irritates the wrists and can cause pain.", .asserted),
    ("Yoga is safe and can relieve neck pain.", .hedged),
    ("Yoga treats stress, in which the body does not make enough melatonin.", .asserted),
    ("Women who are pregnant should not practise hot yoga.", .denied),
    // Not known is denied.
    ("The long-term effect of yoga is unknown.", .denied),
    ("It is unclear whether yoga relieves neck pain.", .denied),
    ("Little is known about yoga for neck pain.", .denied),
    ("Lack of sleep makes yoga harder.", .asserted),
    ("A few studies of yoga measured neck pain.", .asserted),
    ("Each yoga class takes no more than an hour.", .asserted),
    // A verb of occurrence, a month, a number.
    ("The first yoga studios appeared in the 1950s.", .asserted),
    ("Yoga appears to relieve neck pain.", .hedged),
    ("The review of yoga was published in May.", .asserted),
    ("Yoga has been practised for some 4,000 years.", .asserted),
    ("Some users feel dizzy after yoga.", .hedged),
    ("Yoga has cost some users their sleep.", .asserted),
    ("Researchers suspect that yoga calms the nerves.", .hedged),
    // Boosters.
    ("Yoga is very gentle.", .strong),
    ("Injuries from yoga are extremely rare.", .strong),
    ("Yoga has very few side effects.", .asserted),
    ("Definitely ask your doctor before yoga.", .asserted),
    // People who tell of themselves deny an effect only where they name one.
    ("Our patients haven't missed a class of yoga since.", .asserted),
    ("Our patients noticed no difference after yoga.", .denied),
    // A noun, a warning, a command, a quality.
    ("Regulators accept the claim that yoga relieves neck pain.", .asserted),
    ("Proponents claim that yoga relieves neck pain.", .hedged),
    ("Critics say that no study has shown yoga to be superior.", .denied),
    ("The results on yoga should be viewed with caution.", .asserted),
    ("Yoga is perhaps most surprising for its effect on sleep.", .asserted),
    ("Regulators warn of yoga oils, which are of unknown quality.", .asserted),
    ("Yoga is never a cure, and small changes could help.", .hedged),
    ("Research on yoga is new but promising.", .hedged),
    // Where the main clause begins and ends.
    ("Practising yoga while the back is sore may relieve neck pain.", .hedged),
    ("A class of yoga before bed may relieve neck pain.", .hedged),
    ("Combined with rest, yoga may relieve neck pain.", .hedged),
    ("Larger studies have since found no benefit of yoga.", .denied),
    ("The best trial of yoga so far, from Oslo, found no benefit.", .denied),
    ("Contrary to what you may read, yoga does not cure neck pain.", .denied),
  ])
  func rules(_ sentence: String, _ certainty: Certainty) throws {
    let unit = try #require(try TestPages.unit(sentence))
    #expect(unit.certainty == certainty, "\(sentence) read as \(unit.type)")
  }

  @Test func itemsHoldTheVerbsOfALeadInWithoutOne() throws {
    let units = try TestPages.units(
      "# Yoga\nThese yoga mats:\n- may be slippery\n- could contain harmful dyes")
    let list = try #require(units.first { $0.quote.hasPrefix("These") })
    #expect(list.certainty == .hedged)
  }

  @Test func theCueIsNamedWithItsPlace() throws {
    let row = try #require(try TestPages.row("Yoga may relieve neck pain."))
    let state = try #require(row.states["certainty"])
    #expect(state.rule == "hedge")
    let start = try #require(state.start) - row.start
    #expect(Array(row.quote.unicodeScalars)[start..<start + 3].map(String.init).joined() == "may")
  }
}
