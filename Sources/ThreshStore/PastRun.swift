internal import Foundation
internal import GRDB
public import ThreshKit

/// A run that a workspace remembers.
public struct PastRun: Sendable {
  /// The run without its records.
  public var run: SavedRun
  /// What it wrote, as JSON; nil when it did not finish.
  public var account: [UInt8]?

  public init(run: SavedRun, account: [UInt8]?) {
    self.run = run
    self.account = account
  }

  public var id: String { run.id }
  public var pipeline: String { run.corpus.run.pipeline }
}

extension Workspace {
  /// The runs that are remembered, the last one first. A run before the last that is damaged is as good as forgotten.
  ///
  /// - Parameter pipeline: only those of this one.
  /// - Throws: ``StoreError`` when the last run of a pipeline is damaged.
  public func runs(pipeline: String? = nil) throws(StoreError) -> [PastRun] {
    let rows = try reading { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM run WHERE ?1 IS NULL OR pipeline = ?1 ORDER BY number DESC",
        arguments: [pipeline]
      ).map { row in
        (
          id: row.text("id") ?? "", pipeline: row.text("pipeline") ?? "",
          head: Blob(data: row.bytes("data") ?? Data(), sha256: row.text("sha256") ?? ""),
          account: row.holds("finish", "finish_sha256") ? row.bytes("finish") : nil
        )
      }
    }
    var runs: [PastRun] = []
    var pipelines: Set<String> = []
    for row in rows {
      let isLast = pipelines.insert(row.pipeline).inserted
      let head: RunHead
      do throws(StoreError) { head = try row.head.decode(name: "the run \(row.id)") } catch {
        if isLast { throw error }
        continue
      }
      runs.append(PastRun(run: head.saved, account: row.account.map { [UInt8]($0) }))
    }
    return runs
  }

  /// The pages of the run `id`; they are kept of the last run of a pipeline only.
  public func pages(run id: String) throws(StoreError) -> [Page] { try records("page", "page", run: id) }

  /// The documents of the run `id`; they are kept of the last run of a pipeline only.
  ///
  /// - Parameter page: only those of this one.
  public func documents(run id: String, page: String? = nil) throws(StoreError) -> [Document] {
    try records("document", "the document of page", run: id, page: page)
  }

  /// The statements of the run `id`, without the file names of their pages.
  ///
  /// - Parameter page: only those of this one.
  public func statements(run id: String, page: String? = nil) throws(StoreError) -> [Evidence] {
    try records("evidence", "the statements of page", run: id, page: page)
  }

  /// The pages that rows of the run `id` stand on, by the ids of the rows.
  public func pages(ofRows rows: Set<String>, run id: String) throws(StoreError) -> [String: String] {
    guard !rows.isEmpty else { return [:] }
    let lists = try reading { db in
      try Row.fetchAll(db, sql: "SELECT id, ids FROM evidence WHERE run = ?", arguments: [id]).map {
        (page: $0.text("id") ?? "", rows: $0.text("ids") ?? "")
      }
    }
    var pages: [String: String] = [:]
    for list in lists {
      for row in list.rows.split(separator: " ").map(String.init) where rows.contains(row) {
        pages[row] = list.page
      }
    }
    return pages
  }

  private func records<R: ThreshKit.Record>(_ table: String, _ kind: String, run: String, page: String? = nil)
    throws(StoreError) -> [R]
  {
    let rows = try reading { db in
      try Stored.fetch(
        db, Stored.of(table) + " WHERE run = ?1 AND (?2 IS NULL OR id = ?2) ORDER BY position", [run, page])
    }
    var records: [R] = []
    for row in rows { records += try row.records(kind) }
    return records
  }
}

extension RunHead {
  /// The run without its records.
  fileprivate var saved: SavedRun {
    var corpus = Corpus(run: run)
    for (name, links) in links { corpus.links[Relation(rawValue: name) ?? .other] = links }
    corpus.problems = problems
    corpus.setAside = setAside
    corpus.counts = counts
    corpus.filesFound = filesFound
    corpus.filesUnread = filesUnread
    var saved = SavedRun(corpus: corpus, pipelineFile: pipelineFile, steps: steps, started: started)
    saved.id = id
    return saved
  }
}
