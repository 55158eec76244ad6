internal import ArgumentParser
internal import Foundation
internal import SwiftCSV
internal import ThreshFindings
internal import ThreshKit

/// `thresh-eval claims CSV`
struct ClaimPredictions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Pairs of passages that state the same finding, as id1,id2,score.",
    discussion: """
      Reads a CSV with the columns id, article and text, and compares the passages of each article with one another.
      This comparison is made for trial reports; it is not that of dedupe/claims.
      """)

  @Argument(help: "Passages, CSV.")
  var file: String

  func run() throws {
    let table = try CSV<Named>(url: URL(fileURLWithPath: file), delimiter: .comma)
    guard Set(table.header).isSuperset(of: ["id", "article", "text"]) else {
      throw ConfigurationError("'\(file)' lacks a column", expected: "the columns id, article and text")
    }
    let passages = table.rows.map { row in
      FindingPairs.Passage(id: row["id"] ?? "", article: row["article"] ?? "", text: row["text"] ?? "")
    }
    var lines = ["id1,id2,score"]
    for pair in FindingPairs.pairs(among: passages) { lines.append("\(pair.a),\(pair.b),\(pair.score)") }
    print(lines.joined(separator: "\n"))
  }
}
