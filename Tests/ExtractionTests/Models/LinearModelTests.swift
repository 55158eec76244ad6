import Testing
import ThreshKit

@testable import Extraction

@Suite struct LinearModelTests {
  @Test func aThresholdIsRead() throws {
    let model = try LinearModel(
      Array("# made\nclasses\tout\tin\nthreshold\t0.55\na\t0\t2.0\n".utf8), name: "m.tsv",
      features: ["a", "b"])
    #expect(model.threshold == 0.55)
    #expect(abs(model.probability([0]) - 0.8808) < 0.001)
    #expect(model.probability([1]) == 0.5)
  }

  @Test func valuesCountTimesTheirWeights() throws {
    let model = try LinearModel(
      Array("classes\tx\ty\tz\na\t1\t0\t-1\nb\t0.5\t2\t0\n".utf8), name: "m.tsv", features: ["a", "b"])
    #expect(model.scores(values: [2, -1]) == [1.5, -2, -2])
    #expect(model.scores(values: [0, 0]) == [0, 0, 0])
  }

  @Test(arguments: ["threshold\thigh", "c\t0\t1.0", "a\t1.0"])
  func aWrongLineIsNamed(_ line: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try LinearModel(Array("classes\tout\tin\n\(line)\n".utf8), name: "m.tsv", features: ["a"])
    }
    #expect(error?.line == 2)
  }
}
