/// The seven tables of a review, by the name used in options, file names and messages.
public enum TableName: String, Codable, Sendable, CaseIterable {
  case evidence, claims, studies, sources, problems, cells, answers
}

/// What the values of a column are.
public indirect enum ColumnType: Sendable, Hashable {
  case text
  case integer
  case number
  case flag
  /// One of these words.
  case choice([String])
  case list(ColumnType)
  /// An object with these members, each of them always present.
  case object([Field])
  /// An object whose members are not known beforehand.
  case anyObject

  /// A member of an object.
  public struct Field: Sendable, Hashable {
    public var name: String
    public var type: ColumnType

    public init(_ name: String, _ type: ColumnType) {
      self.name = name
      self.type = type
    }
  }
}

/// What is known of a column without its row type: enough for a header, a JSON member and a schema.
public struct ColumnSpec: Sendable, Hashable {
  /// The CSV header; in JSON the member's name, unless ``group`` is set.
  public var name: String
  /// The JSON object that holds the value, such as `study`; columns of one group stand side by side.
  public var group: String?
  /// The member's name in JSON: ``name`` without the group.
  public var member: String
  public var type: ColumnType
  /// False when every row has a value.
  public var isNullable: Bool
  /// True for a column that CSV leaves out.
  public var isJSONOnly: Bool
  public var help: String
}

/// One column of a table: the only place where its name, type and value are written.
public struct Column<Row>: Sendable {
  public let spec: ColumnSpec
  /// The value in a row. Null means "not stated on the page", which is neither an empty text nor zero.
  public let value: @Sendable (Row) -> JSONValue
  /// Writes what ``value`` gives, without making it first.
  let write: @Sendable (Row, inout JSONWriter) -> Void
  /// What ``CellText`` makes of ``value``.
  let text: @Sendable (Row) -> String?
  /// False for null and for an empty list.
  let isStated: @Sendable (Row) -> Bool

  /// A column whose value may be missing. With a `group` the name is `group_member`.
  static func optional<Value: CellConvertible>(
    _ name: String, in group: String? = nil, type: ColumnType = Value.columnType, jsonOnly: Bool = false,
    help: String, _ value: @escaping @Sendable (Row) -> Value?
  ) -> Column {
    Column(
      spec: ColumnSpec(name, group, type, nullable: true, jsonOnly: jsonOnly, help),
      value: { value($0)?.cell ?? .null },
      write: { row, writer in
        if let value = value(row) { value.write(to: &writer) } else { writer.null() }
      },
      text: { value($0)?.text }, isStated: { value($0)?.isStated ?? false })
  }

  /// A column that every row has a value for.
  static func required<Value: CellConvertible>(
    _ name: String, in group: String? = nil, type: ColumnType = Value.columnType, jsonOnly: Bool = false,
    help: String, _ value: @escaping @Sendable (Row) -> Value
  ) -> Column {
    Column(
      spec: ColumnSpec(name, group, type, nullable: false, jsonOnly: jsonOnly, help),
      value: { value($0).cell }, write: { value($0).write(to: &$1) }, text: { value($0).text },
      isStated: { value($0).isStated })
  }
}

extension ColumnSpec {
  fileprivate init(
    _ name: String, _ group: String?, _ type: ColumnType, nullable: Bool, jsonOnly: Bool, _ help: String
  ) {
    let member = group.map { String(name.dropFirst($0.count + 1)) } ?? name
    self.init(
      name: name, group: group, member: member, type: type, isNullable: nullable, isJSONOnly: jsonOnly,
      help: help)
  }
}
