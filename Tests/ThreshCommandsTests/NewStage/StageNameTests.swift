import Testing
import ThreshKit

@testable import ThreshCommands

@Suite struct StageNameTests {
  @Test(arguments: [
    ("SampleSize", "sample-size", "sample_size"), ("PICOTable", "pico-table", "pico_table"),
    ("Dose", "dose", "dose"), ("Top10Claims", "top10-claims", "top10_claims"), ("QR", "qr", "qr"),
  ])
  func aTypeNameHasASlugAndAColumn(type: String, slug: String, column: String) throws {
    let name = try StageName(type)
    #expect((name.type, name.slug, name.column) == (type, slug, column))
  }

  @Test(arguments: [
    "", "sampleSize", "Sample Size", "Sample_Size", "2Sizes", "Größe", "../Evil",
    String(repeating: "A", count: 41),
  ])
  func whatIsNoTypeNameIsRefused(text: String) {
    #expect(throws: ConfigurationError.self) { try StageName(text) }
  }

  @Test(arguments: ["Page", "String", "Evidence", "ThreshThing", "Testing"])
  func namesThatMeanSomethingAreRefused(text: String) {
    #expect(throws: ConfigurationError.self) { try StageName(text) }
  }

  @Test func theNearestRightNameIsSaid() {
    let error = #expect(throws: ConfigurationError.self) { try StageName("sample-size") }
    #expect(error?.nearest == "SampleSize")
  }
}
