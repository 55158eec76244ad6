internal import Foundation
internal import ThreshKit
internal import ThreshStore

/// What a stage said about one record, as it is kept beside the result.
///
/// The file name of the record's page is left out, as it is in the records.
struct ResultNote: Decodable, Sendable {
  /// How many of the result's records were made of this one.
  var count: Int
  var problems: [Problem]?
  var setAside: Report.SetAside?
  var counts: [String: Int]?
  var error: Failure?

  struct Failure: Decodable, Sendable {
    var code: String
    var message: String
    var place: String?
  }

  init(_ report: Report, count: Int, error: RecordError?, source: String) {
    self.count = count
    problems = report.problems.isEmpty ? nil : report.problems.map { $0.source == source ? $0.nameless : $0 }
    setAside = report.setAside
    counts = report.counts.isEmpty ? nil : report.counts
    self.error = error.map { Failure(code: $0.code, message: $0.message, place: $0.place) }
  }

  var report: Report {
    var report = Report()
    for problem in problems ?? [] {
      report.problem(problem.code, problem.message, source: problem.source, place: problem.place)
    }
    if let setAside { report.setAside(setAside.code, setAside.message, metadata: setAside.metadata) }
    for (name, n) in counts ?? [:] { report.count(name, n) }
    return report
  }

  var recordError: RecordError? { error.map { RecordError($0.code, $0.message, place: $0.place) } }
}

extension ResultNote: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("count", count)
    writer.member("problems", problems)
    writer.member("setAside", setAside)
    writer.member("counts", counts)
    writer.member("error", error)
    writer.endObject()
  }
}

extension ResultNote.Failure: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("code", code)
    writer.member("message", message)
    writer.member("place", place)
    writer.endObject()
  }
}

extension Problem {
  fileprivate var nameless: Problem {
    var problem = self
    problem.source = ""
    return problem
  }
}

extension ResultCache.Result {
  /// What a map stage made of the consecutive records of a page named `source`; nil when JSON has no way to write it.
  init?(_ results: [MapResult], kind: RecordKind, source: String) {
    let (output, isWhole) = RecordJSON.encode(.joined(results.lazy.map(\.output), kind: kind))
    guard isWhole else { return nil }
    var writer = JSONWriter()
    results.map { ResultNote($0.report, count: $0.output.count, error: $0.error, source: source) }
      .write(to: &writer)
    self.init(output: output, notes: writer.bytes, failed: results.count { $0.error != nil })
  }

  /// What the stage made of each record; nil when another version of thresh wrote it.
  func results(kind: RecordKind, source: String) -> [MapResult]? {
    let decoder = JSONDecoder()
    guard let notes = try? decoder.decode([ResultNote].self, from: Data(notes)),
      var batch = try? RecordBatch(json: output, kind: kind),
      batch.count == notes.reduce(0, { $0 + $1.count })
    else { return nil }
    batch.setSources(source)
    if notes.count == 1 {
      return [MapResult(output: batch, report: notes[0].report, error: notes[0].recordError)]
    }
    var start = 0
    return notes.map { note in
      defer { start += note.count }
      return MapResult(
        output: batch.picking(start..<start + note.count), report: note.report, error: note.recordError)
    }
  }
}

extension RecordBatch {
  /// The list that ``RecordJSON`` wrote.
  init(json: [UInt8], kind: RecordKind) throws {
    let decoder = JSONDecoder()
    switch kind {
    case .page: self = .pages(try decoder.decode([Page].self, from: Data(json)))
    case .document: self = .documents(try decoder.decode([Document].self, from: Data(json)))
    case .evidence: self = .evidence(try decoder.decode([Evidence].self, from: Data(json)))
    }
  }
}
