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

  public init(name: String, version: Int, summary: String, discussion: String = "", example: String) {
    self.name = name
    self.version = version
    self.summary = summary
    self.discussion = discussion
    self.example = example
  }

  /// `cleanup/page@1`
  public var reference: String { "\(name)@\(version)" }
}
