/// The messages between the engine and a program that runs a stage, one JSON object a line.
///
/// The engine says ``Request/open(_:)`` first and the program answers ``Reply/ready(protocolVersion:)``. Then each item
/// is answered by a result or an error with its number, in any order. After `close` the program ends.
public enum Envelope {
  /// The versions of the protocol that this build speaks.
  public static let versions = 1...1

  /// What the engine says.
  public enum Request: Sendable, Hashable {
    case open(Open)
    /// The record as JSON.
    case item(seq: Int, record: JSONValue)
    case close
  }

  /// The first message: what the program is to do.
  public struct Open: Sendable, Hashable {
    /// Versions of the protocol that the engine speaks; the program picks one.
    public var versions: ClosedRange<Int>
    /// The stage's name and version, such as `sample-size@1`.
    public var stage: String
    public var reads: RecordKind
    public var writes: RecordKind
    /// Every option with its value, defaults filled in.
    public var options: [JSONValue.Member]

    public init(
      versions: ClosedRange<Int> = Envelope.versions, stage: String, reads: RecordKind, writes: RecordKind,
      options: [JSONValue.Member]
    ) {
      self.versions = versions
      self.stage = stage
      self.reads = reads
      self.writes = writes
      self.options = options
    }
  }

  /// What the program says.
  public enum Reply: Sendable {
    case ready(protocolVersion: Int)
    /// The records made of an item, none, one or several, and what is to be said of it.
    case result(seq: Int, records: [JSONValue], report: Report)
    /// An item that could not be used or, without a number, a program that cannot be used at all.
    case error(seq: Int?, RecordError)
  }
}
