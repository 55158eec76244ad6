import Testing
import ThreshKit
import ThreshTesting

@testable import SampleSize

@Suite struct SampleSizeTests {
  @Test func keepsTheContract() throws {
    try StageContract.verify(SampleSize.self)
  }

  private func column(_ participants: Int?, _ options: SampleSize.Options = .init()) throws -> JSONValue? {
    var row = Evidence(
      sourceID: "p", source: "p.txt", quote: "It helps.", start: 0, end: 9, type: .effectivenessClaim)
    row.study.nParticipants = participants
    var report = Report()
    return try SampleSize(options, StageContext(resolve: { $0 }, read: { _ in [] }))
      .process(row, &report).first?.extra["sample_size"]
  }

  @Test(arguments: [(99, "small"), (100, "medium"), (999, "medium"), (1000, "large")])
  func limitsAreTheFirstOfTheNextSize(participants: Int, size: String) throws {
    #expect(try column(participants) == .string(size))
  }

  @Test func keepsWhatEveryStagePromises() throws {
    try StageContract.verify(SampleSize.self)
  }

  @Test func anUnknownSizeStaysUnknown() throws {
    #expect(try column(nil) == nil)
  }

  @Test func limitsInTheWrongOrderAreRefused() {
    var options = SampleSize.Options()
    options.small = 5000
    #expect(throws: ConfigurationError.self) { try column(5, options) }
  }
}
