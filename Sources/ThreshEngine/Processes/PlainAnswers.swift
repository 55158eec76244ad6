internal import ThreshKit

/// Puts the lines of a program that answers one line a record, in order, to the records they answer.
///
/// A program may die on one record and leave its line out (jq does), so that every later line would answer the record
/// before its own. Records know what they are: a line that is about a later record shows which ones have no answer.
struct PlainAnswers {
  private let batch: RecordBatch
  private let check: AnswerCheck
  private var results: [MapResult?]
  /// The record that the next line answers.
  private var position = 0
  /// Lines beyond the last record.
  private var surplus = 0
  /// Built when it is first needed: where each record is.
  private var places: [String: Int]?

  init(_ batch: RecordBatch, writes: RecordKind) {
    self.batch = batch
    check = AnswerCheck(writes: writes)
    results = Array(repeating: nil, count: batch.count)
  }

  /// How many lines have answered a record.
  var count: Int { position }

  mutating func take(_ line: ArraySlice<UInt8>) {
    guard !line.isBlankLine else { return }
    guard position < batch.count else {
      surplus += 1
      return
    }
    let none = RecordBatch(emptyOf: check.writes)
    do throws(RecordError) {
      let json: JSONValue
      do throws(JSONReader.Failure) { json = try JSONReader.read(line) } catch {
        throw RecordError("bad-answer", "the program's answer is not JSON: \(error)")
      }
      if case .null = json {
        results[position] = MapResult(output: none)
      } else {
        let answer = try check.read(json)
        try align(with: answer)
        results[position] = MapResult(output: check.completed(answer, from: batch, position))
      }
    } catch {
      results[position] = MapResult(output: none, error: error)
    }
    position += 1
  }

  /// One result a record; those without an answer have `error`.
  ///
  /// - Parameter isDead: see ``MapResult/isOfDeadProgram``.
  func finished(missing error: RecordError, isDead: Bool = false) -> [MapResult] {
    let none = RecordBatch(emptyOf: check.writes)
    guard surplus == 0 else {
      let error = RecordError(
        "too-many-answers",
        "the program gave \(batch.count + surplus) answers to \(batch.count) records, so that none can be trusted; "
          + "in plain mode each record has one line, and null leaves it out (several need mode: envelope)")
      return results.map { _ in MapResult(output: none, error: error) }
    }
    var missing = MapResult(output: none, error: error)
    missing.isLasting = false
    missing.isOfDeadProgram = isDead
    return results.map { $0 ?? missing }
  }

  /// Moves on to the record that `answer` is about.
  private mutating func align(with answer: RecordBatch) throws(RecordError) {
    let isSameKind = answer.kind == batch.kind
    let key = isSameKind ? answer.recordID(0) : answer.pageID(0)
    if key == self.key(position) { return }
    if places == nil {
      places = Dictionary(batch.indices.map { (self.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    if let later = places?[key], later > position {
      position = later
    } else if answer.pageID(0) != batch.pageID(position) {
      throw RecordError(
        "bad-answer",
        "the program's answer belongs to another page (\(answer.pageID(0))) than the record it is to answer")
    }
  }

  /// What tells a record from others, as far as an answer can show it.
  private func key(_ index: Int) -> String {
    batch.kind == check.writes ? batch.recordID(index) : batch.pageID(index)
  }
}

extension RecordBatch {
  var indices: Range<Int> { 0..<count }
}
