import Foundation
import ThreshKit

@testable import Export

/// A review of two statements on one page.
enum ExportFixture {
  static let text = "Acupuncture eased pain, said \"a review\". It may help; or not."

  static func tables(_ change: (inout Corpus) -> Void = { _ in }) -> ReviewTables {
    var corpus = Corpus(
      run: RunInfo(
        pipeline: "sample", title: "A sample", pipelineDigest: "d1", stages: ["cleanup/page@1"],
        inputDigest: "d2", thresh: "0.1"))
    corpus.pages = [Page(id: "p1", origins: [.init(path: "one.txt")], mediaType: .plainText)]
    corpus.filesFound = 1
    corpus.documents = [Document(id: "p1", source: "one.txt", mediaType: .plainText, text: text)]
    var finding = row(0, 40, .researchFinding)
    finding.outcomes = ["pain", "a; b"]
    finding.direction = .favours
    finding.study.design = .review
    finding.study.nStudies = 0
    finding.statistics = [Statistic(.count, "33", unit: "trials")]
    var second = row(41, 61, .effectivenessClaim)
    second.certainty = .hedged
    second.population = ""
    second.extra = ["rank": .int(-3), "note": .string("=1+1")]
    corpus.evidence = [finding, second]
    change(&corpus)
    return ReviewTables(corpus)
  }

  private static func row(_ start: Int, _ end: Int, _ type: StatementType) -> Evidence {
    let scalars = Array(text.unicodeScalars)[start..<end]
    var quote = String.UnicodeScalarView()
    quote.append(contentsOf: scalars)
    return Evidence(
      sourceID: "p1", source: "one.txt", quote: String(quote), start: start, end: end, type: type)
  }

  /// What the JSON export of `tables` holds.
  static func json(_ tables: ReviewTables, jobs: Int = 1) throws -> Data {
    try inFolder { folder in
      let stage = try JSONExport(.init(), context)
      _ = try stage.write(tables, into: OutputFolder(path: folder.path, jobs: jobs))
      return try Data(contentsOf: URL(fileURLWithPath: folder.path + "/review.json"))
    }
  }

  /// Runs `body` with an empty folder that is removed afterwards.
  static func inFolder<T>(_ body: (OutputFolder) throws -> T) throws -> T {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("export-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(OutputFolder(path: url.path))
  }

  static let context = StageContext(resolve: { $0 }, read: { _ throws(ConfigurationError) in [] })
}
