import Testing
import ThreshKit
import ThreshTesting
import ThreshText

@testable import Extraction

@Suite struct WordClassesTests {
  private static let shipped = Result {
    try WordClasses(
      resources: ResourceLocator(
        module: "Extraction", bundle: Fixture.packageRoot().appendingPathComponent("Plugins/Extraction")))
  }

  private static func classes(_ word: String) throws -> Set<UInt64> {
    Set(try shipped.get()[MaskedWords.stem(word.utf8)])
  }

  private static func name(_ name: String) -> UInt64 { WordHash("class:" + name).value }

  @Test(arguments: [
    ("lessens", "decrease-verb"), ("Reduced", "decrease-verb"), ("nausea", "symptom"),
    ("pharmacist", "care-professional"), ("scientists", "researcher-noun"), ("centuries", "history-word"),
  ])
  func aWordHasItsClassInAnyInflection(_ word: String, _ expected: String) throws {
    #expect(try Self.classes(word).contains(Self.name(expected)))
  }

  @Test func aWordOfNoClassHasNone() throws {
    #expect(try Self.classes("zyzzyva").isEmpty)
  }
}
