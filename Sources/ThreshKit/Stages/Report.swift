/// What a stage says about the records it handles, beside its output.
public struct Report: Sendable {
  /// Problems raised so far. ``Problem/source`` and ``Problem/stage`` are filled in by the engine.
  public private(set) var problems: [Problem] = []
  /// Why the current page is left out of the table, if it is.
  public private(set) var setAside: SetAside?
  /// Named counts for the current record, such as `sentences`.
  public private(set) var counts: [String: Int] = [:]

  /// A page that was read but is not charted.
  public struct SetAside: Codable, Sendable, Hashable {
    /// A code that a PRISMA diagram can count, such as `not-english`.
    public var code: String
    public var message: String
    /// What the page says about itself, where the stage knows it and hands on no document.
    public var metadata: Metadata?

    public init(code: String, message: String, metadata: Metadata? = nil) {
      self.code = code
      self.message = message
      self.metadata = metadata
    }
  }

  public init() {}

  /// Notes a problem; the record is still processed.
  public mutating func problem(_ code: String, _ message: String, source: String = "", place: String? = nil) {
    problems.append(Problem(source: source, stage: "", code: code, message: message, place: place))
  }

  /// Leaves the current page out of the table, with the reason. Return no records after this.
  ///
  /// - Parameter metadata: what the page says about itself, for its row in the table of sources.
  public mutating func setAside(_ code: String, _ message: String, metadata: Metadata? = nil) {
    setAside = SetAside(code: code, message: message, metadata: metadata)
  }

  /// Adds `n` to the count called `name`. Known names: `sentences` (read), `charted` (sentences in rows).
  public mutating func count(_ name: String, _ n: Int) {
    counts[name, default: 0] += n
  }
}
