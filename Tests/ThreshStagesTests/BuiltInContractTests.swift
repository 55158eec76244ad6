import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshStages

/// Every stage that is compiled in keeps the contract of stages.
@Suite struct BuiltInContractTests {
  @Test(arguments: BuiltIn.stages.map(\.spec.reference))
  func keepsTheContract(reference: String) throws {
    let entry = try #require(BuiltIn.stages.first { $0.spec.reference == reference })
    try StageContract.verify(entry)
  }
}
