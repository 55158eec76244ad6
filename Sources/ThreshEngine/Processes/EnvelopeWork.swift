internal import ThreshKit

/// The items of one batch: which are to be given out, which are owed, and what became of the others.
struct EnvelopeWork {
  let batch: RecordBatch
  private let check: AnswerCheck
  private var results: [MapResult?]
  private var open: Int
  /// The next record that was never given out.
  private var next = 0
  /// Records that were owed when a program was lost: given out one at a time.
  private var suspects: [Int] = []
  /// Owed records, in the order they were given out.
  private var owed: [(seq: Int, index: Int)] = []
  /// Programs lost since the last answer.
  private var losses = 0

  /// So many losses without any answer between them, and the program is given up.
  private static let lossLimit = 5
  private static let inFlight = 256

  init(_ batch: RecordBatch, writes: RecordKind) {
    self.batch = batch
    check = AnswerCheck(writes: writes)
    results = Array(repeating: nil, count: batch.count)
    open = batch.count
  }

  var isDone: Bool { open == 0 }
  var owesNothing: Bool { owed.isEmpty }

  /// The next record to give out under the number `seq`, or nil while enough are owed.
  mutating func give(seq: Int) -> Int? {
    var index: Int?
    if !suspects.isEmpty {
      if owed.isEmpty { index = suspects.removeFirst() }
    } else if owed.count < Self.inFlight, next < batch.count, !(losses > 0 && !owed.isEmpty) {
      index = next
      next += 1
    }
    if let index { owed.append((seq, index)) }
    return index
  }

  /// Takes the answer to the item `seq`; false when none was owed.
  mutating func take(seq: Int, records: [JSONValue], report: Report) -> Bool {
    guard let index = settle(seq) else { return false }
    var output = RecordBatch(emptyOf: check.writes)
    do throws(RecordError) {
      for json in records { output.append(try check.record(json, of: batch, index)) }
      set(index, MapResult(output: output, report: report))
    } catch {
      set(index, MapResult(output: RecordBatch(emptyOf: check.writes), report: report, error: error))
    }
    return true
  }

  /// Takes the error that answers the item `seq`; false when none was owed.
  mutating func take(seq: Int, error: RecordError) -> Bool {
    guard let index = settle(seq) else { return false }
    set(index, MapResult(output: RecordBatch(emptyOf: check.writes), error: error))
    return true
  }

  /// The program is gone: the one record it worked on has done it, or one of several.
  mutating func lostProgram(_ error: RecordError) {
    losses += 1
    if owed.count == 1 {
      fail(owed[0].index, error)
    } else {
      suspects = owed.map(\.index) + suspects
    }
    owed = []
    if losses >= Self.lossLimit {
      var error = error
      error.message += "; it was started \(losses) times without one answer and is given up"
      failRest(error)
    }
  }

  mutating func failRest(_ error: RecordError) {
    for index in results.indices where results[index] == nil {
      fail(index, error)
    }
  }

  func finished() -> [MapResult] { results.compactMap(\.self) }

  private mutating func settle(_ seq: Int) -> Int? {
    guard let place = owed.firstIndex(where: { $0.seq == seq }) else { return nil }
    losses = 0
    return owed.remove(at: place).index
  }

  /// Leaves a record without an answer.
  private mutating func fail(_ index: Int, _ error: RecordError) {
    var result = MapResult(output: RecordBatch(emptyOf: check.writes), error: error)
    result.isLasting = false
    set(index, result)
  }

  private mutating func set(_ index: Int, _ result: MapResult) {
    results[index] = result
    open -= 1
  }
}
