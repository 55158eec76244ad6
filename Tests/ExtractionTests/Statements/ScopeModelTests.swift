import Foundation
import Testing
import ThreshKit
import ThreshTesting

@testable import Extraction

@Suite struct ScopeModelTests {
  /// The names in the first column of the model that ships.
  private static func weighted() throws -> Set<String> {
    let file = Fixture.packageRoot().appendingPathComponent(
      "Plugins/Extraction/Resources/models/scope.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return Set(lines.filter { !$0.hasPrefix("#") }.map { String($0.prefix { $0 != "\t" }) })
      .subtracting(["classes", "threshold"])
  }

  @Test func everyWeightBelongsToAFeature() throws {
    #expect(try Self.weighted().subtracting(Features.names).sorted() == [])
  }

  /// A cue that none of the training pages has in some place has no weight there, and plain text has neither tables
  /// nor quotes; all else must have one.
  @Test func everyFeatureHasAWeight() throws {
    let weighted = try Self.weighted()
    let missing = Set(Features.names).subtracting(weighted)
    let unseen = missing.filter { $0.contains(":") }.sorted()
    #expect(unseen == ["trait:marginalBlock", "trait:quoteBlock"])
    for cue in Cue.allCases where cue != .neutral {
      let places = ["", "@main", "@head", "@heading"].map { cue.name + $0 }
      #expect(!missing.isSuperset(of: places), "\(cue.name) has no weight anywhere: train the model again")
    }
  }

  @Test func featuresHaveDistinctNames() {
    #expect(Set(Features.names).count == Features.names.count)
    #expect(Features.names[Features.index(of: .question)] == "trait:question")
    #expect(Features.names[Features.index(ofRule: .safety)] == "rule:safety")
  }

  @Test func aThresholdIsRead() throws {
    let model = try LinearModel(
      Array("# made\nclasses\tout\tin\nthreshold\t0.55\na\t0\t2.0\n".utf8), name: "m.tsv",
      features: ["a", "b"])
    #expect(model.threshold == 0.55)
    #expect(abs(model.probability([0]) - 0.8808) < 0.001)
    #expect(model.probability([1]) == 0.5)
  }

  @Test(arguments: ["threshold\thigh", "c\t0\t1.0", "a\t1.0"])
  func aWrongLineIsNamed(_ line: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try LinearModel(Array("classes\tout\tin\n\(line)\n".utf8), name: "m.tsv", features: ["a"])
    }
    #expect(error?.line == 2)
  }
}
