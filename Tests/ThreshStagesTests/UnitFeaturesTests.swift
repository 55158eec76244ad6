import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshStages

@Suite struct UnitFeaturesTests {
  private struct Line: Decodable {
    var source: String
    var quote: String
    var start: Int
    var end: Int
    var features: [String]
  }

  private static let context = StageContext(
    resolve: { $0 },
    read: { (path) throws(ConfigurationError) in throw ConfigurationError("no file '\(path)'") })

  @Test func everyUnitOfAFolderIsALineWhoseOffsetsMatchTheText() throws {
    let place = try TemporaryFolder()
    let texts = [
      "a.txt": "Yoga 🧘 for the neck\n\nYoga relieves neck pain. Why not try it today?\n",
      "b.txt": "Meditation\n\nMeditation may lower stress.\n",
    ]
    for (name, text) in texts { try place.write(text, to: name) }
    var lines: [String] = []
    let problems = try UnitFeatures(lexicons: [], Self.context)
      .write(pagesUnder: place.path) { lines.append($0) }
    #expect(problems.isEmpty)
    let units = try lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    #expect(units.map(\.source) == ["a.txt", "a.txt", "b.txt"])
    for unit in units {
      let scalars = Array(try #require(texts[unit.source]).unicodeScalars)
      #expect(String(String.UnicodeScalarView(scalars[unit.start..<unit.end])) == unit.quote)
      #expect(unit.features.contains("trait:bias"))
    }
  }

  @Test func aMissingFolderIsAMistakeOfUse() throws {
    let features = try UnitFeatures(lexicons: [], Self.context)
    #expect(throws: ConfigurationError.self) { try features.write(pagesUnder: "/no/such/folder") { _ in } }
  }
}
