internal import Foundation
internal import GRDB
internal import ThreshKit

extension WorkspaceCheck {
  /// Each quote of the last runs, against the text of its document.
  func quotes(_ db: Database, _ result: inout CheckResult) {
    reading("the statements", &result) { result in
      let cursor = try Row.fetchCursor(
        db,
        sql: """
          SELECT pipeline, evidence.id AS id, ids, rows.data AS data, texts.data AS document
          FROM run JOIN evidence ON evidence.run = run.id
          LEFT JOIN blob AS rows ON rows.sha256 = evidence.sha256
          LEFT JOIN document ON document.run = run.id AND document.id = evidence.id
          LEFT JOIN blob AS texts ON texts.sha256 = document.sha256
          WHERE number IN (SELECT max(number) FROM run GROUP BY pipeline)
          """)
      var isLast = false
      while !isLast {
        var stretches: [Stretch] = []
        while stretches.count < 64 * jobs {
          guard let row = try cursor.next() else {
            isLast = true
            break
          }
          stretches.append(Stretch(row))
        }
        let found = Parallel.map(stretches.count, jobs: jobs) { [stretches] in stretches[$0].check(file) }
        for part in found { result.add(part) }
      }
    }
  }

  /// The statements of one page.
  private struct Stretch: Sendable {
    var page: String
    var pipeline: String
    var ids: String
    var statements: Data
    var document: Data

    init(_ row: Row) {
      page = row.text("id") ?? ""
      pipeline = row.text("pipeline") ?? ""
      ids = row.text("ids") ?? ""
      statements = row.bytes("data") ?? Data()
      document = row.bytes("document") ?? Data()
    }

    func check(_ file: String) -> CheckResult {
      var result = CheckResult()
      let name = "the statements of page \(page.prefix(12)) of pipeline \(pipeline)"
      let decoder = JSONDecoder()
      guard let rows = try? decoder.decode([Evidence].self, from: statements) else {
        result.damages.append(Damage(file, name, "cannot be read"))
        return result
      }
      if ids != rows.map({ $0.id + " " }).joined() || rows.contains(where: { $0.sourceID != page }) {
        result.damages.append(Damage(file, "the ids of \(name)", "are not what was written"))
      }
      guard let texts = try? decoder.decode([Document].self, from: document),
        let text = texts.first(where: { $0.id == page })?.text
      else {
        result.damages.append(Damage(file, name, "have no document that can be read"))
        return result
      }
      let check = QuoteCheck(text)
      for row in rows {
        result.count("quotes")
        if check.holds(row.quote, start: row.start, end: row.end) { continue }
        result.damages.append(
          Damage(
            file, "the quote of \(row.id) of pipeline \(pipeline)",
            "is not what its page says at \(row.start)..<\(row.end)"))
      }
      return result
    }
  }
}
