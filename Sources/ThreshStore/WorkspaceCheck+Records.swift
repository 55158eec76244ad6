internal import Foundation
internal import GRDB
internal import ThreshKit

extension WorkspaceCheck {
  /// Every list of records and every kept file.
  func blobs(_ db: Database, _ result: inout CheckResult) {
    reading("the records", &result) { result in
      let rows = try Row.fetchCursor(db, sql: "SELECT sha256, data FROM blob")
      while let row = try rows.next() {
        result.count("lists of records")
        guard !row.holds() else { continue }
        let names = owners(of: row.text("sha256") ?? "", db)
        result.damages += names.map { Damage(file, $0, "is not what was written") }
      }
    }
  }

  /// What a blob is part of.
  private func owners(of sha256: String, _ db: Database) -> [String] {
    var names: [String] = []
    for (table, name) in Self.recordTables {
      let rows = try? Row.fetchAll(
        db,
        sql: """
          SELECT \(table).id AS id, pipeline FROM \(table) JOIN run ON run.id = run
          WHERE \(table).sha256 = ?
          """,
        arguments: [sha256])
      names += (rows ?? []).map { name + Self.place($0.text("id"), $0.text("pipeline")) }
    }
    let results = try? Row.fetchAll(
      db, sql: "SELECT page, reference FROM result LEFT JOIN stage ON digest = stage WHERE output = ?",
      arguments: [sha256])
    names += (results ?? []).map { Self.result($0) }
    let files = try? Row.fetchAll(db, sql: "SELECT name FROM kept_file WHERE sha256 = ?", arguments: [sha256])
    names += (files ?? []).map { "the kept file \($0.text("name") ?? "")" }
    return names.isEmpty ? ["a list of records that nothing needs"] : names
  }

  static let recordTables = [
    ("page", "page"), ("document", "the document of page"), ("evidence", "the statements of page"),
  ]

  private static func place(_ page: String?, _ pipeline: String?) -> String {
    " \(page?.prefix(12) ?? "") of pipeline \(pipeline ?? "")"
  }

  private static func result(_ row: Row) -> String {
    "what \(row.text("reference") ?? "a stage") made of page \(row.text("page")?.prefix(12) ?? "")"
  }

  /// Heads and accounts of runs.
  func runs(_ db: Database, _ result: inout CheckResult) {
    reading("the runs", &result) { result in
      for row in try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY number") {
        result.count("runs")
        let name = "the run \(row.text("id") ?? "") of pipeline \(row.text("pipeline") ?? "")"
        let head = row.bytes("data").flatMap { try? JSONDecoder().decode(RunHead.self, from: $0) }
        if !row.holds() || head?.id != row.text("id") || head?.run.pipeline != row.text("pipeline") {
          result.damages.append(Damage(file, name, "is not what was written"))
        }
        let isFinished = row.hasValue("finish") || row.hasValue("finish_sha256")
        if isFinished, !row.holds("finish", "finish_sha256") {
          result.damages.append(Damage(file, "the account of \(name)", "is not what was written"))
        }
      }
    }
  }

  /// Records that are listed and not there.
  func references(_ db: Database, _ result: inout CheckResult) {
    for (table, name) in Self.recordTables {
      reading("the list of every \(table)", &result) { result in
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT \(table).id AS id, pipeline, blob.sha256 IS NOT NULL AND run.id IS NOT NULL AS found
            FROM \(table) LEFT JOIN run ON run.id = run LEFT JOIN blob ON blob.sha256 = \(table).sha256
            """)
        while let row = try rows.next() {
          guard row.number("found") != 1 else { continue }
          result.damages.append(
            Damage(file, name + Self.place(row.text("id"), row.text("pipeline")), "is not there any more"))
        }
      }
    }
    reading("the kept files", &result) { result in
      for row in try Row.fetchAll(
        db, sql: "SELECT name, sha256 IN (SELECT sha256 FROM blob) AS found FROM kept_file")
      where row.number("found") != 1 {
        result.damages.append(
          Damage(file, "the kept file \(row.text("name") ?? "")", "is not there any more"))
      }
    }
  }

  /// Stages, and what they made.
  func results(_ db: Database, _ result: inout CheckResult) {
    reading("the stages", &result) { result in
      for row in try Row.fetchAll(db, sql: "SELECT * FROM stage") {
        let identity = StageIdentity(
          reference: row.text("reference") ?? "", code: row.text("code") ?? "",
          options: row.text("options") ?? "", build: row.text("build") ?? "")
        guard identity.digest != row.text("digest") else { continue }
        result.damages.append(Damage(file, "the stage \(identity.reference)", "is not what was written"))
      }
    }
    reading("the results", &result) { result in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT key, stage, input, page, reference, result.sha256 AS sha256, result.data AS data,
          reference IS NOT NULL AND blob.sha256 IS NOT NULL AS found
          FROM result LEFT JOIN stage ON digest = stage LEFT JOIN blob ON blob.sha256 = output
          """)
      while let row = try rows.next() {
        result.count("results")
        let key = "\(row.text("stage") ?? "") \(row.text("input") ?? "")"
        if row.number("found") != 1 {
          result.damages.append(Damage(file, Self.result(row), "is not there any more"))
        } else if !row.holds() || ContentID.sha256(Array(key.utf8)) != row.text("key") {
          result.damages.append(Damage(file, Self.result(row), "is not what was written"))
        }
      }
    }
  }

  /// Everything else that lies beside its digest.
  func values(_ db: Database, _ result: inout CheckResult) {
    for (table, kind, name) in [
      ("file", "files known", "path"), ("links", "lists of links", "pipeline"),
      ("decision", "decisions", "subject"),
    ] {
      reading("the \(kind)", &result) { result in
        let rows = try Row.fetchCursor(db, sql: "SELECT \(name), sha256, data FROM \(table)")
        while let row = try rows.next() {
          result.count(kind)
          guard !row.holds() else { continue }
          let part = "what is known under \(row.text(name) ?? "") in the \(kind)"
          result.damages.append(Damage(file, part, "is not what was written"))
        }
      }
    }
  }
}

extension Row {
  /// False for null.
  func hasValue(_ column: String) -> Bool { (self[column] as DatabaseValue?).map { !$0.isNull } ?? false }
}
