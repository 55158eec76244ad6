internal import ThreshKit

/// A map stage between JSON Lines and JSON Lines: order is kept, and whatever is wrong with a line is said where its
/// records would stand.
struct RecordFilter {
  private let name: String
  private let kind: RecordKind
  private let jobs: Int
  private let run: @Sendable (RecordBatch) -> [MapResult]
  /// Records read so far, well or badly.
  private(set) var lines = 0
  /// Lines seen so far, remarks among them.
  private var seen = 0
  /// Records written so far.
  private(set) var records = 0
  /// Problems written so far.
  private(set) var problems = 0

  /// - Parameters:
  ///   - name: of the stage, for problems.
  ///   - kind: what the stage reads.
  ///   - jobs: how many lines may be worked on at once.
  init(name: String, reads kind: RecordKind, jobs: Int, run: @escaping @Sendable (RecordBatch) -> [MapResult])
  {
    self.name = name
    self.kind = kind
    self.jobs = jobs
    self.run = run
  }

  /// What became of some lines.
  private struct Outcome: Sendable {
    var bytes: [UInt8] = []
    var lines = 0
    var records = 0
    var problems = 0
  }

  /// The lines that `input` becomes.
  mutating func filter(_ lines: [ArraySlice<UInt8>]) -> [UInt8] {
    let input = lines.filter { !$0.isBlankLine && !Self.isEnd($0) }
    let first = seen
    seen += input.count
    let parts = jobs > 1 ? min(input.count, jobs * 4) : 1
    let filter = self
    let outcomes = Parallel.map(parts, jobs: jobs) { part in
      let range = input.count * part / parts..<input.count * (part + 1) / parts
      return filter.outcome(of: input[range], from: first + range.lowerBound)
    }
    self.lines += outcomes.reduce(0) { $0 + $1.lines }
    records += outcomes.reduce(0) { $0 + $1.records }
    problems += outcomes.reduce(0) { $0 + $1.problems }
    return outcomes.flatMap(\.bytes)
  }

  /// The last line, which says that nothing is missing.
  var end: [UInt8] { Array("{\"_end\":true,\"in\":\(lines),\"out\":\(records)}\n".utf8) }

  private func outcome(of lines: ArraySlice<ArraySlice<UInt8>>, from number: Int) -> Outcome {
    var outcome = Outcome()
    var writer = JSONWriter()
    var batch = RecordBatch(emptyOf: kind)
    var places: [Place] = []
    for line in lines {
      if Self.isRemark(line) {
        places.append(.remark(line))
        continue
      }
      do throws(RecordError) {
        let json: JSONValue
        do throws(JSONReader.Failure) { json = try JSONReader.read(line) } catch {
          throw RecordError("not-json", "the line is not JSON: \(error)")
        }
        let record = try RecordBatch.reading(json, as: kind)
        places.append(.record(batch.count))
        batch.append(record)
      } catch {
        places.append(.problem(error))
      }
    }
    let results = run(batch)
    let pages = batch.origins
    for (offset, place) in places.enumerated() {
      let line = "line \(number + offset + 1)"
      switch place {
      case .remark(let bytes): writer.append(Array(bytes) + [10])
      case .problem(let error):
        outcome.lines += 1
        write(error, ("", nil), line, &outcome, &writer)
      case .record(let index):
        outcome.lines += 1
        let result = results[index]
        for problem in result.report.problems {
          let error = RecordError(problem.code, problem.message, place: problem.place)
          write(error, pages[index], line, &outcome, &writer)
        }
        if let error = result.error { write(error, pages[index], line, &outcome, &writer) }
        if let reason = result.report.setAside {
          writer.append("{\"_set_aside\":")
          reason.write(to: &writer)
          writer.append("}\n")
        }
        for index in 0..<result.output.count {
          result.output.write(index, to: &writer)
          writer.append("\n")
        }
        outcome.records += result.output.count
      }
    }
    outcome.bytes = writer.bytes
    return outcome
  }

  /// What a line is.
  private enum Place {
    /// A record, at this place in the batch.
    case record(Int)
    case problem(RecordError)
    /// What another filter has said.
    case remark(ArraySlice<UInt8>)
  }

  private static func isRemark(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "{\"_problem\":".utf8) || line.starts(with: "{\"_set_aside\":".utf8)
  }

  private static func isEnd(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: "{\"_end\":".utf8) }

  private func write(
    _ error: RecordError, _ page: (name: String, id: String?), _ line: String, _ outcome: inout Outcome,
    _ writer: inout JSONWriter
  ) {
    outcome.problems += 1
    writer.append("{\"_problem\":")
    Problem(
      source: page.name, sourceID: page.id, stage: name, code: error.code, message: error.message,
      place: error.place.map { "\(line), \($0)" } ?? line
    ).write(to: &writer)
    writer.append("}\n")
  }
}

extension RecordBatch {
  /// Names and ids of the records' pages, in order.
  fileprivate var origins: [(name: String, id: String?)] {
    switch self {
    case .pages(let list): list.map { ($0.fileName, $0.id) }
    case .documents(let list): list.map { ($0.source, $0.id) }
    case .evidence(let list): list.map { ($0.source, $0.sourceID) }
    }
  }
}
