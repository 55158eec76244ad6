/// What a stage made of some records, as text, so that two runs can be compared byte for byte.
struct Trial {
  /// What came out for each input record: for a group stage, what bears its id.
  var output: [RecordBatch] = []
  /// The same as JSON, with what was said about the record.
  var lines: [[String]] = []
  /// What belongs to no one record: links, and problems of groups.
  var others: [String] = []
  /// Errors by input record.
  var errors: [Int: RecordError] = [:]
  /// Input records for which a program gave no answer.
  var unanswered: Set<Int> = []

  /// Runs a map or a group stage.
  init(_ stage: RunnableStage, _ batch: RecordBatch) {
    if let run = stage.mapping {
      for (index, result) in run(batch).enumerated() {
        output.append(result.output)
        lines.append(Self.text(result.output) + Self.text(result.report) + Self.text(result.error))
        errors[index] = result.error
        if !result.isLasting { unanswered.insert(index) }
      }
    } else if case .group(let runner) = stage {
      group(runner, batch)
    }
  }

  static func text(_ records: RecordBatch) -> [String] {
    (0..<records.count).map { index in
      var writer = JSONWriter()
      records.write(index, to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
  }

  static func text(_ report: Report) -> [String] {
    var lines = report.problems.map { "problem \($0.code): \($0.message) at \($0.place ?? "-")" }
    if let reason = report.setAside { lines.append("set aside \(reason.code): \(reason.message)") }
    return lines + report.counts.sorted { $0.key < $1.key }.map { "count \($0.key): \($0.value)" }
  }

  static func text(_ error: RecordError?) -> [String] {
    error.map { ["error \($0.code): \($0.message) at \($0.place ?? "-")"] } ?? []
  }
}
