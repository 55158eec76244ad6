internal import ArgumentParser
internal import Foundation
internal import SwiftCSV
internal import ThreshKit

/// `thresh-eval claims CSV`
struct ClaimPredictions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Pairs of passages that state the same finding, as id1,id2,score.",
    discussion: """
      Reads a CSV with the columns id, article and text. The passages of an article make one page; each passage
      is one statement, with the fields that the extraction finds in it.
      """)

  @Argument(help: "Passages, CSV.")
  var file: String

  private struct Passage {
    var id: String
    var text: String
  }

  func run() throws {
    let table = try CSV<Named>(url: URL(fileURLWithPath: file), delimiter: .comma)
    guard Set(table.header).isSuperset(of: ["id", "article", "text"]) else {
      throw ConfigurationError("'\(file)' lacks a column", expected: "the columns id, article and text")
    }
    var articles: [String: [Passage]] = [:]
    var order: [String] = []
    for row in table.rows {
      let article = row["article"] ?? ""
      if articles[article] == nil { order.append(article) }
      articles[article, default: []].append(Passage(id: row["id"] ?? "", text: row["text"] ?? ""))
    }
    let chain = try StageChain(stages: Evaluation.stages)
    let statements = order.flatMap { article in
      Self.statements(article, articles[article] ?? [], chain)
    }
    var lines = ["id1,id2,score"]
    for link in try chain.claimLinks(statements) { lines.append("\(link.a),\(link.b),\(link.score)") }
    print(lines.joined(separator: "\n"))
  }

  /// One statement for each passage, in order.
  private static func statements(_ article: String, _ passages: [Passage], _ chain: StageChain) -> [Evidence]
  {
    let text = passages.map(\.text).joined(separator: "\n\n")
    let rows = chain.evidence(text, name: article)
    var start = 0
    return passages.map { passage in
      let end = start + passage.text.unicodeScalars.count
      defer { start = end + 2 }
      let inside = rows.filter { $0.start >= start && $0.start < end }
      let findings = inside.filter { $0.type == .researchFinding }
      var statement =
        (findings.isEmpty ? inside : findings).max { $0.quote.count < $1.quote.count }
        ?? Evidence(
          sourceID: article, source: article, quote: passage.text, start: start, end: end,
          type: .researchFinding)
      statement.id = passage.id
      statement.sourceID = article
      statement.quote = passage.text
      statement.start = start
      statement.end = end
      statement.outcomes = inside.flatMap(\.outcomes).reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
      statement.statistics = inside.flatMap(\.statistics)
      return statement
    }
  }
}
