import Testing
import ThreshKit

@testable import Extraction

@Suite struct UnclearTermsTests {
  private static let lexicon = "interventions:\n  acupuncture: acupunctur*, needle*, dry needling"

  private static func interventions(_ text: String) throws -> [String?] {
    var report = Report()
    return try TestPages.stage(lexicon: lexicon).process(TestPages.document(text), &report).map(
      \.intervention)
  }

  /// On a page about sewing a needle is no acupuncture.
  @Test func aWordOfOtherMeaningsAloneNamesNothing() throws {
    let sewing =
      "# Sewing and health\nThe needle must be sharp. Sewing relieves stress. Sewing with a needle eases anxiety."
    #expect(try Self.interventions(sewing).allSatisfy { $0 != "needle" && $0 != "acupuncture" })
  }

  @Test(arguments: [
    "Acupuncture relieves pain. The needle relieves stress.",
    "Dry needling relieves pain. The needle relieves stress.",
  ])
  func oneClearMentionIsEnough(_ text: String) throws {
    #expect(try Self.interventions("# Pain\n" + text).last != .some(nil))
  }
}
