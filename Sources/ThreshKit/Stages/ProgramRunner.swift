/// A map stage whose work is done by a program of the user's.
///
/// The engine calls ``start()`` before the first record, ``run(_:)`` as often as it likes and from any worker, and
/// ``finish()`` at the end.
public protocol ProgramRunner: Sendable {
  /// What decides the program's results beside its options: its command, its version, and the digests of its files.
  var codeIdentity: String { get }
  /// Whether one start of the program serves batch after batch; otherwise each call of ``run(_:)`` starts it anew.
  var staysRunning: Bool { get }
  /// Finds out whether the program can be used.
  func start() throws(ConfigurationError)
  /// One result for each record of the batch, in its order.
  func run(_ batch: RecordBatch) -> [MapResult]
  /// Lets the program end, and ends it when it does not.
  func finish()
  /// Ends the program at once, for a run that is being cancelled; calls of ``run(_:)`` return soon after.
  func stop()
}
