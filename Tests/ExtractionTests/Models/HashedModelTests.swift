import Testing
import ThreshKit

@testable import Extraction

@Suite struct HashedModelTests {
  private static func model(_ text: String) throws(ConfigurationError) -> HashedModel {
    try HashedModel(Array(text.utf8), name: "m.tsv")
  }

  private static let three = """
    # made for a test
    classes\ta\tb\tc
    bits\t4
    scale\t0.5
    bias\t1\t0\t-1
    2\t0\t4\t0
    15\t-2\t0\t6

    """

  @Test func bucketsAreTheLowBits() throws {
    let model = try Self.model(Self.three)
    #expect(model.classes == ["a", "b", "c"])
    #expect(model.scores([]) == [0.5, 0, -0.5])
    #expect(model.scores([2]) == [0.5, 2, -0.5])
    #expect(model.scores([0xF2]) == [0.5, 2, -0.5])
    #expect(model.scores([3]) == [0.5, 0, -0.5])
  }

  @Test func aFeatureCountsAsOftenAsItIsGiven() throws {
    let model = try Self.model(Self.three)
    #expect(model.scores([15, 2, 15]) == [-1.5, 2, 5.5])
    #expect(model.scores([2, 15, 15]) == [-1.5, 2, 5.5])
  }

  /// Weights are added eight at a time.
  @Test func allOfManyClassesHaveTheirWeights() throws {
    let names = (0..<11).map { "\tc\($0)" }.joined()
    func row(_ bucket: Int, _ factor: Int) -> String {
      "\(bucket)" + (0..<11).map { "\t\(factor * ($0 - 5))" }.joined() + "\n"
    }
    let model = try Self.model("classes\(names)\nbits\t2\n" + row(0, 1) + row(3, 5_000))
    #expect(model.scores([0, 3, 3]) == (0..<11).map { Float(10_001 * ($0 - 5)) })
    #expect(model.scores([1]) == [Float](repeating: 0, count: 11))
  }

  @Test func theStrongestIsTheLowestOfEquals() throws {
    let model = try Self.model(Self.three)
    #expect(model.strongest(of: [2, 15], for: 1, against: 0) == 2)
    #expect(model.strongest(of: [0xF2, 15, 2], for: 1, against: 0) == 2)
    #expect(model.strongest(of: [2, 3], for: 0, against: 1) == nil)
  }

  @Test func probabilitiesAddUpToOne() throws {
    let found = try Self.model(Self.three).probabilities([2])
    #expect(abs(found.reduce(0, +) - 1) < 1e-12)
    #expect(abs(found[1] - 0.7662) < 0.001)
    #expect(HashedModel.softmax([1000, 0]) == [1, 0])
  }

  @Test func anotherModelAddsItsLogOdds() throws {
    let model = try Self.model(Self.three)
    #expect(model.probabilities([2], adding: [0, 0, 0]) == model.probabilities([2]))
    // 0.5, 2 and -0.5, and then 2 for each.
    let found = model.probabilities([2], adding: [1.5, 0, 2.5])
    #expect(found.allSatisfy { abs($0 - 1 / 3) < 1e-6 })
  }

  @Test func ofTwoClassesTheSecondHasWeights() throws {
    let model = try Self.model("classes\tno\tyes\nbits\t2\nscale\t0.01\nthreshold\t0.3\n1\t100\n")
    #expect(model.scores([1]) == [0, 1])
    #expect(abs(model.probability([1]) - 0.7311) < 0.001)
    #expect(model.probability([2]) == 0.5)
    #expect(model.threshold == 0.3)
  }

  @Test(arguments: [
    ("classes\ta\tb\nbits\t4\ncolour\tred\n", 3), ("classes\ta\tb\nbits\tmany\n", 3),
    ("classes\ta\tb\nbits\t4\nscale\tx\n", 3), ("classes\ta\tb\nbits\t4\n3\t1\n3\t1\n", 4),
    ("classes\ta\tb\nbits\t4\n16\t1\n", 3), ("classes\ta\tb\nbits\t4\n1\t1\t1\n", 3),
    ("classes\ta\tb\nbits\t4\n1\t40000\n", 3), ("classes\ta\tb\nbits\t4\n1\t1\n\n", 4),
    ("classes\ta\tb\tc\nbits\t4\nbias\t1\n", 4), ("bits\t4\n1\t1\n", 2), ("", 1),
  ])
  func aWrongLineIsNamed(_ text: String, _ line: Int) {
    let error = #expect(throws: ConfigurationError.self) { try Self.model(text) }
    #expect(error?.file == "m.tsv")
    #expect(error?.line == line)
  }
}
