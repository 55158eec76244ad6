internal import Foundation
internal import GRDB
public import ThreshKit

extension Workspace {
  /// Keeps `run` in place of the pipeline's run before; that one stays until this one is written whole.
  ///
  /// - Parameter jobs: how many records may be encoded at once.
  public func save(_ run: SavedRun, jobs: Int = 1) throws(StoreError) {
    let head = try Blob(RunHead(run))
    let corpus = run.corpus
    let pipeline = corpus.run.pipeline
    let statements = Self.byPage(corpus.evidence)
    try Self.reporting(folder) {
      try database.write { db in
        for table in ["run", "page", "document", "evidence"] {
          try db.execute(sql: "DELETE FROM \(table) WHERE pipeline = ?", arguments: [pipeline])
        }
        try db.execute(
          sql: "INSERT INTO run (pipeline, data, sha256) VALUES (?, ?, ?)",
          arguments: [pipeline, head.data, head.sha256])
        let insert = "(pipeline, position, id, sha256, data) VALUES (?, ?, ?, ?, ?)"
        let page = try db.makeStatement(sql: "INSERT INTO page \(insert)")
        try Self.encoding(corpus.pages, jobs) { position, record, blob in
          try page.execute(arguments: [pipeline, position, record.id, blob.sha256, blob.data])
        }
        let document = try db.makeStatement(sql: "INSERT INTO document \(insert)")
        try Self.encoding(corpus.documents, jobs) { position, record, blob in
          try document.execute(arguments: [pipeline, position, record.id, blob.sha256, blob.data])
        }
        let evidence = try db.makeStatement(
          sql: "INSERT INTO evidence (pipeline, position, id, sha256, ids, data) VALUES (?, ?, ?, ?, ?, ?)")
        try Self.encoding(statements, jobs) { position, list, blob in
          try evidence.execute(
            arguments: [pipeline, position, list.sourceID, blob.sha256, list.ids, blob.data])
        }
      }
    }
  }

  /// Encodes `values` a few at a time, so that only those are in memory twice, and hands each to `store` in order.
  private static func encoding<Value: JSONWritable & Sendable>(
    _ values: [Value], _ jobs: Int, _ store: (Int, Value, Blob) throws -> Void
  ) throws {
    let size = 32 * max(1, jobs)
    for start in stride(from: 0, to: values.count, by: size) {
      let part = values[start..<min(start + size, values.count)]
      let blobs = Parallel.map(part.count, jobs: jobs) { index in
        Result { () throws(StoreError) in try Blob(part[start + index]) }
      }
      for (index, blob) in blobs.enumerated() {
        try store(start + index, part[start + index], blob.get())
      }
    }
  }

  /// Runs of consecutive statements of the same page.
  private static func byPage(_ evidence: [Evidence]) -> [PageStatements] {
    var lists: [PageStatements] = []
    var start = 0
    for index in evidence.indices
    where index + 1 == evidence.count || evidence[index + 1].sourceID != evidence[index].sourceID {
      lists.append(PageStatements(list: evidence[start...index]))
      start = index + 1
    }
    return lists
  }
}

/// Consecutive statements of one page: a row of the evidence table.
private struct PageStatements: JSONWritable, Sendable {
  var list: ArraySlice<Evidence>

  var sourceID: String { list.first?.sourceID ?? "" }
  /// Each id followed by a space.
  var ids: String { list.map { $0.id + " " }.joined() }

  func write(to writer: inout JSONWriter) { list.writeList(to: &writer) }
}

/// What is kept of a run beside its records.
struct RunHead: Decodable, Sendable {
  var run: RunInfo
  var pipelineFile: String?
  var steps: [SavedStep]
  var links: [String: [Link]]
  var problems: [Problem]
  var setAside: [String: Report.SetAside]
  var counts: [String: [String: Int]]
  var filesFound: Int
  var filesUnread: Int

  init(_ saved: SavedRun) {
    run = saved.corpus.run
    pipelineFile = saved.pipelineFile
    steps = saved.steps
    links = Dictionary(uniqueKeysWithValues: saved.corpus.links.map { ($0.key.rawValue, $0.value) })
    problems = saved.corpus.problems
    setAside = saved.corpus.setAside
    counts = saved.corpus.counts
    filesFound = saved.corpus.filesFound
    filesUnread = saved.corpus.filesUnread
  }
}

extension RunHead: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("run", run)
    writer.member("pipelineFile", pipelineFile)
    writer.member("steps", steps)
    writer.member("links", links)
    writer.member("problems", problems)
    writer.member("setAside", setAside)
    writer.member("counts", counts)
    writer.member("filesFound", filesFound)
    writer.member("filesUnread", filesUnread)
    writer.endObject()
  }
}

extension SavedStep: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("uses", uses)
    writer.member("input", input?.rawValue)
    writer.member("output", output?.rawValue)
    writer.endObject()
  }
}
