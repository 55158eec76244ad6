/// A map stage that works by lists of words and rules over them, and can say which of them are of little use.
public protocol WordListStage: MapStage {
  /// What its lists and rules do in `records`.
  func audit(_ records: [Input]) throws(ConfigurationError) -> WordListAudit
}

/// What the lists of words and the rules of a stage do in a corpus.
public struct WordListAudit: Codable, Sendable, Hashable {
  /// What matches nothing, often for a slip of the pen, in the order of the lists.
  public var unused: [UnusedEntry]
  /// The rules that a model overrules, those first that it overrules most often.
  public var overruled: [OverruledRule]

  public init(unused: [UnusedEntry] = [], overruled: [OverruledRule] = []) {
    self.unused = unused
    self.overruled = overruled
  }
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

/// A rule that a model overrules: a reason to look at its words, or at the model.
public struct OverruledRule: Codable, Sendable, Hashable {
  /// What the rule goes by, such as the name of a cue.
  public var rule: String
  /// What it says.
  public var value: String
  /// How often it said so.
  public var count: Int
  /// How often the model said something else.
  public var overruled: Int
  /// What the model said then most often.
  public var instead: String

  public init(rule: String, value: String, count: Int, overruled: Int, instead: String) {
    self.rule = rule
    self.value = value
    self.count = count
    self.overruled = overruled
    self.instead = instead
  }
}
