internal import ThreshKit

/// A program that takes one JSON object a line and gives one a line, in the same order; `null` leaves a record out.
///
/// It is started anew for every batch and may answer as late as at the end of its input, as many filters do. What
/// bounds it are the pipes, and the time for which nothing at all happens.
struct PlainProgram: ProgramRunner {
  let command: ProgramCommand
  let writes: RecordKind
  /// Seconds without a byte either way after which the program is ended.
  let patience: Double
  private let running = RunningPrograms()

  init(_ command: ProgramCommand, writes: RecordKind, patience: Double) {
    self.command = command
    self.writes = writes
    self.patience = patience
  }

  var codeIdentity: String { command.codeIdentity }
  var staysRunning: Bool { false }

  func start() throws(ConfigurationError) {}

  func run(_ batch: RecordBatch) -> [MapResult] {
    guard batch.count > 0 else { return [] }
    var answers = PlainAnswers(batch, writes: writes)
    let child: ChildProcess
    do throws(ConfigurationError) { child = try running.start(command) } catch {
      return answers.finished(missing: RecordError("program-failed", error.description), isDead: true)
    }
    defer { running.remove(child) }
    var exchange = Exchange(child, name: command.name)
    var sent = 0
    var isSilent = false
    loop: while true {
      feed(batch, &sent, &exchange)
      let turn = exchange.turn(atMost: patience)
      while let line = exchange.line() { answers.take(line) }
      switch turn {
      case .moved where exchange.isLineTooLong:
        child.kill()
        break loop
      case .moved: continue
      case .silent:
        isSilent = true
        child.kill()
        break loop
      case .closed: break loop
      }
    }
    let state = exchange.finish(within: 2)
    let reason =
      isSilent
      ? "nothing came from it and nothing was taken by it for \(Int(patience)) s"
      : "it \(state) after \(answers.count) of \(batch.count) records"
    let isDead = !isSilent && answers.count == 0 && state != .exited(0) && !running.isStopped
    return answers.finished(
      missing: RecordError(
        isSilent ? "timed-out" : "no-answer",
        "the program gave no answer: \(reason)\(exchange.log.remark)"
          + (isDead ? "" : " (to leave a record out, answer null)")),
      isDead: isDead)
  }

  func finish() {}

  func stop() { running.stop() }

  /// Keeps a little more than a pipe's worth ready to be written.
  private func feed(_ batch: RecordBatch, _ sent: inout Int, _ exchange: inout Exchange) {
    guard exchange.backlog < 1 << 16, sent < batch.count else { return }
    var writer = JSONWriter(capacity: 1 << 19)
    while sent < batch.count, writer.bytes.count < 1 << 18 {
      batch.write(sent, to: &writer)
      writer.append("\n")
      sent += 1
    }
    exchange.send(writer.bytes)
    exchange.endsInput = sent == batch.count
  }
}
