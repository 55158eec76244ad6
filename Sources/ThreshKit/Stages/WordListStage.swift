/// A map stage that works by lists of words, and can say which of them match nothing: often a slip of the pen.
public protocol WordListStage: MapStage {
  /// What of the stage's lists matches nothing in any of `records`, in the order of the lists.
  func unused(in records: [Input]) throws(ConfigurationError) -> [UnusedEntry]
}

/// Something in a list of words that matched nothing.
public struct UnusedEntry: Codable, Sendable, Hashable {
  /// The file that the list is in.
  public var list: String
  /// The entry as the file has it.
  public var entry: String

  public init(list: String, entry: String) {
    self.list = list
    self.entry = entry
  }
}
