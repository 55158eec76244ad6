import Testing
import ThreshKit
import ThreshTesting

/// What a test sees of a broken contract. That each promise is held is tested where the checks are.
@Suite struct StageContractVerifyTests {
  private struct Shouting: MapStage {
    static let spec = StageSpec(name: "toy/loud", version: 2, summary: "Shouts", example: "uses: toy/loud@2")
    init(_ options: NoOptions, _ context: StageContext) throws(ConfigurationError) {}
    func process(_ row: Evidence, _ report: inout Report) throws(RecordError) -> [Evidence] {
      var row = row
      row.population = "ALL"
      return [row]
    }
  }

  @Test func everyFailureIsInTheMessageWithItsRemedy() {
    let error = #expect(throws: BrokenContract.self) { try StageContract.verify(Shouting.self) }
    let text = error?.description ?? ""
    #expect(text.hasPrefix("toy/loud@2 breaks the contract of stages:\n- fields: "))
    #expect(text.contains("'population' was changed, and no field is declared"))
    #expect(text.contains("To mend it: add \"population\" to `changes`"))
    // The same mistake shows in every row; it is said twice and counted.
    #expect(error?.failures.count == 2)
    #expect(text.contains("more like it)"))
  }
}
