internal import Synchronization
internal import ThreshKit

/// A program that speaks the protocol of ``Envelope``: started once, told what it is to do, and given items by number.
///
/// When it dies or falls silent, the items it still owed are given to a new start of it one at a time, so that the
/// item that does it is known and only that one is lost.
final class EnvelopeProgram: ProgramRunner {
  let command: ProgramCommand
  let open: Envelope.Open
  /// Seconds within which an item must be answered.
  let patience: Double
  private let running = RunningPrograms()
  private let session = Mutex<EnvelopeSession?>(nil)

  /// Seconds that a program may take to get ready.
  static let startLimit = 120.0

  init(_ command: ProgramCommand, open: Envelope.Open, patience: Double) {
    self.command = command
    self.open = open
    self.patience = patience
  }

  var codeIdentity: String { command.codeIdentity }
  var staysRunning: Bool { true }

  func start() throws(ConfigurationError) {
    try session.withLock { (session) throws(ConfigurationError) in
      if session == nil { session = try EnvelopeSession(command, open, running) }
    }
  }

  func run(_ batch: RecordBatch) -> [MapResult] {
    session.withLock { session in
      var work = EnvelopeWork(batch, writes: open.writes)
      while !work.isDone {
        guard !running.isStopped else {
          work.failRest(RecordError("stopped", "the run was stopped"))
          break
        }
        do throws(ConfigurationError) {
          if session == nil { session = try EnvelopeSession(command, open, running) }
        } catch {
          work.failRest(RecordError("program-failed", error.description))
          break
        }
        if let end = session?.work(on: &work, patience: patience) {
          session = nil
          work.lostProgram(end)
        }
      }
      return work.finished()
    }
  }

  func finish() {
    session.withLock { session in
      session?.close()
      session = nil
    }
  }

  func stop() { running.stop() }
}
