internal import ThreshKit

/// A map stage between JSON Lines and JSON Lines: whatever is wrong with a line is said where its records would stand.
struct RecordFilter: Sendable {
  /// Of the stage, for problems.
  let name: String
  /// What the stage reads.
  let kind: RecordKind
  let run: @Sendable (RecordBatch) -> [MapResult]

  /// What became of some lines.
  struct Outcome: Sendable {
    var bytes: [UInt8] = []
    /// Records read, well or badly.
    var lines = 0
    /// Records written.
    var records = 0
  }

  /// Whether a line says something of the stream and nothing of a record.
  static func isEnd(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: "{\"_end\":".utf8) }

  /// What becomes of `lines`, which follow `number` others.
  func outcome(of lines: [ArraySlice<UInt8>], after number: Int) -> Outcome {
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
        write(error, ("", nil), line, &writer)
      case .record(let index):
        outcome.lines += 1
        let result = results[index]
        for problem in result.report.problems {
          let error = RecordError(problem.code, problem.message, place: problem.place)
          write(error, pages[index], line, &writer)
        }
        if let error = result.error { write(error, pages[index], line, &writer) }
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

  private func write(
    _ error: RecordError, _ page: (name: String, id: String?), _ line: String, _ writer: inout JSONWriter
  ) {
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
