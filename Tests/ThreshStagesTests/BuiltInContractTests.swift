import Testing
import ThreshKit
import ThreshTesting

@testable import ThreshStages

/// Every stage that is compiled in keeps the contract of stages.
@Suite struct BuiltInContractTests {
  /// What a stage has no default for.
  private static let needed: [String: [JSONValue.Member]] = [
    "extract/question@1": [
      .init(
        "question",
        .object([.init("intervention", .string("acupuncture")), .init("outcome", .string("back pain"))]))
    ]
  ]

  @Test(arguments: BuiltIn.stages.map(\.spec.reference))
  func keepsTheContract(reference: String) throws {
    let entry = try #require(BuiltIn.stages.first { $0.spec.reference == reference })
    try StageContract.verify(entry, options: Self.needed[reference] ?? [])
  }
}
