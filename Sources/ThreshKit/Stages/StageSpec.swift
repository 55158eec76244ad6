/// What a stage is called and does: the one source of help, lint messages and generated documentation.
public struct StageSpec: Sendable, Hashable {
  /// `group/name`, such as `cleanup/page`.
  public var name: String
  /// Major version; a pipeline file says `cleanup/page@1`.
  public var version: Int
  /// One line, without a full stop.
  public var summary: String
  /// More, in Markdown; may be empty.
  public var discussion: String
  /// A YAML step that shows it in use.
  public var example: String
  /// Fields that it may change in records that it hands on, by their names in JSON, such as `study_id` or
  /// `extra.sample_size`; all others stay as they were. Nil for a program that does not say.
  public var changes: [String]?

  public init(
    name: String, version: Int, summary: String, discussion: String = "", example: String,
    changes: [String]? = []
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.discussion = discussion
    self.example = example
    self.changes = changes
  }

  /// `cleanup/page@1`
  public var reference: String { "\(name)@\(version)" }
}
