import Testing
import ThreshKit

@testable import Extraction

@Suite struct TrainingUnitTests {
  private static let text = """
    # Yoga – what “helps”
    This guide will show you what yoga is. Yoga relieves neck pain.
    Desks cause stiffness! Contact us to book a class.
    """

  private static func units() throws -> [TrainingUnit] {
    try TestPages.shared.get().trainingUnits(of: TestPages.document(text))
  }

  @Test func everyUnitIsGivenVerbatimWithItsOffsets() throws {
    let scalars = Array(Self.text.unicodeScalars)
    let units = try Self.units()
    #expect(
      units.map(\.quote) == [
        "This guide will show you what yoga is.", "Yoga relieves neck pain.", "Desks cause stiffness!",
        "Contact us to book a class.",
      ])
    for unit in units {
      var quote = String.UnicodeScalarView()
      quote.append(contentsOf: scalars[unit.start..<unit.end])
      #expect(String(quote) == unit.quote)
      #expect(unit.source == "page.txt")
    }
  }

  @Test func featuresSayWhatTheUnitIsAndWhatStandsAround() throws {
    let units = try Self.units().map { Set($0.features) }
    #expect(units[0].isSuperset(of: ["page-meta", "group:aside", "trait:namesFocus", "focus-since:0"]))
    #expect(units[1].isSuperset(of: ["effect-verb@main", "group:effect@main", "previous:page-meta"]))
    #expect(units[1].contains("next:trait:namesFocus") == false)
    #expect(units[2].isSuperset(of: ["previous:trait:namesFocus", "next:call-to-action", "focus-since:1"]))
    #expect(units[2].contains("focus-near:2"))
    #expect(units[3].contains("focus-since:2"))
  }

  @Test func aPageThatNeverNamesItsFocusHasThatTooAsAFeature() {
    #expect(Surroundings.features(of: []).isEmpty)
    let alone = Surroundings.features(of: [[], [], [], []])[0].map { Features.names[$0] }
    #expect(alone == ["focus-near:0", "focus-since:5"])
    #expect(Surroundings.features(of: [[]])[0].map { Features.names[$0] } == ["focus-since:5"])
  }
}
