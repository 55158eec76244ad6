import Testing
import ThreshKit

@testable import Cleanup

@Suite struct TreeModelTests {
  private func model(_ lines: [String]) throws -> TreeModel {
    try TreeModel(
      Array(lines.joined(separator: "\n").utf8), file: "small.tsv", columns: ["words", "stops", "depth"],
      outputs: ["red", "blue"])
  }

  /// The sums of rows of three values.
  private func sums(_ model: TreeModel, _ rows: [[Int16]]) -> [Int] {
    let height = (rows.count + TreeModel.lanes - 1) / TreeModel.lanes * TreeModel.lanes
    let values = (0..<3).flatMap { column in
      (0..<height).map { $0 < rows.count ? rows[$0][column] : 0 }
    }
    return model.sums(values, height: height, count: rows.count)
  }

  @Test func aRowGoesLeftUpToTheThresholdAndRightAboveIt() throws {
    let model = try model([
      "# two trees", "words\t10", "stops\t0", "=\t-500", "=\t200", "=\t900", "depth\t3", "=\t10", "=\t20",
    ])
    #expect(sums(model, [[10, 0, 3], [10, 1, 3], [11, 0, 4]]) == [-490, 0, 210, 0, 920, 0])
  }

  @Test func aTreeAddsToTheOutputAboveIt() throws {
    let model = try model([
      ">\tblue", "words\t10", "=\t1", "=\t2", "=\t30", ">\tred", "stops\t0", "=\t400", "=\t500",
    ])
    #expect(sums(model, [[10, 1, 0], [11, 0, 0]]) == [500, 31, 400, 32])
  }

  @Test func largeTreesManyRowsAndLargeValuesAreReadLikeSmallOnes() throws {
    // 40 leaves one below the other: what is at most n ends in leaf n.
    let chain = (0..<39).flatMap { ["words\t\($0)", "=\t\($0)"] } + ["=\t39"]
    let model = try model(chain + ["depth\t32766", "=\t0", "=\t1000"])
    let rows = (0..<50).map { [Int16($0), 0, $0 == 7 ? .max : 0] }
    #expect(sums(model, rows) == (0..<50).flatMap { [min($0, 39) + ($0 == 7 ? 1000 : 0), 0] })
  }

  @Test(arguments: [
    (["words\t10", "=\t1"], "small.tsv ends in the middle of a tree"),
    (["weather\t10", "=\t1", "=\t2"], "small.tsv is damaged at line 1: there is no feature 'weather'"),
    (["words\tmany", "=\t1", "=\t2"], "line 1: a line is a feature or '=', a TAB and a whole number"),
    ([">\tgreen", "=\t1"], "line 1: there is no 'green'"),
    (["words\t10", "=\t1", ">\tred", "=\t2"], "line 3: a line is a feature"),
    (["# nothing"], "ends in the middle of a tree"),
  ])
  func aDamagedFileIsNamed(_ lines: [String], _ message: String) {
    let error = #expect(throws: ConfigurationError.self) { try model(lines) }
    #expect(error?.description.contains(message) == true)
  }
}
