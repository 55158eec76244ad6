internal import ThreshKit

/// One start of a program that speaks the protocol of ``Envelope``.
struct EnvelopeSession {
  private var exchange: Exchange
  private let running: RunningPrograms
  private var seq = 0

  /// Starts the program and waits until it says that it is ready.
  init(_ command: ProgramCommand, _ open: Envelope.Open, _ running: RunningPrograms)
    throws(ConfigurationError)
  {
    self.running = running
    exchange = Exchange(try running.start(command), name: command.name)
    var writer = JSONWriter()
    Envelope.write(open, to: &writer)
    exchange.send(writer.bytes)
    do throws(ConfigurationError) {
      try waitUntilReady(open)
    } catch {
      _ = end(within: 0)
      throw error
    }
  }

  private mutating func waitUntilReady(_ open: Envelope.Open) throws(ConfigurationError) {
    let deadline = ContinuousClock.now + .seconds(EnvelopeProgram.startLimit)
    while true {
      let turn = exchange.turn(atMost: max(0, (deadline - .now).milliseconds / 1000))
      if let line = exchange.line() { return try checkReady(line, open) }
      switch turn {
      case .moved: continue
      case .silent:
        throw ConfigurationError(
          "the program of \(open.stage) was not ready within \(Int(EnvelopeProgram.startLimit)) s\(exchange.log.remark)",
          expected: #"{"type":"ready","protocol":1} on its standard output, written out at once"#)
      case .closed:
        let state = exchange.finish(within: 1)
        throw ConfigurationError(
          "the program of \(open.stage) \(state) before it was ready\(exchange.log.remark)",
          expected: #"{"type":"ready","protocol":1} on its standard output"#)
      }
    }
  }

  private func checkReady(_ line: ArraySlice<UInt8>, _ open: Envelope.Open) throws(ConfigurationError) {
    let reply: Envelope.Reply
    do throws(RecordError) { reply = try Envelope.Reply.read(line) } catch {
      throw ConfigurationError(
        "the program of \(open.stage) does not speak the protocol: \(error.message)",
        expected:
          #"{"type":"ready","protocol":1} first; standard output is for messages, standard error for log"#)
    }
    switch reply {
    case .ready(let version) where open.versions.contains(version): return
    case .ready(let version):
      throw ConfigurationError(
        "the program of \(open.stage) speaks version \(version) of the protocol",
        expected: "a version from \(open.versions.lowerBound) to \(open.versions.upperBound)")
    case .error(_, let error):
      throw ConfigurationError("the program of \(open.stage) refuses: \(error.message)", key: error.place)
    case .result:
      throw ConfigurationError("the program of \(open.stage) gave a result before it was ready")
    }
  }

  /// Gives out items and takes answers until all of `work` is done; what ended the program, if something did.
  mutating func work(on work: inout EnvelopeWork, patience: Double) -> RecordError? {
    var deadline = ContinuousClock.now + .seconds(patience)
    while !work.isDone {
      if work.owesNothing { deadline = .now + .seconds(patience) }
      feed(&work)
      let backlog = exchange.backlog
      let turn = exchange.turn(atMost: max(0, (deadline - .now).milliseconds / 1000))
      var hasMoved = exchange.backlog < backlog
      while let line = exchange.line() {
        if let mistake = take(line, &work) {
          _ = end(within: 0)
          return RecordError("program-failed", mistake + exchange.log.remark)
        }
        hasMoved = true
      }
      if hasMoved { deadline = .now + .seconds(patience) }
      switch turn {
      case .moved where exchange.isLineTooLong:
        _ = end(within: 0)
        return RecordError("program-failed", "the program wrote a line without end")
      case .moved: continue
      case .silent:
        _ = end(within: 0)
        return RecordError(
          "timed-out",
          "the program did not answer within \(Int(patience)) s\(exchange.log.remark) "
            + "(does it write every answer out at once?)")
      case .closed:
        let state = end(within: 1)
        return RecordError("program-failed", "the program \(state) before it answered\(exchange.log.remark)")
      }
    }
    return nil
  }

  /// Tells the program that there is no more, and lets it end.
  mutating func close() {
    var writer = JSONWriter()
    Envelope.writeClose(to: &writer)
    exchange.send(writer.bytes)
    exchange.endsInput = true
    let deadline = ContinuousClock.now + .seconds(5)
    while ContinuousClock.now < deadline, case .moved = exchange.turn(atMost: 5) {}
    _ = end(within: 1)
  }

  private mutating func feed(_ work: inout EnvelopeWork) {
    guard exchange.backlog < 1 << 16 else { return }
    var writer = JSONWriter()
    while writer.bytes.count < 1 << 18, let index = work.give(seq: seq) {
      Envelope.writeItem(seq: seq, work.batch, index, to: &writer)
      seq += 1
    }
    if !writer.bytes.isEmpty { exchange.send(writer.bytes) }
  }

  /// What is wrong with the line, if anything.
  private func take(_ line: ArraySlice<UInt8>, _ work: inout EnvelopeWork) -> String? {
    guard !line.isBlankLine else { return nil }
    let reply: Envelope.Reply
    do throws(RecordError) { reply = try Envelope.Reply.read(line) } catch {
      return "the program does not keep to the protocol: \(error.message)"
    }
    switch reply {
    case .result(let seq, let records, let report):
      return work.take(seq: seq, records: records, report: report)
        ? nil : "the program answered item \(seq), which is not owed"
    case .error(let seq?, let error):
      return work.take(seq: seq, error: error) ? nil : "the program answered item \(seq), which is not owed"
    case .error(nil, let error): return "the program gave up: \(error.message)"
    case .ready: return "the program said twice that it is ready"
    }
  }

  private mutating func end(within seconds: Double) -> ChildProcess.ExitState {
    defer { running.remove(exchange.child) }
    return exchange.finish(within: seconds)
  }
}
