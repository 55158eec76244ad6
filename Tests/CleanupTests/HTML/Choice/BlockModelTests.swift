import Testing
import ThreshKit

@testable import Cleanup

@Suite struct BlockModelTests {
  private func model(_ lines: String...) throws -> BlockModel {
    try BlockModel(Array(lines.joined(separator: "\n").utf8), columns: BlockFeatures.names)
  }

  @Test func aRowGoesLeftUpToTheThresholdAndRightAboveIt() throws {
    let model = try model(
      "# two trees", "words\t10", "stops\t0", "=\t-500", "=\t200", "=\t900", "depth\t3", "=\t10", "=\t20")
    var features = BlockFeatures(count: 3)
    for (row, values) in [(10, 0, 3), (10, 1, 3), (11, 0, 4)].enumerated() {
      features[row, .words] = values.0
      features[row, .stops] = values.1
      features[row, .depth] = values.2
    }
    #expect(model.logOdds(features) == [-490, 210, 920])
  }

  @Test(arguments: [
    (["words\t10", "=\t1"], "ends in the middle of a tree"),
    (["weather\t10", "=\t1", "=\t2"], "line 1: there is no feature 'weather'"),
    (["words\tmany", "=\t1", "=\t2"], "line 1: a line is a feature or '=', a TAB and a whole number"),
    (["# nothing"], "ends in the middle of a tree"),
  ])
  func aDamagedFileIsNamed(_ lines: [String], _ message: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try BlockModel(Array(lines.joined(separator: "\n").utf8), columns: BlockFeatures.names)
    }
    #expect(error?.description.contains(message) == true)
  }

  @Test func largeTreesManyRowsAndLargeValuesAreReadLikeSmallOnes() throws {
    // 40 leaves one below the other: what is at most n ends in leaf n.
    let chain = (0..<39).flatMap { ["words\t\($0)", "=\t\($0)"] } + ["=\t39"]
    let lines = chain + ["depth\t32766", "=\t0", "=\t1000"]
    let model = try BlockModel(Array(lines.joined(separator: "\n").utf8), columns: BlockFeatures.names)
    var features = BlockFeatures(count: 50)
    for row in 0..<50 { features[row, .words] = row }
    features[7, .depth] = 1_000_000
    #expect(model.logOdds(features) == (0..<50).map { min($0, 39) + ($0 == 7 ? 1000 : 0) })
  }

  @Test func theShippedModelKnowsItsFeatures() throws {
    #expect(try BlockModel.shipped().logOdds(BlockFeatures(count: 2)).count == 2)
  }
}
